package huiying.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** The proof that a form was ours: a keyed hash of the session, or of a random cookie before sign-in, so that nothing has to be stored for it. */
final class CsrfTokens implements ServerCsrfTokenRepository {
    static final String HEADER = "X-CSRF-TOKEN";
    static final String PARAMETER = "_csrf";
    private static final String VISIT = "huiying_visit";

    private final byte[] key;
    private final Cookies cookies;

    CsrfTokens(byte[] key, Cookies cookies) {
        this.key = key.clone();
        this.cookies = cookies;
    }

    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        var visit = Digest.newToken();
        exchange.getAttributes().put(VISIT, visit);
        return Mono.just(token(visit));
    }

    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
        if (exchange.getAttribute(VISIT) instanceof String visit && token != null) {
            cookies.set(exchange, VISIT, visit);
        }
        return Mono.empty();
    }

    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookies.get(exchange, SessionContext.COOKIE).or(() -> cookies.get(exchange, VISIT)).map(this::token));
    }

    private CsrfToken token(String of) {
        return new DefaultCsrfToken(HEADER, PARAMETER, Digest.hmac(key, "csrf", of));
    }
}
