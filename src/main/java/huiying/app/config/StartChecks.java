package huiying.app.config;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Reads every setting before anything is started, so that a wrong one stops the start with a sentence and leaves nothing half begun. */
public final class StartChecks implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(10);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var accounts = read(environment, "huiying", Settings.Accounts.class);
        var house = read(environment, "huiying", Settings.House.class);
        AccountChecks.check(accounts);
        read(environment, "huiying.api", Settings.Api.class).keys().forEach(ApiKeyEntry::parse);
        check(read(environment, "huiying.conversation", Settings.Conversation.class));
        check(read(environment, "huiying.dispatch", Settings.Dispatch.class));
        KeyRing.check(read(environment, "huiying.vault", Settings.VaultKeys.class));
        if (!EmbeddedServers.bringsPostgres(environment)) {
            checkKeysOutlive(environment);
            checkReachable(environment);
        }
        settle(environment, house.demo() && accounts.none());
    }

    private static <T> T read(ConfigurableEnvironment environment, String prefix, Class<T> type) {
        return Binder.get(environment).bindOrCreate(prefix, type);
    }

    private static void check(Settings.Conversation conversation) {
        if (conversation.quietWindow().isNegative() || conversation.quietWindow().compareTo(LONGEST_WINDOW) > 0) {
            throw new BadConfiguration("huiying.conversation.quiet-window", "must lie between 0 and 10 seconds.");
        }
    }

    private static void check(Settings.Dispatch dispatch) {
        if (!(dispatch.promise() > 0.5 && dispatch.promise() < 1)) {
            throw new BadConfiguration("huiying.dispatch.promise", "must lie between 0.5 and 1, for example 0.98.");
        }
        if (!(dispatch.sample() >= 0 && dispatch.sample() <= 1)) {
            throw new BadConfiguration("huiying.dispatch.sample", "must lie between 0 and 1, for example 0.02.");
        }
    }

    /** Keys made at random in a directory that may vanish with the container would leave a database nobody can read. */
    private static void checkKeysOutlive(ConfigurableEnvironment environment) {
        var vault = read(environment, "huiying.vault", Settings.VaultKeys.class);
        boolean configured = !vault.keys().isEmpty() && !vault.indexKey().isEmpty();
        if (!configured && !environment.containsProperty("huiying.data-directory")) {
            throw new BadConfiguration("huiying.vault.keys",
                    "and huiying.vault.index-key are needed with an external database, or huiying.data-directory must name a directory that is kept.");
        }
    }

    private static void checkReachable(ConfigurableEnvironment environment) {
        var url = environment.getRequiredProperty(EmbeddedServers.DATABASE_URL);
        var login = new Properties();
        login.put("user", environment.getProperty("spring.datasource.username", ""));
        login.put("password", environment.getProperty("spring.datasource.password", ""));
        login.put("loginTimeout", "5");
        login.put("connectTimeout", "5");
        login.values().removeIf(""::equals);
        try {
            DriverManager.getConnection(url, login).close();
        } catch (SQLException refused) {
            throw new BadConfiguration(EmbeddedServers.DATABASE_URL, "names a database that does not let us in: " + firstLine(refused) + ".");
        }
    }

    private static String firstLine(SQLException refused) {
        var message = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /** Fixes what later parts need to know from the beginning: the port, and that a demo is not open to the network. */
    private static void settle(ConfigurableEnvironment environment, boolean demo) {
        Map<String, Object> settled = new HashMap<>();
        if ("0".equals(environment.getProperty("server.port"))) {
            settled.put("server.port", freePort());
        }
        if (demo && environment.getProperty("server.address") == null) {
            settled.put("server.address", "127.0.0.1");
        }
        settled.put("huiying.demo", demo);
        settleIfAbsent(environment, settled, "spring.datasource.hikari.maximum-pool-size", 2 * Runtime.getRuntime().availableProcessors() + 4);
        settleIfAbsent(environment, settled, "huiying.node", "node-" + UUID.randomUUID());
        environment.getPropertySources().addFirst(new MapPropertySource("settled at start", settled));
    }

    private static void settleIfAbsent(ConfigurableEnvironment environment, Map<String, Object> settled, String key, Object value) {
        if (environment.getProperty(key) == null) {
            settled.put(key, value);
        }
    }

    private static int freePort() {
        try {
            return PostgresAboard.freePort();
        } catch (IOException noneLeft) {
            throw new BadConfiguration("server.port", "is 0, and no free port was found.");
        }
    }
}
