package huiying.app.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

import huiying.bot.staff.StaffMember;

/** Somebody who knows a password and has yet to show the second factor: may do nothing else. */
final class HalfSignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final transient StaffMember member;

    HalfSignedIn(StaffMember member) {
        super(List.of());
        this.member = member;
        setAuthenticated(true);
    }

    StaffMember member() {
        return member;
    }

    @Override
    public Object getPrincipal() {
        return member.login();
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
