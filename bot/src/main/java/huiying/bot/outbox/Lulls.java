package huiying.bot.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import huiying.channels.Channel;
import huiying.channels.Delivery;

/** Leaves a provider in peace that has failed several times in a row, so that an outage costs few doubtful messages; one message at a time then tries whether it is back. On this node only. */
final class Lulls {
    private static final int BEARABLE = 3;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 4;

    private final Clock clock;
    private final Map<String, Lull> lulls = new ConcurrentHashMap<>();

    private record Lull(int failures, Instant until) {
    }

    Lulls(Clock clock) {
        this.clock = clock;
    }

    /** True when this provider may be tried now; during a lull's end only for the first who asks. */
    boolean mayTry(Channel channel) {
        var now = clock.instant();
        var before = lulls.get(key(channel));
        if (before == null || before.failures < BEARABLE) {
            return true;
        }
        return !now.isBefore(before.until) && lulls.replace(key(channel), before, new Lull(before.failures, now.plus(pause(before.failures))));
    }

    void heard(Channel channel, Delivery result) {
        switch (result) {
            case Delivery.Unknown unknown -> failed(channel);
            case Delivery.Failed failed when isWeather(failed) -> failed(channel);
            default -> lulls.remove(key(channel));
        }
    }

    /** No connection, or a server that says of itself that it is broken; not what concerns one message or one resident. */
    private static boolean isWeather(Delivery.Failed failed) {
        return switch (failed.code()) {
            case "no-connection", "connect-timeout", "tls", "not-connected" -> true;
            default -> failed.code().length() == 3 && failed.code().startsWith("5");
        };
    }

    private void failed(Channel channel) {
        lulls.compute(key(channel), (key, before) -> {
            int failures = before == null ? 1 : before.failures + 1;
            return new Lull(failures, clock.instant().plus(pause(failures)));
        });
    }

    private static Duration pause(int failures) {
        return FIRST.multipliedBy(1L << Math.clamp(failures - BEARABLE, 0, MOST_DOUBLINGS));
    }

    private static String key(Channel channel) {
        return channel.name() + ":" + channel.account();
    }
}
