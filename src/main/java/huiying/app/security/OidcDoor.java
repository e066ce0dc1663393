package huiying.app.security;

import java.net.URI;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.OAuth2AuthorizationRequestRedirectWebFilter;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationCodeAuthenticationTokenConverter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

import reactor.core.publisher.Mono;

/** Signing in through the organisation's provider: away to it with proof of who left (state, nonce, PKCE), and back. */
final class OidcDoor {
    static final String BACK = "/login/oidc";
    static final String AWAY = BACK + "/" + OidcClients.ONLY;

    private final OidcClients clients;
    private final OidcVisits visits;
    private final OidcDesk desk;
    private final SessionContext sessions;

    OidcDoor(OidcClients clients, OidcVisits visits, OidcDesk desk, SessionContext sessions) {
        this.clients = clients;
        this.visits = visits;
        this.desk = desk;
        this.sessions = sessions;
    }

    void open(ServerHttpSecurity http) {
        http.addFilterAt(away(), SecurityWebFiltersOrder.HTTP_BASIC).addFilterAfter(back(), SecurityWebFiltersOrder.HTTP_BASIC);
    }

    private WebFilter away() {
        var resolver = new DefaultServerOAuth2AuthorizationRequestResolver(clients, new PathPatternParserServerWebExchangeMatcher(BACK + "/{registrationId}",
                HttpMethod.GET));
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        var leaving = new OAuth2AuthorizationRequestRedirectWebFilter(resolver);
        leaving.setAuthorizationRequestRepository(visits);
        return (exchange, chain) -> leaving.filter(exchange, chain).onErrorResume(AuthenticationServiceException.class, down -> redirect(exchange,
                "/login?problem=down"));
    }

    private WebFilter back() {
        var filter = new AuthenticationWebFilter((ReactiveAuthenticationManager) desk::authenticate);
        var converter = new ServerOAuth2AuthorizationCodeAuthenticationTokenConverter(clients);
        converter.setAuthorizationRequestRepository(visits);
        filter.setRequiresAuthenticationMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.GET, BACK));
        filter.setServerAuthenticationConverter(exchange -> converter.convert(exchange).onErrorMap(OAuth2AuthorizationException.class,
                wrong -> new OAuth2AuthenticationException(wrong.getError(), wrong)));
        filter.setSecurityContextRepository(sessions);
        filter.setAuthenticationSuccessHandler((at, who) -> redirect(at.getExchange(), who instanceof HalfSignedIn ? "/login/code" : "/console"));
        filter.setAuthenticationFailureHandler((at, why) -> redirect(at.getExchange(), "/login?problem=" + problem(why)));
        return filter;
    }

    private static String problem(AuthenticationException why) {
        return switch (why) {
            case OidcDesk.Unbound stranger -> "unbound";
            case AuthenticationServiceException down -> "down";
            default -> "outside";
        };
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, String where) {
        exchange.getResponse().setStatusCode(HttpStatus.FOUND);
        exchange.getResponse().getHeaders().setLocation(URI.create(where));
        return exchange.getResponse().setComplete();
    }
}
