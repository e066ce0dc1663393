package huiying.app.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.config.OidcSettings;
import huiying.app.config.Settings;
import huiying.bot.audit.Audit;
import huiying.bot.vault.Vault;

/** The organisation's own sign-in, only where an issuer is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("huiying.oidc.issuer")
class OidcWiring {

    @Bean
    OidcClients oidcClients(OidcSettings settings, Settings.House house) {
        return new OidcClients(settings, house.publicBaseUrl());
    }

    @Bean
    OidcDesk oidcDesk(OutsideLogins logins, StaffAccounts accounts, SecondFactors factors, OidcDesk.Log log, OidcSettings settings) {
        var provider = new OidcAuthorizationCodeReactiveAuthenticationManager(new WebClientReactiveAuthorizationCodeTokenResponseClient(),
                new OidcReactiveOAuth2UserService());
        return new OidcDesk(provider, logins, accounts, factors, log, settings.trustsProvider());
    }

    @Bean
    OidcDesk.Log oidcLog(TransactionOperations transactions, Audit audit) {
        return new OidcDesk.Log(transactions, audit);
    }

    @Bean
    OidcDoor oidcDoor(OidcClients clients, OidcDesk desk, SessionContext sessions, Vault vault, Cookies cookies) {
        return new OidcDoor(clients, new OidcVisits(vault, cookies, clients), desk, sessions);
    }
}
