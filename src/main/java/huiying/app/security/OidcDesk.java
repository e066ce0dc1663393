package huiying.app.security;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.staff.StaffMember;
import reactor.core.publisher.Mono;

/** Lets in whom the organisation's provider vouches for, when that person has an account here and was bound to it; the second factor is asked for as after a password. */
final class OidcDesk {
    /** Ways of proving oneself that are more than a password (RFC 8176). */
    private static final Set<String> STRONG = Set.of("mfa", "otp", "hwk", "sc", "fpt", "face");

    private final ReactiveAuthenticationManager provider;
    private final OutsideLogins logins;
    private final StaffAccounts accounts;
    private final SecondFactors factors;
    private final Log log;
    private final boolean trusted;

    OidcDesk(ReactiveAuthenticationManager provider, OutsideLogins logins, StaffAccounts accounts, SecondFactors factors, Log log, boolean trusted) {
        this.provider = provider;
        this.logins = logins;
        this.accounts = accounts;
        this.factors = factors;
        this.log = log;
        this.trusted = trusted;
    }

    /** Where it is written down. */
    record Log(TransactionOperations transactions, Audit audit) {
        void signedIn(StaffMember member) {
            transactions.executeWithoutResult(status -> audit.record(member.id().toString(), "signed-in", member.id().toString(), Map.of("by", "oidc")));
        }
    }

    Mono<Authentication> authenticate(Authentication claimed) {
        return provider.authenticate(claimed).flatMap(vouched -> vouched.getPrincipal() instanceof OidcUser who
                ? Blocking.call(() -> admit(who))
                : Mono.error(new BadCredentialsException("no identity")))
                .onErrorMap(lost -> !(lost instanceof AuthenticationException),
                        lost -> new AuthenticationServiceException("the provider does not answer", lost));
    }

    private Authentication admit(OidcUser who) {
        var email = Boolean.TRUE.equals(who.getEmailVerified()) ? who.getEmail() : null;
        var member = logins.personOf(Objects.requireNonNull(who.getSubject()), email).flatMap(accounts::find).map(StaffAccounts.Account::member)
                .orElseThrow(Unbound::new);
        if (factors.asksFor(member.id()) && !(trusted && isStrong(who))) {
            return new HalfSignedIn(member);
        }
        log.signedIn(member);
        return new SignedIn(member);
    }

    private static boolean isStrong(OidcUser who) {
        var ways = who.getIdToken().getAuthenticationMethods();
        return ways != null && ways.stream().anyMatch(STRONG::contains);
    }

    /** The provider knows this person and we do not. */
    static final class Unbound extends AuthenticationException {
        private static final long serialVersionUID = 1;

        Unbound() {
            super("nobody is bound to this identity");
        }
    }
}
