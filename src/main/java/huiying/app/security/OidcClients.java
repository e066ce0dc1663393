package huiying.app.security;

import java.net.URI;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;

import huiying.app.config.OidcSettings;
import reactor.core.publisher.Mono;

/** What the provider says about itself, asked for when the first person comes, so that the house starts without it. */
final class OidcClients implements ReactiveClientRegistrationRepository {
    static final String ONLY = "provider";

    private final OidcSettings settings;
    private final String back;
    private volatile @Nullable ClientRegistration known;

    /** {@code house} is the address residents know; null where it is that of the request. */
    OidcClients(OidcSettings settings, @Nullable URI house) {
        this.settings = settings;
        this.back = house == null ? "{baseUrl}" + OidcDoor.BACK : house.resolve(OidcDoor.BACK).toString();
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        var found = known;
        return !id.equals(ONLY) ? Mono.empty() : found != null ? Mono.just(found) : Blocking.call(this::discover);
    }

    private ClientRegistration discover() {
        try {
            var found = ClientRegistrations.fromOidcIssuerLocation(String.valueOf(Objects.requireNonNull(settings.issuer()))).registrationId(ONLY)
                    .clientId(settings.clientId()).clientSecret(settings.clientSecret()).scope(OidcScopes.OPENID, OidcScopes.EMAIL)
                    .userNameAttributeName(StandardClaimNames.SUB).redirectUri(back).build();
            known = found;
            return found;
        } catch (IllegalArgumentException | IllegalStateException unreachable) {
            throw new AuthenticationServiceException("the provider does not say how", unreachable);
        }
    }
}
