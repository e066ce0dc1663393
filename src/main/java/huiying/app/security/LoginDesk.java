package huiying.app.security;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

import reactor.core.publisher.Mono;

/** Lets members of staff in who know their password, and says nothing else to anybody. */
final class LoginDesk implements ReactiveAuthenticationManager {
    private final StaffAccounts accounts;
    private final Passwords passwords;
    private final LoginLimiter limiter;

    LoginDesk(StaffAccounts accounts, Passwords passwords, LoginLimiter limiter) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.limiter = limiter;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication claimed) {
        return Blocking.call(() -> check(claimed));
    }

    private Authentication check(Authentication claimed) {
        var login = String.valueOf(claimed.getPrincipal());
        if (!limiter.admit(login, String.valueOf(claimed.getDetails()))) {
            throw new TooManyTries();
        }
        var account = accounts.find(login);
        if (!passwords.matches(String.valueOf(claimed.getCredentials()), account.map(StaffAccounts.Account::passwordHash).orElse(null))) {
            throw new BadCredentialsException("wrong");
        }
        limiter.forget(login);
        return new SignedIn(account.orElseThrow().member());
    }

    /** Ten tries in a quarter of an hour are enough. */
    static final class TooManyTries extends AuthenticationException {
        private static final long serialVersionUID = 1;

        TooManyTries() {
            super("too many tries");
        }
    }
}
