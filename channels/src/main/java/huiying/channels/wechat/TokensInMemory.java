package huiying.channels.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/** Tokens of one node, each bought by one thread at a time while the others wait for it. */
public final class TokensInMemory implements AccessTokens {

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, TokenDesk.Counter> counters;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    public TokensInMemory(Clock clock, Map<String, TokenDesk.Counter> counters) {
        this.clock = clock;
        this.counters = Map.copyOf(counters);
    }

    @Override
    public Access get(String account) {
        return shelf(account).take(null);
    }

    @Override
    public Access refresh(String account, String stale) {
        return shelf(account).take(stale);
    }

    private Shelf shelf(String name) {
        var counter = counters.get(name);
        if (counter == null) {
            throw new IllegalArgumentException("no WeChat account is called " + name);
        }
        return shelves.computeIfAbsent(name, unused -> new Shelf(counter));
    }

    private final class Shelf {
        private final ReentrantLock buying = new ReentrantLock();
        private final TokenDesk.Counter counter;
        private String token = "";
        private Instant until = Instant.MIN;
        private Access.Denied denied = new Access.Denied("", Duration.ZERO);
        private Instant askAgain = Instant.MIN;

        private Shelf(TokenDesk.Counter counter) {
            this.counter = counter;
        }

        private Access take(@Nullable String stale) {
            buying.lock();
            try {
                var now = clock.instant();
                if (now.isBefore(until) && !token.equals(stale)) {
                    return new Access.Granted(token);
                }
                return now.isBefore(askAgain) ? denied : buy(now.isBefore(until));
            } finally {
                buying.unlock();
            }
        }

        private Access buy(boolean refused) {
            return switch (bought(refused)) {
                case TokenDesk.Purchase.Bought(var bought, var lifetime) -> {
                    token = bought;
                    until = clock.instant().plus(lifetime.minus(lifetime.dividedBy(20)));
                    yield new Access.Granted(token);
                }
                case TokenDesk.Purchase.None(var code, var after) -> deny(new Access.Denied(code, after));
            };
        }

        /** A token that is refused before its time and still sold has to be ended. */
        private TokenDesk.Purchase bought(boolean refused) {
            var purchase = counter.buy(false);
            return refused && purchase instanceof TokenDesk.Purchase.Bought(var same, var lifetime) && same.equals(token) ? counter.buy(true) : purchase;
        }

        /** Those who queued behind a failed purchase share its failure instead of repeating it one after the other. */
        private Access deny(Access.Denied why) {
            denied = why;
            askAgain = clock.instant().plus(why.after().compareTo(LONGEST_REST) < 0 ? why.after() : LONGEST_REST);
            return why;
        }
    }
}
