package huiying.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import huiying.bot.cases.Cases;
import huiying.bot.duties.Duties;
import huiying.bot.feed.Feed;
import huiying.bot.routing.City;
import huiying.bot.search.Lexemes;
import huiying.bot.search.SearchIndex;
import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.Vault;

/** The database and its keys for a command, without a service around them: the configured ones, or those of a data directory nobody uses. */
public final class Workbench implements AutoCloseable {
    private final DataDirectory directory;
    private final @Nullable PostgresAboard aboard;
    private final HikariDataSource pool;
    private final Vault vault;
    private final ZoneId zone;

    private Workbench(DataDirectory directory, @Nullable PostgresAboard aboard, HikariDataSource pool, Vault vault, ZoneId zone) {
        this.directory = directory;
        this.aboard = aboard;
        this.pool = pool;
        this.vault = vault;
        this.zone = zone;
    }

    public static Workbench open(@Nullable Path data) {
        var environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        var binder = Binder.get(environment);
        var house = binder.bindOrCreate("huiying", Settings.House.class);
        var home = Path.of(environment.getProperty("huiying.home", "."));
        var directory = new DataDirectory(data == null ? home.resolve(house.dataDirectory()) : data);
        var secrets = new Secrets(directory);
        var aboard = EmbeddedServers.bringsPostgres(environment) || data != null ? new PostgresAboard(directory.lock(), secrets) : null;
        var pool = aboard == null
                ? pool(environment.getRequiredProperty(EmbeddedServers.DATABASE_URL), environment.getProperty("spring.datasource.username", ""),
                        environment.getProperty("spring.datasource.password", ""))
                : pool(aboard);
        Flyway.configure().dataSource(pool).load().migrate();
        var bench = new Workbench(directory, aboard, pool, KeyRing.vault(binder.bindOrCreate("huiying.vault", Settings.VaultKeys.class), secrets),
                house.zone());
        bench.transactions().executeWithoutResult(status -> new City(bench.jdbc(), new Duties(bench.jdbc(), java.time.Clock.systemUTC())).fill());
        return bench;
    }

    private static HikariDataSource pool(JdbcConnectionDetails database) {
        return pool(database.getJdbcUrl(), String.valueOf(database.getUsername()), String.valueOf(database.getPassword()));
    }

    private static HikariDataSource pool(String url, String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(6);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** The same as the owner of the schema. */
    public JdbcClient owner() {
        return jdbc();
    }

    public NamedParameterJdbcOperations batches() {
        return new NamedParameterJdbcTemplate(pool);
    }

    public JdbcTemplate template() {
        return new JdbcTemplate(pool);
    }

    public TransactionOperations transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    public SearchIndex index() {
        var cases = new Cases(jdbc(), new CaseKeys(vault, jdbc()), vault, new Feed(jdbc()), java.time.Clock.systemUTC(), zone);
        return new SearchIndex(transactions(), jdbc(), new Feed(jdbc()), cases, new Lexemes(vault));
    }

    public Vault vault() {
        return vault;
    }

    public ZoneId zone() {
        return zone;
    }

    @Override
    public void close() {
        pool.close();
        try {
            if (aboard != null) {
                aboard.close();
            }
            directory.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
