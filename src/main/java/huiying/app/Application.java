package huiying.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

import huiying.app.cli.HuiyingCommand;

/** Starts the service, or carries out the command it was given. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {
    static void main(String[] args) {
        if (HuiyingCommand.asksForCommand(args)) {
            System.exit(HuiyingCommand.run(args));
        }
        SpringApplication.run(Application.class, HuiyingCommand.settings(args));
    }
}
