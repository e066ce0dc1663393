package huiying.app.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import huiying.bot.staff.StaffMember;

/** Somebody whose name and right to be here have been checked; the principal is the member of staff. */
public final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final transient StaffMember member;

    public SignedIn(StaffMember member) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + member.role().name())));
        this.member = member;
        setAuthenticated(true);
    }

    public StaffMember member() {
        return member;
    }

    @Override
    public StaffMember getPrincipal() {
        return member;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return member.login();
    }
}
