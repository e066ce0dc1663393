package huiying.app.security;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** The form of the login page: reads it, lets {@link LoginDesk} decide, and leads on. */
final class SignIn {
    private SignIn() {
    }

    static AuthenticationWebFilter filter(LoginDesk desk, SessionContext sessions) {
        var filter = new AuthenticationWebFilter(desk);
        filter.setRequiresAuthenticationMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/login"));
        filter.setServerAuthenticationConverter(SignIn::read);
        filter.setSecurityContextRepository(sessions);
        filter.setAuthenticationSuccessHandler((at, who) -> redirect(at, who instanceof HalfSignedIn ? "/login/code" : "/console"));
        filter.setAuthenticationFailureHandler((at, why) -> redirect(at, "/login?problem=" + problem(why)));
        return filter;
    }

    private static Mono<Authentication> read(ServerWebExchange exchange) {
        return exchange.getFormData().map(form -> claim(form.toSingleValueMap(), exchange.getRequest()));
    }

    private static Authentication claim(Map<String, String> form, ServerHttpRequest request) {
        var claim = UsernamePasswordAuthenticationToken.unauthenticated(form.getOrDefault("username", ""), form.getOrDefault("password", ""));
        claim.setDetails(addressOf(request));
        return claim;
    }

    static String addressOf(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null ? "" : remote.getAddress().getHostAddress();
    }

    private static String problem(AuthenticationException why) {
        return switch (why) {
            case LoginDesk.TooManyTries often -> "often";
            case BadCredentialsException wrong -> "wrong";
            default -> "down";
        };
    }

    private static Mono<Void> redirect(WebFilterExchange at, String where) {
        var response = at.getExchange().getResponse();
        response.setStatusCode(HttpStatus.FOUND);
        response.getHeaders().setLocation(URI.create(where));
        return response.setComplete();
    }
}
