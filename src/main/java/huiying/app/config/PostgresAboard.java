package huiying.app.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The PostgreSQL the service brings along: data in the data directory, every commit on disk, open only to who knows the password. */
public final class PostgresAboard implements JdbcConnectionDetails, AutoCloseable {
    private static final String OWNER = "postgres";

    private final EmbeddedPostgres server;
    private final String password;

    PostgresAboard(DataDirectory data, Secrets secrets) {
        var directory = data.directory("postgres");
        new LeftBehind(directory.resolve("postmaster.pid"), "postgres").stop();
        this.password = secrets.text("postgres");
        try {
            this.server = settings(data, secrets).setDataDirectory(directory).start();
        } catch (IOException | RuntimeException failed) {
            throw new BadConfiguration("huiying.data-directory", directory + " holds a PostgreSQL that does not start (" + failed.getMessage() + ").");
        }
    }

    private EmbeddedPostgres.Builder settings(DataDirectory data, Secrets secrets) throws IOException {
        return EmbeddedPostgres.builder().setCleanDataDirectory(false).setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(data.directory("engine").toFile())
                .setPGStartupWait(Duration.ofSeconds(30)).setPort(freePort()).setConnectConfig("password", password)
                // initdb: the words after -A trust win, so nobody gets in without the password
                .setLocaleConfig("auth", "scram-sha-256").setLocaleConfig("pwfile", secrets.file("postgres").toString()).setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8")
                // the library starts PostgreSQL with -F, which would lose the last commits of a crash
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "").setServerConfig("timezone", "UTC").setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB").setServerConfig("jit", "off").setServerConfig("log_min_messages", "fatal");
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String getUsername() {
        return OWNER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?logServerErrorDetail=false";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
