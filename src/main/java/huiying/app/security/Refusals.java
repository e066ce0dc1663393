package huiying.app.security;

import java.net.URI;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** What somebody gets who may not: strangers in the console are shown the login page, everybody else an error page that tells nothing. */
final class Refusals {
    private Refusals() {
    }

    static Mono<Void> stranger(ServerWebExchange exchange, AuthenticationException why) {
        var path = exchange.getRequest().getPath().value();
        if (!path.startsWith("/console") && !path.startsWith("/api/")) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        var response = exchange.getResponse();
        boolean fragment = exchange.getRequest().getHeaders().containsHeader("HX-Request");
        response.setStatusCode(fragment ? HttpStatus.UNAUTHORIZED : HttpStatus.FOUND);
        if (fragment) {
            response.getHeaders().set("HX-Redirect", "/login");
        } else {
            response.getHeaders().setLocation(URI.create("/login"));
        }
        return response.setComplete();
    }

    static Mono<Void> denied(ServerWebExchange exchange, AccessDeniedException why) {
        return Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    static Mono<Void> withoutKey(ServerWebExchange exchange, AuthenticationException why) {
        exchange.getResponse().getHeaders().set("WWW-Authenticate", "Bearer");
        return Mono.error(new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    }
}
