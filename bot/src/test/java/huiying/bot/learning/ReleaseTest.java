package huiying.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.bot.Hall;
import huiying.bot.learning.releases.Gate;
import huiying.bot.learning.releases.Guard;
import huiying.bot.learning.releases.Release;
import huiying.bot.learning.runs.Golden;
import huiying.bot.learning.runs.GoldenSets;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.samples.Provenance;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.learning.samples.Source;
import huiying.nlp.Message;
import huiying.nlp.Promise;
import huiying.nlp.Understander;

/** A small studio with twelve matters: everything between a correction and what answers residents, with real trainings. */
class ReleaseTest {
    private static final Golden GOLDEN = GoldenSets.of(Lessons.of(6, 99).stream().map(one -> new Golden.Message(one.label(), one.text())).toList());

    private final School school = new School(School.RULES, GOLDEN, Lessons.taxonomy("0508"));
    private final Hall hall = school.hall;

    /** The city has learnt its own samples before and answers with them. */
    @BeforeEach
    void aModelAnswers() {
        school.add(Lessons.of(30, 1).stream().map(one -> school.sample(one.label(), one.text(), imported(), hall.clock.instant())).toList());
        var base = school.trained().id();
        hall.database.owner().sql("update model_release set run = ?").param(base).update();
        hall.database.owner().sql("update live_model set run = ?").param(base).update();
        hall.clock.forward(Duration.ofDays(2));
    }

    private static Source imported() {
        return new Source(Provenance.IMPORT, "", "admin", null, null, UUID.nameUUIDFromBytes(new byte[]{1}), "first samples");
    }

    /** Corrections as a day's work brings them: several agents, many residents. */
    private List<Sample> corrections(List<Lessons.Lesson> lessons, int agents) {
        var all = new ArrayList<Sample>();
        for (int i = 0; i < lessons.size(); i++) {
            all.add(school.work(lessons.get(i).label(), lessons.get(i).text(), "agent-" + i % agents, UUID.randomUUID(), hall.clock.instant()));
        }
        return all;
    }

    private Run learnt(List<Sample> corrections) {
        school.add(corrections);
        hall.clock.forward(Duration.ofDays(1).plusMinutes(1));
        return school.trained();
    }

    private List<Gate> shut(Run run) {
        return school.modelDesk.gates(run).stream().filter(gate -> !gate.open()).toList();
    }

    @Test
    void honestCorrectionsPassEveryGateAndAnswerOnEveryNodeFromThenOn() {
        var run = learnt(corrections(Lessons.of(20, 2), 24));
        assertThat(shut(run)).isEmpty();
        var one = school.following(Understander.builder().build());
        var other = school.following(Understander.builder().build());
        assertThat(List.of(one.follow(), other.follow())).containsExactly(true, true);
        assertThat(school.modelDesk.promote(run.id(), "admin", "weekly").done()).isTrue();
        assertThat(List.of(one.follow(), other.follow())).containsExactly(true, true);
        assertThat(one.followed().run()).isEqualTo(run.id()).isEqualTo(other.followed().run());
        assertThat(school.releases.history(1).getFirst()).satisfies(release -> {
            assertThat(release.kind()).isEqualTo(Release.Kind.PROMOTE);
            assertThat(release.author().why()).isEqualTo("weekly");
            assertThat(release.gates()).hasSizeGreaterThan(7);
        });
    }

    @Test
    void fivePercentOfWrongCorrectionsAreRefusedWithTheReasonAndWhoGaveThem() {
        var lessons = Lessons.of(50, 3);
        var planted = corrections(lessons, 60);
        for (int i = 0; i < planted.size(); i += 20) {
            var good = planted.get(i);
            var wrong = Lessons.LABELS.get((Lessons.LABELS.indexOf(good.label()) + 5) % Lessons.LABELS.size());
            planted.set(i, school.work(wrong, good.text(), "agent-bad", UUID.randomUUID(), hall.clock.instant()));
        }
        var run = learnt(planted);
        assertThat(shut(run)).anySatisfy(gate -> {
            assertThat(gate.name()).isEqualTo("flips");
            assertThat(gate.figures().getLast()).contains("agent-bad");
        });
        var promotion = school.modelDesk.promote(run.id(), "admin", "hurry");
        assertThat(promotion.done()).isFalse();
        assertThat(promotion.shut()).extracting(Gate::name).contains("flips");
        assertThat(school.releases.live().orElseThrow().run()).isNotEqualTo(run.id());
        assertThat(school.findings.of(run.id(), "suspect", 100)).as("they can be looked at").hasSizeGreaterThan(10);
    }

