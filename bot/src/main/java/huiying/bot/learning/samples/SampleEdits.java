package huiying.bot.learning.samples;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;

/** Changes samples so that every change can be undone; belongs into the caller's transaction. */
public final class SampleEdits {
    private static final String AS_IT_IS = "jsonb_build_object('label', s.label, 'state', s.state, 'tags', to_jsonb(s.tags))";

    private final JdbcClient jdbc;
    private final Clock clock;

    public SampleEdits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Something that was done to samples. */
    public record Act(UUID id, String by, String what, int samples, Instant at, @Nullable Instant undone) {
    }

    /** Does it to those of the samples it changes, and says what was done; the act is empty when nothing changed. */
    public Act make(List<UUID> ids, Edit edit, String by) {
        var id = Ids.next();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into sample_act (id, by_person, what, samples, at) values (?, ?, ?, 0, ?)").params(id, by, edit.what(), now).update();
        int changed = jdbc.sql("""
                               with before as (select s.id, %s as was from sample s where id = any(:ids) and %s for update),
                                   after as (update sample s set %s from before b where s.id = b.id returning s.id, %s as becomes)
                               insert into sample_change (act, sample, before, after)
                               select :act, b.id, b.was, a.becomes from before b join after a on a.id = b.id""".formatted(AS_IT_IS, changes(edit), sets(edit),
                AS_IT_IS))
                .param("ids", ids.toArray(UUID[]::new)).param("act", id).param("value", value(edit)).update();
        jdbc.sql("update sample_act set samples = ? where id = ?").params(changed, id).update();
        return new Act(id, by, edit.what(), changed, now.toInstant(), null);
    }

    /** Only what differs is written, and only what somebody labelled can be learnt from. */
    private static String changes(Edit edit) {
        return switch (edit) {
            case Edit.Label it -> "(label is distinct from :value or state <> 'used')";
            case Edit.Move it -> "label is distinct from :value and state <> 'removed'";
            case Edit.Remove it -> "state <> 'removed' and :value = ''";
            case Edit.Hold it -> "state = 'used' and :value = ''";
            case Edit.Use it -> "state in ('removed', 'held', 'disputed') and label is not null and :value = ''";
            case Edit.Tag it -> "not tags @> array[cast(:value as text)]";
            case Edit.Untag it -> "tags @> array[cast(:value as text)]";
        };
    }

    private static String sets(Edit edit) {
        return switch (edit) {
            case Edit.Label it -> "label = :value, state = 'used'";
            case Edit.Move it -> "label = :value";
            case Edit.Remove it -> "state = 'removed'";
            case Edit.Hold it -> "state = 'held'";
            case Edit.Use it -> "state = 'used'";
            case Edit.Tag it -> "tags = tags || array[cast(:value as text)]";
            case Edit.Untag it -> "tags = array_remove(tags, cast(:value as text))";
        };
    }

    private static String value(Edit edit) {
        return switch (edit) {
            case Edit.Label it -> it.label();
            case Edit.Tag it -> it.tag();
            case Edit.Untag it -> it.tag();
            case Edit.Move it -> it.label();
            case Edit.Remove it -> "";
            case Edit.Hold it -> "";
            case Edit.Use it -> "";
        };
    }

    /** Puts back what the act changed, except where somebody has changed it again since; says how many were put back. */
    public int undo(UUID act, String by) {
        int open = jdbc.sql("update sample_act set undone_at = ?, undone_by = ? where id = ? and undone_at is null")
                .params(clock.instant().atOffset(ZoneOffset.UTC), by, act).update();
        return open == 0
                ? 0
                : jdbc.sql("""
                           update sample s set label = c.before ->> 'label', state = c.before ->> 'state',
                               tags = array(select jsonb_array_elements_text(c.before -> 'tags'))
                           from sample_change c where c.act = :act and c.sample = s.id and c.after = %s""".formatted(AS_IT_IS)).param("act", act).update();
    }

    /** Newest first. */
    public List<Act> latest(int limit) {
        return jdbc.sql("select id, by_person, what, samples, at, undone_at from sample_act where samples > 0 order by at desc, id desc limit ?").param(limit)
                .query(SampleEdits::read).list();
    }

    private static Act read(ResultSet row, int n) throws SQLException {
        var undone = row.getObject("undone_at", OffsetDateTime.class);
        return new Act(Objects.requireNonNull(row.getObject("id", UUID.class)), Objects.requireNonNull(row.getString("by_person")),
                Objects.requireNonNull(row.getString("what")), row.getInt("samples"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(), undone == null ? null : undone.toInstant());
    }
}
