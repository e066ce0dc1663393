package huiying.app.security;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/** Tells every browser, on every answer, to run only what is ours and to show us in no frame; pages are never kept in a cache. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeaders implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(PagePolicy.of(exchange), exchange.getResponse().getHeaders())));
        return chain.filter(exchange);
    }

    private static void write(PagePolicy policy, HttpHeaders headers) {
        headers.set("Content-Security-Policy", policy.text());
        headers.set("X-Content-Type-Options", "nosniff");
        if (!policy.framed()) {
            headers.set("X-Frame-Options", "DENY");
        }
        headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (headers.getCacheControl() == null) {
            headers.setCacheControl(CacheControl.noStore());
        }
    }
}
