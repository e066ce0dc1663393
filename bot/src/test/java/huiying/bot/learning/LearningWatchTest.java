package huiying.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.Cast;
import huiying.bot.Hall;
import huiying.bot.cases.Case;
import huiying.bot.desk.Command;
import huiying.bot.learning.releases.Release;
import huiying.bot.learning.runs.Golden;
import huiying.bot.learning.runs.GoldenSets;
import huiying.bot.learning.samples.Provenance;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.learning.samples.Source;
import huiying.nlp.Guess;
import huiying.nlp.Message;
import huiying.nlp.Understander;

/** What happens by itself: a correction is soon in a candidate, and a promise that live decisions break is held back on every node. */
class LearningWatchTest {
    private static final Golden GOLDEN = GoldenSets.of(Lessons.of(6, 99).stream().map(one -> new Golden.Message(one.label(), one.text())).toList());

    private final School school = new School(School.RULES, GOLDEN, Lessons.taxonomy());
    private final Hall hall = school.hall;

    private void samples() {
        var source = new Source(Provenance.IMPORT, "", "admin", null, null, UUID.nameUUIDFromBytes(new byte[]{1}), "first samples");
        school.add(Lessons.of(30, 1).stream().map(one -> school.sample(one.label(), one.text(), source, hall.clock.instant())).toList());
    }

    @Test
    void aCorrectionAtTheDeskIsInACandidateWithinAMinute() {
        samples();
        school.trained();
        hall.clock.forward(Duration.ofMinutes(5));
        var waiting = hall.filed(Cast.brokenLamp(), School.unsure("0206"));
        hall.act(hall.agent, waiting, new Command.Correct("0207"));
        var corrected = hall.clock.instant();
        long started = System.nanoTime();
        school.watch.watch();
        assertThat(school.watch.askForCandidate()).as("corrections gather for a moment").isFalse();
        hall.clock.forward(School.RULES.pause().plusSeconds(3));
        assertThat(school.watch.askForCandidate()).isTrue();
        assertThat(school.watch.askForCandidate()).as("once").isFalse();
        school.watch.workOff();
        var sample = school.samples.find(new SampleQuery("0207", Provenance.CORRECT.stored(), "", "", "", "", "", ""), 0, 1).getFirst();
        assertThat(school.runs.answers(school.runs.latestDone().orElseThrow().id())).anyMatch(answer -> answer.sample().equals(sample.id()));
        var waited = Duration.between(corrected, hall.clock.instant());
        assertThat(waited).as("business time").isLessThan(Duration.ofSeconds(30));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).as("work on a machine others use as well").isLessThan(Duration.ofSeconds(30));
        hall.clock.forward(Duration.ofMinutes(1));
        assertThat(school.watch.askForCandidate()).as("nothing new, nothing to learn").isFalse();
    }

    @Test
    void liveDecisionsThatBreakThePromiseHoldTheCategoryBackOnEveryNode() {
        var one = Understander.builder().build();
        var other = Understander.builder().build();
        var nodes = java.util.List.of(school.following(one), school.following(other));
        nodes.forEach(node -> node.follow());
        var lamp = Message.of("柳荫里的路灯坏了三天，晚上一片漆黑");
        assertThat(one.understand(lamp).category()).isInstanceOf(Guess.Clear.class);
        int wrong = 0;
        while (school.releases.history(1).getFirst().kind() != Release.Kind.SHRINK && wrong < 200) {
            decided(hall.filed(Cast.brokenLamp(), Hall.sure("0206")), "0207");
            wrong++;
            hall.clock.forward(Duration.ofMinutes(1));
            school.watch.watch();
        }
        assertThat(wrong).as("wrong automatic answers before it is noticed").isLessThan(10);
        assertThat(nodes).allSatisfy(node -> assertThat(node.follow()).isTrue());
        assertThat(one.understand(lamp).category()).isNotInstanceOf(Guess.Clear.class);
        assertThat(other.understand(lamp).category()).isEqualTo(one.understand(lamp).category());
        assertThat(hall.openTasks()).anyMatch(task -> task.contains("promise-broken"));
        assertThat(school.releases.history(1).getFirst().author().by()).isEqualTo("guard");
    }

    /** It was sure and a person said otherwise. */
    private void decided(Case c, String truth) {
        hall.database.jdbc().sql("""
                                 insert into prediction (id, case_id, model_version, guess, promise, candidates, at)
                                 values (gen_random_uuid(), ?, 'x', 'clear', 0.9, cast('[{"label":"0206","confidence":0.97}]' as jsonb), ?)""")
                .params(c.id(), hall.clock.instant().atOffset(java.time.ZoneOffset.UTC)).update();
        hall.cast.inTransaction(() -> {
            new huiying.bot.desk.Decisions(hall.database.jdbc(), hall.clock).record(c.id(), truth, hall.agent.id().toString(),
                    huiying.bot.desk.Decisions.Kind.CORRECT);
            return 0;
        });
    }
}
