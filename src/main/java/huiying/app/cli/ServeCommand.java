package huiying.app.cli;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;

import huiying.app.Application;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Starts the service and stays until it is stopped. */
@Command(name = "serve", description = "Start the service. Settings follow as --key=value, for example --server.port=9000; docs/configuration.md has them all.", mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {
    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public void run() {
        SpringApplication.run(Application.class, settings.toArray(String[]::new));
    }
}
