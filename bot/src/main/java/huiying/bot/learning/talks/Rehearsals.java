package huiying.bot.learning.talks;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

/** What came of playing test talks with a candidate and with the model in force; belongs into the caller's transaction. */
public final class Rehearsals {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Rehearsals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A talk with what the candidate and the model in force made of it. */
    public record Played(TestTalk talk, Expected outcome, Expected rival) {
        public List<Expected.Difference> differences() {
            return talk.expected().differences(outcome);
        }

        public List<Expected.Difference> rivalDifferences() {
            return talk.expected().differences(rival);
        }

        /** The model in force takes it as it ought to be taken, and the candidate does not. */
        public boolean lost() {
            return rivalDifferences().isEmpty() && !differences().isEmpty();
        }
    }

    /** How a candidate stands: talks that count, those not played yet, those that came out otherwise, and of these the ones the model in force gets right. */
    public record Stand(int talks, int unplayed, int other, List<String> lost) {
    }

    void keep(UUID run, TestTalk talk, Expected outcome, Expected rival) {
        jdbc.sql(
                """
                insert into rehearsal (run, talk, edition, outcome, rival, at) values (:run, :talk, :edition, cast(:outcome as jsonb), cast(:rival as jsonb), :at)
                on conflict (run, talk) do update set edition = excluded.edition, outcome = excluded.outcome, rival = excluded.rival, at = excluded.at""")
                .param("run", run).param("talk", talk.id()).param("edition", talk.standing().edition()).param("outcome", JSON.writeValueAsString(outcome))
                .param("rival", JSON.writeValueAsString(rival)).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    /** The talks this candidate has not been played, or not under what is expected of them now. */
    List<TestTalk> unplayed(UUID run) {
        return jdbc.sql("""
                        select t.* from test_talk t where t.retired_at is null
                            and not exists (select from rehearsal r where r.run = ? and r.talk = t.id and r.edition = t.edition) order by t.number limit ?""")
                .params(run, MOST).query(TestTalks::read).list();
    }

    /** What was played with a candidate, what came out otherwise first. */
    public List<Played> of(UUID run) {
        return jdbc.sql("""
                        select t.*, r.outcome, r.rival from rehearsal r join test_talk t on t.id = r.talk and t.edition = r.edition
                        where r.run = ? and t.retired_at is null order by t.number limit ?""").params(run, MOST)
                .query((row, n) -> new Played(TestTalks.read(row, n), expected(row.getString("outcome")), expected(row.getString("rival")))).list().stream()
                .sorted((a, b) -> Integer.compare(rank(a), rank(b))).toList();
    }

    private static int rank(Played played) {
        return played.lost() ? 0 : played.differences().isEmpty() ? 2 : 1;
    }

    public Stand stand(UUID run) {
        var played = of(run);
        int talks = jdbc.sql("select count(*) from test_talk where retired_at is null").query(Integer.class).single();
        return new Stand(talks, talks - played.size(), (int) played.stream().filter(one -> !one.differences().isEmpty()).count(),
                played.stream().filter(Played::lost).map(one -> "#" + one.talk().number()).toList());
    }

    /** Plays everything once more: the city's lists may have changed since. */
    public int forget(UUID run) {
        return jdbc.sql("delete from rehearsal where run = ?").param(run).update();
    }

    private static Expected expected(String json) {
        return JSON.readValue(Objects.requireNonNull(json), Expected.class);
    }
}
