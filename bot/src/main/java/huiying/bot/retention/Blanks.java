package huiying.bot.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.attachments.Leftovers;
import huiying.bot.vault.Vault;

/** Puts nothing in the place of what was sealed, in the same form, so that whatever reads it later finds it empty and not broken. */
public final class Blanks {
    private static final String NOTHING_HEARD = "{\"content\":{\"kind\":\"silence\"}}";
    private static final String NOTHING_SAID = "{\"text\":\"\",\"language\":\"zh\",\"choices\":[],\"then\":\"LISTEN\"}";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Leftovers leftovers;

    public Blanks(JdbcClient jdbc, Vault vault, Leftovers leftovers) {
        this.leftovers = leftovers;
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** All that was said and told about a case. */
    void about(UUID caseId) {
        seal("notice", "parameters", "{}", "case_id = ?", caseId);
        seal("delivery", "body", NOTHING_SAID, "notice in (select id from notice where case_id = ?)", caseId);
        heard("turn in (select id from turn where case_id = ?)", caseId);
        run("update survey_answer set words = null where survey in (select id from survey where case_id = ?)", caseId);
        run("update survey set reason = null where case_id = ?", caseId);
        run("update command set body = '' where case_id = ? and state <> 'pending'", caseId);
        run("delete from pending_question where case_id = ?", caseId);
        recordings("case_id = ?", caseId);
    }

    /** An address, and who is behind it when that is all we know of them. */
    void of(UUID address, Instant at) {
        seal("address", "value", "", "id = ?", address);
        jdbc.sql("update address set forgotten_at = ? where id = ?").params(at.atOffset(ZoneOffset.UTC), address).update();
        seal("notice", "parameters", "{}", "address = ?", address);
        seal("delivery", "body", NOTHING_SAID, "address = ?", address);
        heard("address = ?", address);
        recordings("address = ?", address);
        run("delete from conversation where address = ?", address);
        run("""
            update citizen set phone_index = null, phone = null, name = null
            where id = (select citizen from address where id = ?) and not exists (select from address a where a.citizen = citizen.id and a.forgotten_at is null)""",
                address);
    }

    /** Calls that ended before a moment and led to no case. */
    void callsBefore(Instant moment) {
        recordings("case_id is null and ended_at < ?", moment.atOffset(ZoneOffset.UTC));
    }

    /** The talk itself is with the provider, which is asked to forget it. */
    private void recordings(String which, Object of) {
        var talks = jdbc.sql("update phone_call set recording = null from (select id, recording from phone_call where recording is not null and " + which
                + " for update) was where was.id = phone_call.id returning was.id, phone_call.address, was.recording").param(of)
                .query((row, n) -> new Talk(Objects.requireNonNull(row.getObject("address", UUID.class)),
                        vault.openText(Objects.requireNonNull(row.getObject("id",
                                UUID.class)), row.getBytes("recording"))))
                .list();
        talks.forEach(talk -> leftovers.leave(talk.address(), talk.recording()));
    }

    private record Talk(UUID address, String recording) {
    }

    private void heard(String which, UUID of) {
        seal("inbox", "content", NOTHING_HEARD, which, of);
        seal("inbox", "raw", "", which, of);
    }

    private void seal(String table, String column, String nothing, String which, UUID of) {
        jdbc.sql("select id from " + table + " where " + which).param(of).query(UUID.class).list().stream().map(Objects::requireNonNull)
                .forEach(id -> jdbc.sql("update " + table + " set " + column + " = ? where id = ?").params(vault.seal(id, nothing), id).update());
    }

    private void run(String sql, UUID of) {
        jdbc.sql(sql).param(of).update();
    }
}
