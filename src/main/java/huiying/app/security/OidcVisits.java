package huiying.app.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.vault.Vault;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What a visitor who was sent to the provider has to bring back, sealed in a cookie of his own, so that any node can receive him. */
final class OidcVisits implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String COOKIE = "huiying_oidc";
    private static final UUID ROW = UUID.nameUUIDFromBytes("oidc visit".getBytes(StandardCharsets.UTF_8));
    private static final int SHORTEST = 32;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;
    private final Cookies cookies;
    private final ReactiveClientRegistrationRepository clients;

    OidcVisits(Vault vault, Cookies cookies, ReactiveClientRegistrationRepository clients) {
        this.vault = vault;
        this.cookies = cookies;
        this.clients = clients;
    }

    private record Visit(String registration, String state, String redirect, String nonce, String verifier) {
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        var visit = new Visit(attribute(request, OAuth2ParameterNames.REGISTRATION_ID), Objects.requireNonNull(request.getState()),
                Objects.requireNonNull(request.getRedirectUri()), attribute(request, OidcParameterNames.NONCE),
                attribute(request, PkceParameterNames.CODE_VERIFIER));
        cookies.set(exchange, COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(ROW, JSON.writeValueAsBytes(visit))));
        return Mono.empty();
    }

    private static String attribute(OAuth2AuthorizationRequest request, String name) {
        return Objects.requireNonNull(request.<String>getAttribute(name), name);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(visit(exchange)).filter(visit -> visit.state().equals(exchange.getRequest().getQueryParams().getFirst("state")))
                .flatMap(visit -> clients.findByRegistrationId(visit.registration()).map(client -> request(visit, client)));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).doOnNext(request -> cookies.clear(exchange, COOKIE));
    }

    private Optional<Visit> visit(ServerWebExchange exchange) {
        return cookies.get(exchange, COOKIE).map(this::open);
    }

    private @Nullable Visit open(String cookie) {
        try {
            var sealed = Base64.getUrlDecoder().decode(cookie);
            return sealed.length < SHORTEST ? null : JSON.readValue(vault.open(ROW, sealed), Visit.class);
        } catch (IllegalArgumentException | Vault.BrokenSeal forged) {
            return null;
        }
    }

    private static OAuth2AuthorizationRequest request(Visit visit, ClientRegistration client) {
        return OAuth2AuthorizationRequest.authorizationCode().authorizationUri(Objects.requireNonNull(client
                .getProviderDetails().getAuthorizationUri())).clientId(client.getClientId())
                .redirectUri(visit.redirect()).scopes(client.getScopes()).state(visit.state()).attributes(Map.of(OAuth2ParameterNames.REGISTRATION_ID, visit
                        .registration(), OidcParameterNames.NONCE, visit.nonce(), PkceParameterNames.CODE_VERIFIER, visit.verifier()))
                .build();
    }
}