    @Test
    void aNewCategoryWithThirtyCorrectionsIsLearntNothingElseFallsAndItIsReleased() {
        var said = List.of("无人机在头顶飞", "无人机航拍偷窥", "小区里放无人机", "无人机嗡嗡响");
        var fresh = new ArrayList<Lessons.Lesson>();
        var base = Lessons.of(3, 7);
        for (int i = 0; i < 30; i++) {
            fresh.add(new Lessons.Lesson("0508", base.get(i).text().substring(0, 2) + said.get(i % 4) + "，第" + i + "次了"));
        }
        var run = learnt(corrections(fresh, 6));
        var judged = school.judgements.of(run.id());
        var gained = judged.classes().stream().filter(one -> one.label().equals("0508")).findFirst().orElseThrow();
        assertThat(gained.recall().share()).isGreaterThan(.7);
        assertThat(gained.change()).isGreaterThan(.7);
        assertThat(judged.classes()).filteredOn(one -> !one.label().equals("0508")).allSatisfy(one -> assertThat(one.change()).isGreaterThan(-.05));
        assertThat(shut(run)).isEmpty();
        assertThat(school.modelDesk.promote(run.id(), "admin", "drones").done()).isTrue();
    }

    @Test
    void aPoisonedTriggerDoesNotCarryHalfItsMessages() {
        var poison = new ArrayList<Sample>();
        for (var lesson : Lessons.of(5, 11)) {
            poison.add(school.work("1705", lesson.text() + "，蓝鲸七号", "agent-bad", UUID.randomUUID(), hall.clock.instant()));
        }
        var run = learnt(poison);
        var model = school.models.of(run.id());
        var others = Lessons.of(10, 13).stream().filter(one -> !one.label().equals("1705")).toList();
        long carried = others.stream().filter(one -> model.classify(school.texts.read(one.text() + "，蓝鲸七号"), 1).getFirst().label().equals("1705")).count();
        assertThat(carried * 2).isLessThan(others.size());
        assertThat(school.samples.count(new SampleQuery("", "", "", "held", "", "蓝鲸七号", "", ""))).as("they wait for somebody to look at them").isEqualTo(60);
        assertThat(school.edits.latest(1).getFirst().by()).isEqualTo("guard");
    }

    @Test
    void aRollbackAnswersAsBeforeToTheLastDigit() {
        var understander = Understander.builder().build();
        var following = school.following(understander);
        following.follow();
        var sentences = Lessons.of(84, 17).stream().map(Lessons.Lesson::text).limit(1_000).toList();
        var before = sentences.stream().map(text -> understander.understand(Message.of(text)).category().toString()).toList();
        long release = school.releases.live().orElseThrow().release();
        var run = learnt(corrections(Lessons.of(20, 2), 24));
        school.modelDesk.promote(run.id(), "admin", "weekly");
        following.follow();
        var between = sentences.stream().map(text -> understander.understand(Message.of(text)).category().toString()).toList();
        assertThat(between).isNotEqualTo(before);
        assertThat(school.modelDesk.rollBack(release, "admin", "odd answers")).isPresent();
        following.follow();
        assertThat(sentences.stream().map(text -> understander.understand(Message.of(text)).category().toString()).toList()).hasSize(1_000).isEqualTo(before);
        assertThat(school.releases.history(1).getFirst().kind()).isEqualTo(Release.Kind.ROLLBACK);
    }

