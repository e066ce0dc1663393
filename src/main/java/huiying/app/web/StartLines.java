package huiying.app.web;

import java.util.stream.Collectors;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import huiying.app.config.DataDirectory;
import huiying.app.config.Providers;
import huiying.app.config.Settings;
import huiying.app.security.DemoLogin;
import huiying.app.security.Entrance;

/** Says in a few lines that the service is there, where, and how to get in. */
@Component
final class StartLines {
    private final Entrance entrance;
    private final DataDirectory data;
    private final String address;

    StartLines(Entrance entrance, DataDirectory data, Settings.House house, Environment environment) {
        this.entrance = entrance;
        this.data = data;
        this.address = Providers.publicBaseUrl(house, environment);
    }

    @EventListener(ApplicationReadyEvent.class)
    @SuppressWarnings("SystemOut")
    void ready() {
        System.out.print(lines());
    }

    String lines() {
        return """
               回应 Huiying is ready.
                 address  %s%s
               %s  data     %s
               """.formatted(address, entrance.demo().all().isEmpty() ? "" : "   (try it: " + address + "/try, work in it: " + address + "/console)", entry(),
                data.root());
    }

    private String entry() {
        if (entrance.firstAdminToken() != null) {
            return "  admin    " + address + "/welcome?token=" + entrance.firstAdminToken() + "   (once, within 24 hours)\n";
        }
        var logins = entrance.demo().all();
        return logins.isEmpty()
                ? ""
                : "  logins   " + logins.stream().map(DemoLogin::login).collect(Collectors.joining(", ")) + "; password of each: "
                        + logins.getFirst().password() + "\n";
    }
}
