package huiying.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.Hall;
import huiying.bot.learning.samples.Edit;
import huiying.bot.learning.samples.Opinions;
import huiying.bot.learning.samples.Provenance;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.learning.samples.Source;
import huiying.bot.staff.Role;

class SamplesTest {
    private final School school = new School();
    private final Hall hall = school.hall;

    private Sample one(String label, String text) {
        return school.work(label, text, "agent-1", UUID.randomUUID(), hall.clock.instant());
    }

    private Sample now(Sample sample) {
        return school.samples.byId(sample.id()).orElseThrow();
    }

    @Test
    void theSamplesThatShipAreThereOnceAndCanBeSearched() {
        school.desk.furnish();
        school.desk.furnish();
        assertThat(school.samples.count(SampleQuery.ALL)).isGreaterThan(8_000);
        var lamps = new SampleQuery("0206", "starter", "zh", "used", "", "路灯", "", "");
        assertThat(school.samples.find(lamps, 0, 20)).isNotEmpty().allSatisfy(sample -> {
            assertThat(sample.label()).isEqualTo("0206");
            assertThat(sample.text()).contains("路灯");
        });
        assertThat(school.samples.balance()).hasSize(129);
        assertThat(school.samples.find(new SampleQuery("", "", "", "", "noisy", "", "", ""), 0, 5)).hasSize(5);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() {
        school.add(List.of(one("0206", "一"), one("0206", "二"), one("0206", "三")));
        var first = school.samples.find(SampleQuery.ALL, 0, 2);
        var second = school.samples.find(SampleQuery.ALL, first.getLast().seq(), 2);
        assertThat(first).extracting(Sample::text).containsExactly("三", "二");
        assertThat(second).extracting(Sample::text).containsExactly("一");
    }

    @Test
    void manyAreChangedAtOnceAndPutBackAtOnce() {
        var some = List.of(one("0206", "路灯不亮"), one("0206", "灯坏了"), one("0207", "路面有坑"));
        school.add(some);
        var ids = some.stream().map(Sample::id).toList();
        var act = school.desk.edit(hall.supervisor, ids, new Edit.Label("0207"));
        assertThat(act.samples()).as("one had the label already").isEqualTo(2);
        assertThat(some).allSatisfy(sample -> assertThat(now(sample).label()).isEqualTo("0207"));
        assertThat(school.desk.undo(hall.supervisor, act.id())).isEqualTo(2);
        assertThat(some).allSatisfy(sample -> assertThat(now(sample).label()).isEqualTo(sample.label()));
        assertThat(school.desk.undo(hall.supervisor, act.id())).as("undone once").isZero();
    }

    @Test
    void undoLeavesAloneWhatSomebodyChangedSince() {
        var sample = one("0206", "路灯不亮");
        school.add(List.of(sample));
        var act = school.desk.edit(hall.supervisor, List.of(sample.id()), new Edit.Label("0207"));
        school.desk.edit(hall.agent, List.of(sample.id()), new Edit.Label("0208"));
        assertThat(school.desk.undo(hall.supervisor, act.id())).isZero();
        assertThat(now(sample).label()).isEqualTo("0208");
    }

    @Test
    void samplesAreTakenOutHeldTaggedAndUsedAgain() {
        var sample = one("0206", "路灯不亮");
        school.add(List.of(sample));
        var ids = List.of(sample.id());
        school.desk.edit(hall.supervisor, ids, new Edit.Remove());
        assertThat(now(sample).state()).isEqualTo(Sample.State.REMOVED);
        school.desk.edit(hall.supervisor, ids, new Edit.Use());
        assertThat(now(sample).state()).isEqualTo(Sample.State.USED);
        school.desk.edit(hall.supervisor, ids, new Edit.Hold());
        assertThat(school.samples.used(0, 10)).isEmpty();
        school.desk.edit(hall.supervisor, ids, new Edit.Tag("angry"));
        assertThat(now(sample).tags()).containsExactly("angry");
        assertThat(school.desk.edit(hall.supervisor, ids, new Edit.Tag("angry")).samples()).isZero();
        school.desk.edit(hall.supervisor, ids, new Edit.Untag("angry"));
        assertThat(now(sample).tags()).isEmpty();
        assertThat(school.edits.latest(10)).hasSize(5);
    }

    @Test
    void theSameWordsUnderTwoLabelsAreFoundHoweverTheyWereTyped() {
        school.add(List.of(one("0206", "路灯不亮！ＡＢ"), one("0207", "路灯不亮!AB"), one("0207", "别的事"), one("0207", "别的事")));
        assertThat(school.doubles.conflicts(10)).singleElement().satisfies(ids -> assertThat(ids).hasSize(2));
        assertThat(school.doubles.repeats()).isOne();
    }

    private Sample waiting(String text) {
        var source = new Source(Provenance.LABELLED, "web", "", null, null, null, "");
        var sample = new Sample(UUID.randomUUID(), 0, null, text, huiying.nlp.Language.ZH, source,
                new Sample.Standing(Sample.State.WAITING, 1, hall.clock.instant(), false), List.of());
        school.add(List.of(sample));
        return sample;
    }

    @Test
    void twoWhoAgreeSettleASampleAndTwoWhoDoNotPutItBeforeAThird() {
        var agreed = waiting("路灯不亮");
        var other = Hall.staff(Role.AGENT, null);
        assertThat(school.opinions.next(hall.agent.id().toString())).contains(agreed.id());
        school.desk.label(hall.agent, agreed.id(), "0206");
        assertThat(now(agreed).state()).isEqualTo(Sample.State.WAITING);
        assertThat(school.opinions.next(hall.agent.id().toString())).as("not the same one again").isEmpty();
        school.desk.label(other, agreed.id(), "0206");
        assertThat(now(agreed).state()).isEqualTo(Sample.State.USED);
        assertThat(now(agreed).label()).isEqualTo("0206");

        var disputed = waiting("灯和路都坏了");
        school.desk.label(hall.agent, disputed.id(), "0206");
        school.desk.label(other, disputed.id(), "0207");
        assertThat(now(disputed).state()).isEqualTo(Sample.State.DISPUTED);
        assertThat(school.samples.used(0, 10)).extracting(Sample::id).containsExactly(agreed.id());
        school.desk.edit(hall.supervisor, List.of(disputed.id()), new Edit.Label("0207"));
        assertThat(now(disputed).state()).isEqualTo(Sample.State.USED);
        assertThat(school.opinions.agreement()).satisfies(agreement -> {
            assertThat(agreement.samples()).isEqualTo(2);
            assertThat(agreement.share()).isEqualTo(.5);
        });
    }

    @Test
    void agreementBeyondChanceIsOneForEqualLabelsAndNothingForDice() {
        assertThat(school.opinions.agreement()).isEqualTo(new Opinions.Agreement(0, 1, 1));
    }
}
