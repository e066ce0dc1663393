package huiying.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.staff.StaffMember;
import reactor.core.publisher.Mono;

/** Finds who is signed in by the cookie of a request. Signing in always starts a new session, signing out ends it in the database. */
final class SessionContext implements ServerSecurityContextRepository {
    static final String COOKIE = "huiying";

    private final Sessions sessions;
    private final Cookies cookies;

    SessionContext(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookies.get(exchange, COOKIE)).flatMap(this::member).map(SessionContext::context);
    }

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        var before = cookies.get(exchange, COOKIE);
        var closed = before.map(token -> Blocking.run(() -> sessions.close(token))).orElse(Mono.empty());
        return switch (context == null ? null : context.getAuthentication()) {
            case SignedIn whole -> closed.then(Blocking.call(() -> sessions.open(whole.member().id()))).doOnNext(token -> cookies.set(exchange, COOKIE, token))
                    .then();
            case HalfSignedIn half -> closed.then(Blocking.call(() -> sessions.await(half.member().id()))).doOnNext(token -> cookies.set(exchange, COOKIE,
                    token)).then();
            case null, default -> {
                cookies.clear(exchange, COOKIE);
                yield closed;
            }
        };
    }

    /** Whether the cookie of this request still opens the house. */
    Mono<Boolean> stillGood(ServerWebExchange exchange) {
        return load(exchange).hasElement();
    }

    private Mono<StaffMember> member(String token) {
        return sessions.remembered(token).map(Mono::justOrEmpty).orElseGet(() -> Blocking.call(() -> sessions.find(token)).flatMap(Mono::justOrEmpty));
    }

    private static SecurityContext context(StaffMember member) {
        return new SecurityContextImpl(new SignedIn(member));
    }
}
