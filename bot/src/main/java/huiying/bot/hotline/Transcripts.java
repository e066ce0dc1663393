package huiying.bot.hotline;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;

/** The words of recorded messages. They may come before the message itself has been taken in, or twice: each joins its case once. */
public final class Transcripts {
    private static final Duration TRIED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    public Transcripts(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Words whose message belongs to a case by now. */
    public record Ready(UUID id, UUID caseId, UUID address, String words) {
    }

    public void keep(String leg, int step, String words) {
        var id = Ids.next();
        jdbc.sql("insert into call_transcript (id, provider_id, words, at) values (?, ?, ?, ?) on conflict (provider_id) do nothing")
                .params(id, leg + ":" + step,
                        vault.seal(id, words), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those that can join their case, held until the end of the transaction. */
    public List<Ready> ready() {
        return jdbc
                .sql("""
                     select w.id, w.words, t.case_id, i.address from call_transcript w join inbox i on i.provider_id = w.provider_id join turn t on t.id = i.turn
                     where w.done_at is null and w.at > ? and t.case_id is not null limit 50 for update of w skip locked""")
                .param(clock.instant().minus(TRIED)
                        .atOffset(ZoneOffset.UTC))
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Ready(id, row.getObject("case_id", UUID.class), row.getObject("address", UUID.class), vault.openText(id, row.getBytes("words")));
                }).list();
    }

    public void done(UUID id) {
        jdbc.sql("update call_transcript set done_at = ?, words = null where id = ?").params(clock.instant().atOffset(ZoneOffset.UTC), id).update();
    }
}
