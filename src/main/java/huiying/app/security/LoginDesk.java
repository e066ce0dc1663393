package huiying.app.security;

import java.util.Map;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.staff.StaffMember;
import reactor.core.publisher.Mono;

/** Lets members of staff in who know their password, and says nothing else to anybody. */
final class LoginDesk implements ReactiveAuthenticationManager {
    private final StaffAccounts accounts;
    private final Passwords passwords;
    private final LoginLimiter limiter;
    private final TransactionOperations transaction;
    private final Audit audit;
    private final SecondFactors factors;

    LoginDesk(StaffAccounts accounts, Passwords passwords, LoginLimiter limiter, TransactionOperations transaction, Audit audit, SecondFactors factors) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.limiter = limiter;
        this.transaction = transaction;
        this.audit = audit;
        this.factors = factors;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication claimed) {
        return Blocking.call(() -> check(claimed));
    }

    private Authentication check(Authentication claimed) {
        var login = String.valueOf(claimed.getPrincipal());
        var address = String.valueOf(claimed.getDetails());
        if (!limiter.admit(login, address)) {
            throw new TooManyTries();
        }
        var account = accounts.find(login);
        if (!passwords.matches(String.valueOf(claimed.getCredentials()), account.map(StaffAccounts.Account::passwordHash).orElse(null))) {
            throw new BadCredentialsException("wrong");
        }
        limiter.forgive(login, address);
        var member = account.orElseThrow().member();
        return factors.asksFor(member.id()) ? new HalfSignedIn(member) : admitted(member);
    }

    private Authentication admitted(StaffMember member) {
        transaction.executeWithoutResult(status -> audit.record(member.id().toString(), "signed-in", member.id().toString(), Map.of()));
        return new SignedIn(member);
    }

    /** Ten tries in a quarter of an hour are enough. */
    static final class TooManyTries extends AuthenticationException {
        private static final long serialVersionUID = 1;

        TooManyTries() {
            super("too many tries");
        }
    }
}
