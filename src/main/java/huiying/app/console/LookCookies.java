package huiying.app.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/** Remembers the language, theme and type size a link asked for, so that no page needs a script to look right at once. */
@Component
final class LookCookies implements WebFilter {

    private static final Map<String, List<String>> KNOWN = Map.of(Look.LANGUAGE, List.of("zh", "en"), Look.THEME, List.of("system", "light", "dark"), Look.TEXT,
            List.of("normal", "large"));

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getMethod() == HttpMethod.GET) {
            KNOWN.forEach((name, values) -> remember(exchange, name, values));
        }
        return chain.filter(exchange);
    }

    private static void remember(ServerWebExchange exchange, String name, List<String> values) {
        var asked = exchange.getRequest().getQueryParams().getFirst(name);
        if (asked != null && values.contains(asked)) {
            exchange.getResponse().addCookie(ResponseCookie.from(name, asked).path("/").maxAge(Duration.ofDays(365)).httpOnly(true).sameSite("Lax").build());
        }
    }
}
