package huiying.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import huiying.app.Application;
import huiying.app.Until;

/** The service in a process of its own, with the memory it is given; tests kill it or press it hard. */
public final class OwnProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Path data;
    private final Process process;
    private final int port;

    private OwnProcess(Path data, Process process, int port) {
        this.data = data;
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it is ready. */
    public static OwnProcess start(Path data, List<String> machine, String... settings) {
        try {
            int port = PostgresAboard.freePort();
            var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(machine);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Application.class.getName()));
            Stream.concat(Stream.of("server.port=" + port, "management.server.port=0", "huiying.data-directory=" + data), Stream.of(settings)).map(
                    setting -> "--" + setting).forEach(command::add);
            var log = data.resolve("process.log");
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            Until.holds(START, () -> assertThat(read(log)).contains("is ready"));
            return new OwnProcess(data, process, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Its database, as the owner sees it. */
    public JdbcClient owner() {
        var pid = read(data.resolve("postgres/postmaster.pid")).lines().toList();
        var url = "jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/postgres";
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", read(data.resolve("secrets/postgres")).strip()));
    }

    /** The most memory it has had, in megabytes, as the system counts. */
    public long residentMegabytes() {
        return read(Path.of("/proc", Long.toString(process.pid()), "status")).lines().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(
                        line.substring(6, line.length() - 2).strip()) / 1024)
                .findFirst().orElse(-1);
    }

    public String log() {
        return read(data.resolve("process.log"));
    }

    public void kill() {
        try {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException notYet) {
            return "";
        }
    }

    /** Also stops the servers it brought, which outlive a killed one. */
    @Override
    public void close() {
        kill();
        new LeftBehind(data.resolve("postgres/postmaster.pid"), "postgres").stop();
        new LeftBehind(data.resolve("redis/redis.pid"), "redis-server").stop();
    }
}
