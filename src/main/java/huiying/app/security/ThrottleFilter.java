package huiying.app.security;

import java.util.HexFormat;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import huiying.app.config.Settings;
import reactor.core.publisher.Mono;

/** Turns away who asks too often, before anything is looked up: programs by their key, strangers by their network address. Doors count for themselves, except that
 * new chats and photos are counted here too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class ThrottleFilter implements WebFilter {
    private final Throttle throttle;
    private final Settings.Limits limits;

    ThrottleFilter(Throttle throttle, Settings.Limits limits) {
        this.throttle = throttle;
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return switch (Routes.accessTo(request.getPath().pathWithinApplication()).orElse(Access.DOOR)) {
            case API -> counted(caller(request), limits.api(), exchange, chain);
            case PUBLIC -> isFile(request) ? chain.filter(exchange) : counted("page " + SignIn.addressOf(request), limits.anonymous(), exchange, chain);
            case DOOR -> switch (request.getMethod() == HttpMethod.POST ? request.getPath().value() : "") {
                case "/chat/attachments" -> counted("photo " + SignIn.addressOf(request), limits.photos(), exchange, chain);
                case "/chat/session" -> counted("chat " + SignIn.addressOf(request), limits.chats(), exchange, chain);
                default -> chain.filter(exchange);
            };
            default -> chain.filter(exchange);
        };
    }

    private Mono<Void> counted(String who, int most, ServerWebExchange exchange, WebFilterChain chain) {
        return throttle.admit(who, most).flatMap(room -> {
            if (room) {
                return chain.filter(exchange);
            }
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "60");
            return Mono.error(new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS));
        });
    }

    /** A key is known here by its hash only; whether it opens anything is asked later. */
    private static String caller(ServerHttpRequest request) {
        var shown = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return shown == null ? "api " + SignIn.addressOf(request) : "key " + HexFormat.of().formatHex(Digest.sha256(shown), 0, 16);
    }

    private static boolean isFile(ServerHttpRequest request) {
        return request.getPath().value().indexOf('.') >= 0;
    }
}
