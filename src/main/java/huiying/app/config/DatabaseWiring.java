package huiying.app.config;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import huiying.bot.sla.SteadyClock;
import huiying.bot.vault.Vault;

/** Two ways into the database: migrations as the owner of the schema, the service as a role that cannot change history. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    @Bean
    FlywayConnectionDetails owner(JdbcConnectionDetails database, Environment environment) {
        var user = environment.getProperty("spring.flyway.user");
        return user == null
                ? new Owner(database, database.getUsername(), database.getPassword())
                : new Owner(database, user, environment.getProperty("spring.flyway.password"));
    }

    @Bean
    Vault vault(Settings.VaultKeys keys, Secrets secrets) {
        return KeyRing.vault(keys, secrets);
    }

    @Bean
    Clock clock() {
        return new SteadyClock(Clock.systemUTC());
    }

    private record Owner(JdbcConnectionDetails database, @Nullable String user, @Nullable String password) implements FlywayConnectionDetails {
        @Override
        public @Nullable String getUsername() {
            return user;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }

        @Override
        public String getJdbcUrl() {
            return database.getJdbcUrl();
        }
    }
}
