package huiying.app.providers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Vault;
import huiying.channels.wechat.AccessTokens;
import huiying.channels.wechat.TokenDesk;

/** One access token for all nodes: whoever gets the lease buys it, the others wait a moment and read it. No connection is held while the provider is asked. */
public final class TokensInDatabase implements AccessTokens {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int LOOKS = 60;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Pause pause;
    private final Map<String, TokenDesk.Counter> counters;

    /** Waits a little while another node buys. */
    public interface Pause {
        void rest();
    }

    public TokensInDatabase(JdbcClient jdbc, Vault vault, Pause pause, Map<String, TokenDesk.Counter> counters) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.pause = pause;
        this.counters = Map.copyOf(counters);
    }

    @Override
    public Access get(String account) {
        return newerThan(account, null);
    }

    @Override
    public Access refresh(String account, String stale) {
        return newerThan(account, stale);
    }

    private Access newerThan(String account, @Nullable String stale) {
        for (int look = 0; look < LOOKS; look++) {
            var shelf = shelf(account);
            if (shelf.token != null && !shelf.token.equals(stale)) {
                return new Access.Granted(shelf.token);
            }
            if (shelf.failure != null) {
                return new Access.Denied(shelf.failure, LONGEST_REST);
            }
            if (lease(account, shelf.token)) {
                return buy(account, stale);
            }
            pause.rest();
        }
        return new Access.Denied("token-busy", Duration.ofSeconds(5));
    }

    /** What is known of an account's token: it is null when there is none or it is too old, the failure when nobody should ask again yet. */
    private record Shelf(@Nullable String token, @Nullable String failure) {
    }

    private Shelf shelf(String account) {
        return jdbc.sql("""
                        select case when expires_at > now() then token end as token, case when rest_until > now() then failure end as failure
                        from access_token where account = ?""").param(account).query((row, n) -> read(account, row)).optional()
                .orElseGet(() -> new Shelf(null, null));
    }

    private Shelf read(String account, ResultSet row) throws SQLException {
        var sealed = row.getBytes("token");
        return new Shelf(sealed == null ? null : vault.openText(rowOf(account), sealed), row.getString("failure"));
    }

    /** True for the one who may buy; never when somebody has bought another token since we looked. */
    private boolean lease(String account, @Nullable String seen) {
        jdbc.sql("insert into access_token (account) values (?) on conflict do nothing").param(account).update();
        boolean leased = jdbc.sql(
                "update access_token set buying_until = now() + ? * interval '1 millisecond' where account = ? and (buying_until is null or buying_until < now())")
                .params(LEASE.toMillis(), account).update() == 1;
        if (leased && !Objects.equals(shelf(account).token, seen)) {
            jdbc.sql("update access_token set buying_until = null where account = ?").param(account).update();
            return false;
        }
        return leased;
    }

    private Access buy(String account, @Nullable String stale) {
        var counter = counters.get(account);
        if (counter == null) {
            throw new IllegalArgumentException("no account is called " + account);
        }
        return switch (purchase(counter, stale)) {
            case TokenDesk.Purchase.Bought(var token, var lifetime) -> bought(account, token, lifetime.minus(lifetime.dividedBy(20)));
            case TokenDesk.Purchase.None(var code, var after) -> failed(account, code, after.compareTo(LONGEST_REST) < 0 ? after : LONGEST_REST);
        };
    }

    /** A token that is refused and still sold has to be ended; where that does not help, nobody asks again for a while. */
    private static TokenDesk.Purchase purchase(TokenDesk.Counter counter, @Nullable String stale) {
        var first = counter.buy(false);
        var second = isStill(first, stale) ? counter.buy(true) : first;
        return isStill(second, stale) ? new TokenDesk.Purchase.None("token-refused", LONGEST_REST) : second;
    }

    private static boolean isStill(TokenDesk.Purchase purchase, @Nullable String stale) {
        return purchase instanceof TokenDesk.Purchase.Bought(var token, var lifetime) && token.equals(stale);
    }

    private Access bought(String account, String token, Duration use) {
        jdbc.sql(
                "update access_token set token = ?, expires_at = now() + ? * interval '1 millisecond', buying_until = null, failure = null, rest_until = null where account = ?")
                .params(vault.seal(rowOf(account), token), use.toMillis(), account).update();
        return new Access.Granted(token);
    }

    private Access failed(String account, String code, Duration rest) {
        jdbc.sql("update access_token set failure = ?, rest_until = now() + ? * interval '1 millisecond', buying_until = null where account = ?")
                .params(code, rest.toMillis(), account).update();
        return new Access.Denied(code, rest);
    }

    private UUID rowOf(String account) {
        return vault.indexId("access-token", account);
    }
}
