package huiying.app.config;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in through the organisation's own provider; switched off without an issuer.
 *
 * @param issuer       address of the provider, as in its own description and its tokens
 * @param name         what the button on the login page says
 * @param secondFactor {@code own}: our authenticator's code is asked for as after a password; {@code provider}: a token that tells of more than a password ({@code amr}) is enough
 */
@ConfigurationProperties("huiying.oidc")
public record OidcSettings(@Nullable URI issuer, @DefaultValue("") String clientId, @DefaultValue("") String clientSecret, @DefaultValue("OpenID") String name,
        @DefaultValue("own") String secondFactor) {
    public OidcSettings {
        if (issuer != null) {
            if (clientId.isBlank() || clientSecret.isBlank()) {
                throw new BadConfiguration("huiying.oidc", "an issuer needs client-id and client-secret.");
            }
            if (!"https".equals(issuer.getScheme()) && !"localhost".equals(issuer.getHost()) && !"127.0.0.1".equals(issuer.getHost())) {
                throw new BadConfiguration("huiying.oidc.issuer", "must begin with https.");
            }
            if (!secondFactor.equals("own") && !secondFactor.equals("provider")) {
                throw new BadConfiguration("huiying.oidc.second-factor", "must be own or provider.");
            }
        }
    }

    public boolean on() {
        return issuer != null;
    }

    public boolean trustsProvider() {
        return secondFactor.equals("provider");
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
