package huiying.bot.learning.categories;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.learning.samples.Edit;
import huiying.bot.learning.samples.SampleEdits;
import huiying.bot.learning.talks.Expected;
import huiying.bot.learning.talks.Expected.Wanted;
import huiying.bot.learning.talks.TestTalks;

/** Takes along what hangs on a category when the tree changes: its samples, and what is expected of test talks. Belongs into the caller's transaction. */
public final class Moving {
    private static final int MOST_TALKS = 2_000;

    private final JdbcClient jdbc;
    private final SampleEdits edits;
    private final TestTalks talks;

    public Moving(JdbcClient jdbc, SampleEdits edits, TestTalks talks) {
        this.jdbc = jdbc;
        this.edits = edits;
        this.talks = talks;
    }

    /** Which samples a step moves, and where; nowhere stands for putting aside. */
    record Move(String label, String to, List<UUID> samples) {
    }

    List<Move> moves(Step step, Tree before, Tree after) {
        if (step instanceof Step.Split(var code, var part, var words)) {
            return List.of(new Move(code, part.code(), holding(code, words)));
        }
        return after.closedSince(before).entrySet().stream().map(entry -> new Move(entry.getKey(), entry.getValue(), holding(entry.getKey(), List.of())))
                .toList();
    }

    /** Samples of a label that hold one of these words, or all of them when none is named. */
    private List<UUID> holding(String label, List<String> words) {
        var wanted = words.stream().map(word -> word.toLowerCase(Locale.ROOT).strip()).filter(word -> !word.isEmpty()).toArray(String[]::new);
        return jdbc
                .sql("""
                     select s.id from sample s where s.label = :label and s.state <> 'removed'
                         and (cardinality(cast(:words as text[])) = 0 or exists (select from unnest(cast(:words as text[])) w where strpos(lower(s.text), w) > 0))
                     order by s.seq""")
                .param("label", label).param("words", wanted)
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
    }

    /** What was done, so that it can be undone, and to how many. */
    record Moved(List<UUID> acts, int samples) {
    }

    Moved carryOut(List<Move> moves, String by) {
        var acts = new ArrayList<UUID>();
        int samples = 0;
        for (var move : moves) {
            if (!move.samples().isEmpty()) {
                var act = edits.make(move.samples(), move.to().isEmpty() ? new Edit.Hold() : new Edit.Move(move.to()), by);
                acts.add(act.id());
                samples += act.samples();
            }
        }
        return new Moved(acts, samples);
    }

    int takeBack(List<UUID> acts, String by) {
        return acts.reversed().stream().mapToInt(act -> edits.undo(act, by)).sum();
    }

    /** Test talks that expect a category with an heir expect the heir. */
    int expectHeirs(Map<String, String> heirs) {
        int changed = 0;
        for (var talk : talks.all(MOST_TALKS)) {
            var wanted = talk.expected().cases().stream().map(one -> heirs.getOrDefault(one.category(), "").isEmpty() ? one : inherited(one, heirs)).toList();
            if (!wanted.equals(talk.expected().cases())) {
                changed += talks.expect(talk.id(), new Expected(wanted, talk.expected().answers())) ? 1 : 0;
            }
        }
        return changed;
    }

    /** Who deals with it may be somebody else; that is for a person to say. */
    private static Wanted inherited(Wanted one, Map<String, String> heirs) {
        return new Wanted(heirs.getOrDefault(one.category(), one.category()), one.where(), "");
    }

    int expecting(String category) {
        return jdbc
                .sql("select count(*) from test_talk where retired_at is null and expected -> 'cases' @> jsonb_build_array(jsonb_build_object('category', ?))")
                .param(category).query(Integer.class).single();
    }

    /** A few samples, the newest first. */
    List<String> texts(List<UUID> samples, int limit) {
        return jdbc.sql("select text from sample where id = any(?) order by seq desc limit ?").params(samples.toArray(UUID[]::new), limit)
                .query((row, n) -> Objects.requireNonNull(row.getString("text"))).list();
    }

    /** A few samples of a label that stay where they are. */
    List<String> staying(String label, List<UUID> moved, int limit) {
        return jdbc.sql("select text from sample where label = ? and state = 'used' and not id = any(?) order by seq desc limit ?")
                .params(label, moved.toArray(UUID[]::new), limit).query((row, n) -> Objects.requireNonNull(row.getString("text"))).list();
    }
}
