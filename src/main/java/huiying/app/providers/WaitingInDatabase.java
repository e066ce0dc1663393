package huiying.app.providers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Vault;
import huiying.channels.wecom.Waiting;

/** What waits at WeChat customer service, for all nodes: whoever takes an account's turn has it for a minute from its last page on. */
public final class WaitingInDatabase implements Waiting {
    private static final Duration TURN = Duration.ofMinutes(1);
    private static final Duration TOKEN = Duration.ofMinutes(9);
    private static final Duration WELCOME = Duration.ofSeconds(18);

    private final JdbcClient jdbc;
    private final Vault vault;

    public WaitingInDatabase(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    @Override
    public void note(String account, String service, String token) {
        jdbc.sql("""
                 insert into kf_waiting (account, service, token, token_at, noted) values (:account, :service, :token, now(), 1)
                 on conflict (account, service) do update set token = excluded.token, token_at = now(), noted = kf_waiting.noted + 1, rest_until = null""")
                .param(
                        "account", account)
                .param("service", service).param("token", vault.seal(rowOf(account, service), token)).update();
    }

    @Override
    public Optional<Turn> take(String account) {
        return jdbc.sql("""
                        update kf_waiting set fence = fence + 1, fetching_until = now() + :turn * interval '1 second' where (account, service) = (
                            select account, service from kf_waiting where account = :account and noted > fetched
                                and (fetching_until is null or fetching_until < now()) and (rest_until is null or rest_until < now())
                            order by noted - fetched desc limit 1 for update skip locked)
                        returning service, page, case when token_at > now() - :token * interval '1 second' then token end as token, fence, noted""")
                .param("turn", TURN
                        .toSeconds())
                .param("token", TOKEN.toSeconds()).param("account", account).query((row, n) -> turn(account, row)).optional();
    }

    private Turn turn(String account, ResultSet row) throws SQLException {
        var service = String.valueOf(row.getString("service"));
        var id = rowOf(account, service);
        return new Turn(account, service, opened(id, row.getBytes("token")), opened(id, row.getBytes("page")), row.getLong("fence"), row.getLong("noted"));
    }

    private String opened(UUID id, byte @Nullable [] sealed) {
        return sealed == null ? "" : vault.openText(id, sealed);
    }

    @Override
    public boolean upTo(Turn turn, String cursor) {
        return jdbc.sql("""
                        update kf_waiting set page = ?, fetching_until = now() + ? * interval '1 second' where account = ? and service = ? and fence = ?""")
                .params(
                        vault.seal(rowOf(turn.account(), turn.service()), cursor), TURN.toSeconds(), turn.account(), turn.service(), turn.fence())
                .update() == 1;
    }

    /** What was noted while we fetched is fetched next. */
    @Override
    public void done(Turn turn) {
        jdbc.sql("update kf_waiting set fetched = :seen, fetching_until = null where account = :account and service = :service and fence = :fence")
                .param("seen", turn.seen()).param("account", turn.account()).param("service", turn.service()).param("fence", turn.fence()).update();
    }

    @Override
    public void later(Turn turn, Duration pause) {
        jdbc.sql(
                """
                update kf_waiting set fetching_until = null, rest_until = now() + ? * interval '1 millisecond' where account = ? and service = ? and fence = ?""")
                .params(pause.toMillis(), turn.account(), turn.service(), turn.fence()).update();
    }

    @Override
    public void welcome(String account, String customer, String code) {
        var id = vault.indexId("kf-welcome", account, customer);
        jdbc.sql("""
                 insert into kf_welcome (customer, code, until) values (?, ?, now() + ? * interval '1 second')
                 on conflict (customer) do update set code = excluded.code, until = excluded.until""").params(id, vault.seal(id, code), WELCOME.toSeconds())
                .update();
    }

    @Override
    public Optional<String> takeWelcome(String account, String customer) {
        var id = vault.indexId("kf-welcome", account, customer);
        return jdbc.sql("delete from kf_welcome where customer = ? returning case when until > now() then code end as code").param(id).query((row,
                n) -> Optional.ofNullable(row.getBytes("code")).map(sealed -> vault.openText(id, sealed))).optional().flatMap(code -> code);
    }

    private UUID rowOf(String account, String service) {
        return vault.indexId("kf-waiting", account, service);
    }
}
