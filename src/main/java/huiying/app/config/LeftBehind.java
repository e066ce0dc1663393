package huiying.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server process that outlived the service because the service was killed; found by its pid file and stopped before a new one starts. */
record LeftBehind(Path pidFile, String program) {
    private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    void stop() {
        process().ifPresent(this::stop);
    }

    private void stop(ProcessHandle process) {
        log.info("stopping {} {} that an earlier run left behind", program, process.pid());
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            throw new BadConfiguration("huiying.data-directory",
                    "is still used by process " + process.pid() + " (" + program + ") of an earlier run, which does not stop.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ProcessHandle> process() {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::parseLong).flatMap(ProcessHandle::of).filter(this::isOurs);
        } catch (IOException | NumberFormatException nothingLeft) {
            return Optional.empty();
        }
    }

    /** A pid may have been given to another program since. */
    private boolean isOurs(ProcessHandle process) {
        return process.isAlive() && process.info().command().filter(command -> command.contains(program)).isPresent();
    }
}
