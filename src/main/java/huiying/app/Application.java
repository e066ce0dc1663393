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
            int code = HuiyingCommand.run(args);
            if (!args[0].equals("serve")) {
                System.exit(code);
            }
        } else {
            SpringApplication.run(Application.class, args);
        }
    }
}
