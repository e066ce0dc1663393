package huiying.app.config;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.partners.Filings;
import huiying.bot.vault.Vault;

/** Other systems: what they file, and what they follow. */
@Configuration(proxyBeanMethods = false)
class PartnerWiring {

    @Bean
    Filings filings(JdbcClient jdbc, Vault vault, Clock clock) {
        return new Filings(jdbc, vault, clock);
    }
}
