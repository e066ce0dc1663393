package huiying.app.config;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Starts PostgreSQL and Redis beside the service, each only when no address of a real one is configured. */
@Configuration(proxyBeanMethods = false)
class EmbeddedServers {
    static final String DATABASE_URL = "spring.datasource.url";
    static final String REDIS_URL = "spring.data.redis.url";

    static boolean bringsPostgres(Environment environment) {
        return !StringUtils.hasText(environment.getProperty(DATABASE_URL));
    }

    static boolean bringsRedis(Environment environment) {
        return !StringUtils.hasText(environment.getProperty(REDIS_URL)) && !StringUtils.hasText(environment.getProperty("spring.data.redis.host"));
    }

    @Bean
    DataDirectory dataDirectory(Settings.House house) {
        return new DataDirectory(house.dataDirectory());
    }

    @Bean
    Secrets secrets(DataDirectory data) {
        return new Secrets(data);
    }

    @Bean
    @Conditional(NoDatabaseUrl.class)
    JdbcConnectionDetails postgresAboard(DataDirectory data, Secrets secrets) {
        return new PostgresAboard(data.lock(), secrets);
    }

    @Bean
    @Conditional(NoRedisUrl.class)
    DataRedisConnectionDetails redisAboard(DataDirectory data, Secrets secrets) {
        return new RedisAboard(data.lock(), secrets);
    }

    static final class NoDatabaseUrl implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return bringsPostgres(context.getEnvironment());
        }
    }

    static final class NoRedisUrl implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return bringsRedis(context.getEnvironment());
        }
    }
}
