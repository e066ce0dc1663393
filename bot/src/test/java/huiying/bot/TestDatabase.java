package huiying.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import huiying.bot.vault.Vault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * One PostgreSQL for all tests of a JVM, migrated by its owner and used as the service uses it: as {@code huiying_app}, in a time
 * zone that is neither the JVM's nor the city's.
 */
public final class TestDatabase {
    private static final TestDatabase ONLY = new TestDatabase();

    private final DataSource owner;
    private final HikariDataSource app;

    private TestDatabase() {
        try {
            owner = EmbeddedPostgres.builder().setServerConfig("max_connections", "60").setLocaleConfig("locale", "C.UTF-8").start().getPostgresDatabase();
        } catch (IOException noDatabase) {
            throw new UncheckedIOException(noDatabase);
        }
        Flyway.configure().dataSource(owner).load().migrate();
        app = pool();
    }

    /** The database with all tables empty. */
    public static TestDatabase empty() {
        ONLY.truncate();
        return ONLY;
    }

    /** The database as the service sees it. */
    public DataSource app() {
        return app;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(app);
    }

    /** For tests that tamper with what the service may not touch. */
    public JdbcClient owner() {
        return JdbcClient.create(owner);
    }

    public TransactionOperations transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(app));
    }

    /** A vault with keys that are the same in every test. */
    public static Vault vault() {
        return new Vault(Map.of(1, "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), 1,
                "index-index-index-index-index-index".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private HikariDataSource pool() {
        var config = new HikariConfig();
        config.setDataSource(owner);
        config.setMaximumPoolSize(16);
        config.setConnectionInitSql("set role huiying_app; set time zone 'Asia/Kathmandu'");
        return new HikariDataSource(config);
    }

    private void truncate() {
        var tables = owner()
                .sql("select string_agg(quote_ident(tablename), ', ') from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'")
                .query(String.class).single();
        try (var connection = owner.getConnection(); var statement = connection.createStatement()) {
            statement.execute("truncate " + tables + " restart identity cascade");
        } catch (SQLException stuck) {
            throw new IllegalStateException(stuck);
        }
    }
}
