package huiying.app.web;

import java.time.Duration;
import java.util.Locale;

import huiying.bot.inbox.Accepted;
import huiying.channels.Channel;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what happens at the doors, by channel and account, never by resident. */
final class DoorCounters {
    private final MeterRegistry meters;

    DoorCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    void forged(Channel channel) {
        count(channel, "forged");
    }

    void handshake(Channel channel) {
        count(channel, "handshake");
    }

    void spooled(Channel channel) {
        count(channel, "spooled");
    }

    void counted(Channel channel, Accepted.Outcome outcome) {
        count(channel, outcome.name().toLowerCase(Locale.ROOT));
    }

    /** How long keeping one request took, to the commit. */
    void kept(Channel channel, Duration took) {
        meters.timer("huiying.door.kept", "channel", channel.name(), "account", channel.account()).record(took);
    }

    private void count(Channel channel, String outcome) {
        meters.counter("huiying.door.requests", "channel", channel.name(), "account", channel.account(), "outcome", outcome).increment();
    }
}
