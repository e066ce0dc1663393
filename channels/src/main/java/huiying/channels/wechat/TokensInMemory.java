package huiying.channels.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Tokens of one node, each bought by one thread at a time while the others wait for it. */
public final class TokensInMemory implements AccessTokens {

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final TokenDesk desk;
    private final Clock clock;
    private final Map<String, WeChatAccount> accounts;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    public TokensInMemory(TokenDesk desk, Clock clock, List<WeChatAccount> accounts) {
        this.desk = desk;
        this.clock = clock;
        this.accounts = accounts.stream().collect(Collectors.toMap(WeChatAccount::account, Function.identity()));
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
        var account = accounts.get(name);
        if (account == null) {
            throw new IllegalArgumentException("no WeChat account is called " + name);
        }
        return shelves.computeIfAbsent(name, unused -> new Shelf(account));
    }

    private final class Shelf {
        private final ReentrantLock buying = new ReentrantLock();
        private final WeChatAccount account;
        private String token = "";
        private Instant until = Instant.MIN;
        private Access.Denied denied = new Access.Denied("", Duration.ZERO);
        private Instant askAgain = Instant.MIN;

        private Shelf(WeChatAccount account) {
            this.account = account;
        }

        private Access take(@Nullable String stale) {
            buying.lock();
            try {
                var now = clock.instant();
                if (now.isBefore(until) && !token.equals(stale)) {
                    return new Access.Granted(token);
                }
                return now.isBefore(askAgain) ? denied : buy();
            } finally {
                buying.unlock();
            }
        }

        private Access buy() {
            return switch (desk.buy(account)) {
                case TokenDesk.Purchase.Bought(var bought, var lifetime) -> {
                    token = bought;
                    until = clock.instant().plus(lifetime.minus(lifetime.dividedBy(20)));
                    yield new Access.Granted(token);
                }
                case TokenDesk.Purchase.None(var code, var after) -> deny(new Access.Denied(code, after));
            };
        }

        /** Those who queued behind a failed purchase share its failure instead of repeating it one after the other. */
        private Access deny(Access.Denied why) {
            denied = why;
            askAgain = clock.instant().plus(why.after().compareTo(LONGEST_REST) < 0 ? why.after() : LONGEST_REST);
            return why;
        }
    }
}
