package huiying.app.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

import huiying.app.config.DataDirectory;
import huiying.app.config.Providers;
import huiying.app.config.Secrets;
import huiying.app.config.Settings;

/** The accounts messages are signed with: as configured for the service, else those the demo made in its data directory. */
final class Credentials {
    private final StandardEnvironment environment = new StandardEnvironment();
    private final @Nullable Path data;

    Credentials(@Nullable Path data) {
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        this.data = data;
    }

    Providers providers(String publicBaseUrl) {
        var accounts = Binder.get(environment).bindOrCreate("huiying", Settings.Accounts.class);
        return accounts.none() ? Providers.demo(secrets(), "http://127.0.0.1", publicBaseUrl) : Providers.configured(accounts, publicBaseUrl);
    }

    /** How the service believes to be reached; Twilio's signature covers it. */
    String publicBaseUrl() {
        return Providers.publicBaseUrl(Binder.get(environment).bindOrCreate("huiying", Settings.House.class), environment);
    }

    Secrets secrets() {
        var directory = directory();
        if (!Files.isDirectory(directory.resolve("secrets"))) {
            throw new IllegalStateException("No account is configured, and " + directory
                    + " is not the data directory of a demo: give --data, or the account's secrets as options.");
        }
        return new Secrets(new DataDirectory(directory));
    }

    /** The key the demo's own service lets supervisors in with. */
    Optional<String> demoKey() {
        return Files.isDirectory(directory().resolve("secrets")) ? Optional.of(secrets().text(Providers.DEMO_API_KEY)) : Optional.empty();
    }

    private Path directory() {
        if (data != null) {
            return data;
        }
        var home = Path.of(environment.getProperty("huiying.home", "."));
        return environment.containsProperty("huiying.data-directory")
                ? Path.of(environment.getRequiredProperty("huiying.data-directory"))
                : home.resolve("data");
    }
}
