package huiying.app.config;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.CaseFacts;
import huiying.bot.vault.CaseKeys;

/** What the consoles keep beside the cases. */
@Configuration(proxyBeanMethods = false)
class PeopleWiring {

    @Bean
    CaseFacts caseFacts(JdbcClient jdbc, CaseKeys keys, Clock clock) {
        return new CaseFacts(jdbc, keys, clock);
    }
}
