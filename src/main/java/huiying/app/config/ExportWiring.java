package huiying.app.config;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.audit.Audit;
import huiying.bot.exports.Exports;

/** How lists leave the house. */
@Configuration(proxyBeanMethods = false)
class ExportWiring {

    @Bean
    Exports exports(JdbcClient jdbc, Audit audit, Clock clock) {
        return new Exports(jdbc, audit, clock);
    }
}
