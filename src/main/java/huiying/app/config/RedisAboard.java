package huiying.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;

import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/** The Redis the service brings along; holds only what may be lost. */
public final class RedisAboard implements DataRedisConnectionDetails, AutoCloseable {
    private final RedisServer server;
    private final String password;
    private final int port;

    RedisAboard(DataDirectory data, Secrets secrets) {
        var directory = data.directory("redis");
        new LeftBehind(directory.resolve("redis.pid"), "redis-server").stop();
        this.password = secrets.text("redis");
        try {
            this.port = PostgresAboard.freePort();
            this.server = RedisServer.newRedisServer().executableProvider(ExecutableProvider.newJarResourceProvider(data.directory("engine").toFile()))
                    .port(port)
                    .configFile(configuration(directory)).build();
            server.start();
        } catch (IOException | RuntimeException failed) {
            throw new BadConfiguration("huiying.data-directory", directory + " holds a Redis that does not start (" + failed.getMessage() + ").");
        }
    }

    /** A file and not arguments: arguments can be read by everybody on the machine. */
    private Path configuration(Path directory) throws IOException {
        var file = directory.resolve("redis.conf");
        return Files.writeString(file, """
                                       bind 127.0.0.1
                                       requirepass %s
                                       dir "%s"
                                       pidfile "%s"
                                       daemonize no
                                       appendonly yes
                                       appendfsync everysec
                                       save ""
                                       maxmemory 64mb
                                       maxmemory-policy allkeys-lru
                                       """.formatted(password, directory, directory.resolve("redis.pid")));
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public Standalone getStandalone() {
        return Standalone.of("127.0.0.1", port);
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
