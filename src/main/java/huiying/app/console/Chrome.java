package huiying.app.console;

import java.time.Clock;
import java.time.ZoneId;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.config.Settings;

/** What every page stands on: the visitor's look, their words, the signs, and a key for each form. */
@Component
public final class Chrome {

    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;
    private final boolean demo;

    Chrome(MessageSource messages, Clock clock, Settings.House house, Settings.Accounts accounts) {
        this.messages = messages;
        this.clock = clock;
        this.zone = house.zone();
        this.demo = house.demo() && accounts.none();
    }

    public Look look(ServerWebExchange exchange) {
        return Look.of(exchange.getRequest());
    }

    /** The words of this visitor, as of now. */
    public Words words(ServerWebExchange exchange) {
        return new Words(messages, look(exchange).locale(), zone, clock.instant());
    }

    public boolean demo() {
        return demo;
    }
}