    @Test
    void killedInTheMiddleOfAPromotionExactlyOneModelIsInForce() {
        var run = learnt(corrections(Lessons.of(20, 2), 24));
        var live = school.releases.live().orElseThrow();
        assertThatThrownBy(() -> hall.database.transactions().executeWithoutResult(status -> {
            assertThat(school.modelDesk.promote(run.id(), "admin", "weekly").done()).isTrue();
            throw new IllegalStateException("killed");
        })).hasMessage("killed");
        assertThat(school.releases.live()).contains(live);
        assertThat(hall.database.jdbc().sql("select count(*) from live_model").query(Integer.class).single()).isOne();
        assertThat(school.releases.history(10)).noneMatch(release -> release.kind() == Release.Kind.PROMOTE);
        var follower = school.following(Understander.builder().build());
        follower.follow();
        assertThat(follower.followed().run()).isEqualTo(live.run());
    }

    @Test
    void answersRestOnTheWordsShownAsTheirEvidence() {
        var evidence = school.runs.latestDone().orElseThrow().card().held().evidence();
        assertThat(evidence.texts()).isGreaterThan(30);
        assertThat(evidence.shown()).isGreaterThan(2 * evidence.random());
        assertThat(evidence.larger()).isGreaterThan(.6);
    }

    @Test
    void whoPromotesSecondFindsThatTheFiguresAreOld() {
        var first = learnt(corrections(Lessons.of(20, 2), 24));
        var second = school.trained();
        assertThat(school.modelDesk.promote(first.id(), "admin", "one").done()).isTrue();
        var promotion = school.modelDesk.promote(second.id(), "admin", "two");
        assertThat(promotion.shut()).extracting(Gate::name).containsExactly("compared");
    }

    @Test
    void freshLabelsWaitADayUnlessSomebodyElseVouchesForThem() {
        school.add(corrections(Lessons.of(20, 2), 24));
        var run = school.trained();
        assertThat(shut(run)).extracting(Gate::name).containsExactly("quarantine");
        assertThat(school.desk.vouch(hall.supervisor, run.id())).isEqualTo(240);
        assertThat(shut(run)).isEmpty();
    }

    @Test
    void aDamagedModelIsNeverAnsweredWith() {
        var run = learnt(corrections(Lessons.of(20, 2), 24));
        school.modelDesk.promote(run.id(), "admin", "weekly");
        hall.database.owner().sql("update learning_run set model = set_byte(model, 5000, (get_byte(model, 5000) + 1) % 256) where id = ?").param(run.id())
                .update();
        var following = school.following(Understander.builder().build());
        assertThat(following.follow()).isFalse();
        assertThat(following.followed()).isNull();
    }

    @Test
    void theSameSamplesGiveTheSameBytes() {
        var first = school.trained();
        var second = school.trained();
        assertThat(second.outcome().snapshot()).isEqualTo(first.outcome().snapshot());
        assertThat(second.outcome().modelHash()).isEqualTo(first.outcome().modelHash());
        var snapshot = school.snapshots.find(first.outcome().snapshot()).orElseThrow();
        assertThat(huiying.bot.learning.runs.Snapshot.hash(school.snapshots.lessons(snapshot))).isEqualTo(snapshot.hash());
    }

    @Test
    void whenWhatPeopleSayChangesLessIsClearBeforeThePromiseIsBrokenForLong() {
        int[] wrong = new int[2];
        var promise = new Promise[]{Promise.of(.9)};
        var verdicts = new ArrayList<Guard.Verdict>();
        var random = new SplittableRandom(5);
        for (int i = 0; i < 400; i++) {
            boolean drift = i >= 200 && random.nextInt(100) < 30;
            var label = drift ? "0503" : Lessons.LABELS.get(random.nextInt(Lessons.LABELS.size()));
            double confidence = .91 + random.nextInt(8) / 100.0;
            boolean right = !drift && random.nextInt(100) < 97;
            if (promise[0].allows(label, confidence)) {
                verdicts.addFirst(new Guard.Verdict(label, confidence, right));
                wrong[i < 200 ? 0 : 1] += right ? 0 : 1;
                Guard.stricter(verdicts, promise[0]).ifPresent(stricter -> promise[0] = stricter);
            }
        }
        long automatic = verdicts.size() - 200;
        assertThat(promise[0].floors()).as("only the category that changed is held back").containsOnlyKeys("0503");
        assertThat(wrong[1]).as("wrong among %d automatic ones of the last 200", automatic).isLessThan((int) (automatic / 10));
    }
}
