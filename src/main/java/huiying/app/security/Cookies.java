package huiying.app.security;

import java.time.Duration;
import java.util.Optional;

import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** Our cookies: unreadable for scripts, never sent along by other sites, and over https bound to this very host. */
record Cookies(boolean https) {

    Optional<String> get(ServerWebExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(named(name))).map(HttpCookie::getValue).filter(value -> !value.isEmpty());
    }

    void set(ServerWebExchange exchange, String name, String value) {
        exchange.getResponse().addCookie(cookie(name, value, Duration.ofSeconds(-1)));
    }

    void clear(ServerWebExchange exchange, String name) {
        exchange.getResponse().addCookie(cookie(name, "", Duration.ZERO));
    }

    private ResponseCookie cookie(String name, String value, Duration age) {
        return ResponseCookie.from(named(name), value).path("/").httpOnly(true).secure(https).sameSite("Lax").maxAge(age).build();
    }

    private String named(String name) {
        return https ? "__Host-" + name : name;
    }
}
