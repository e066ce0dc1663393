package huiying.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.bot.Hall;
import huiying.bot.RehearsalDesk.Kept;
import huiying.bot.desk.Command;
import huiying.bot.learning.releases.Gate;
import huiying.bot.learning.runs.Golden;
import huiying.bot.learning.runs.GoldenSets;
import huiying.bot.learning.samples.Provenance;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.learning.samples.Source;
import huiying.bot.learning.talks.Expected;
import huiying.bot.learning.talks.TestTalk;

/** Talks that took place become tests of every candidate: nothing in them tells who it was, and playing them leaves no trace. */
class RehearsalTest {
    private static final Golden GOLDEN = GoldenSets.of(Lessons.of(6, 99).stream().map(one -> new Golden.Message(one.label(), one.text())).toList());

    private final School school = new School(School.RULES, GOLDEN, Lessons.taxonomy());
    private final Hall hall = school.hall;

    @BeforeEach
    void aModelAnswers() {
        var source = new Source(Provenance.IMPORT, "", "admin", null, null, UUID.nameUUIDFromBytes(new byte[]{1}), "first samples");
        school.add(Lessons.of(30, 1).stream().map(one -> school.sample(one.label(), one.text(), source, hall.clock.instant())).toList());
    }

    private TestTalk only() {
        return school.testTalks.all(10).getFirst();
    }

    private String everythingKept() {
        return hall.database.owner().sql("select name || lines::text || expected::text from test_talk").query(String.class).list().toString();
    }

    @Test
    void aTalkIsKeptInOneClickWithNothingThatTellsWhoItWas() {
        var address = school.door.writes("niece", "我叫邹立夏，电话13912342208，身份证340826198501152167", "柳荫里37号楼5单元602室门口的路灯坏了", "我的微信zoulixia_85");
        assertThat(school.rehearsalDesk.keepTalkWith(hall.agent, address)).isEqualTo(Kept.KEPT);
        assertThat(everythingKept()).contains("路灯坏了").contains("柳荫里").doesNotContain("13912342208").doesNotContain("邹立夏").doesNotContain("340826198501152167")
                .doesNotContain("37号").doesNotContain("602").doesNotContain("zoulixia_85").doesNotContain("niece");
        assertThat(school.rehearsalDesk.keepTalkWith(hall.agent, address)).as("the same one again").isEqualTo(Kept.KNOWN);
        assertThat(hall.database.owner().sql("select count(*) from audit where action = 'test-talk.keep'").query(Integer.class).single()).isOne();
    }

    @Test
    void whatIsExpectedIsWhatPeopleMadeOfIt() {
        var address = school.door.writes("niece", "柳荫里3号楼前的路灯坏了三天，老人摔倒了");
        var told = school.door.casesOf(address).getFirst();
        if (told.state().isWithUnit()) {
            assertThat(told.category()).isEqualTo("0206");
        } else {
            hall.act(hall.agent, told, new Command.Correct("0206"));
        }
        assertThat(school.rehearsalDesk.keepTalkOf(hall.agent, hall.now(told))).isEqualTo(Kept.KEPT);
        assertThat(only().expected().cases()).singleElement().satisfies(wanted -> {
            assertThat(wanted.category()).isEqualTo("0206");
            assertThat(wanted.where()).isEqualTo(Expected.Where.FOUND);
            assertThat(wanted.unit()).isEqualTo(hall.router.assignmentFor("0206", "LL010101").unit());
        });
        assertThat(only().expected().answers()).contains("ACK");
    }

    @Test
    void whatIsToldInConfidenceIsKeptByNoClick() {
        var address = school.door.writes("niece", "请保密，我要举报柳荫里的城管队长收钱");
        assertThat(school.rehearsalDesk.keepTalkWith(hall.agent, address)).isEqualTo(Kept.NOTHING);
        assertThat(school.rehearsalDesk.keepTalkWith(hall.agent, UUID.randomUUID())).isEqualTo(Kept.NOTHING);
    }

    @Test
    void aCandidateIsPlayedEveryTalkAndLeavesNoTrace() {
        kept("niece", "柳荫里3号楼前的路灯坏了三天，老人摔倒了");
        var before = rows();
        var run = school.trained();
        assertThat(rows()).as("nothing of the play is left").isEqualTo(before);
        assertThat(school.rehearsals.of(run.id())).singleElement().satisfies(played -> {
            assertThat(played.outcome().cases()).hasSize(1);
            assertThat(played.outcome().answers()).contains("ACK");
            assertThat(played.rivalDifferences()).isEmpty();
        });
        assertThat(gate(run.id()).open()).as(gate(run.id()).toString()).isTrue();
    }

    private void kept(String who, String... lines) {
        assertThat(school.rehearsalDesk.keepTalkWith(hall.agent, school.door.writes(who, lines))).isEqualTo(Kept.KEPT);
    }

    private List<Integer> rows() {
        return List.of("address", "conversation", "turn", "cases", "case_event", "prediction", "notice", "delivery", "task", "deadline", "feed").stream()
                .map(table -> hall.database.owner().sql("select count(*) from " + table).query(Integer.class).single()).toList();
    }

    private Gate gate(UUID run) {
        return school.modelDesk.gates(school.runs.find(run).orElseThrow()).stream().filter(one -> one.name().equals("talks")).findFirst().orElseThrow();
    }

    @Test
    void aCandidateThatTakesATalkOtherwiseIsNotReleased() {
        kept("niece", "柳荫里3号楼前的路灯坏了三天，老人摔倒了");
        kept("nephew", "柳荫里的公交车老是不来");
        var lamps = school.samples.find(SampleQuery.ofLabel("0206"), 0, 1_000).stream().map(Sample::id).toList();
        school.desk.edit(hall.supervisor, lamps, new huiying.bot.learning.samples.Edit.Label("1705"));
        hall.clock.forward(Duration.ofDays(2));
        var run = school.trained();
        var lost = school.rehearsals.of(run.id()).getFirst();
        assertThat(lost.lost()).isTrue();
        assertThat(lost.differences()).anySatisfy(one -> {
            assertThat(one.what()).isEqualTo("category");
            assertThat(one.wanted()).isEqualTo("0206");
            assertThat(one.got()).isEqualTo("1705");
        });
        assertThat(gate(run.id()).open()).isFalse();
        assertThat(gate(run.id()).reason()).isEqualTo("lost");
        assertThat(gate(run.id()).figures()).contains("#" + lost.talk().number());
        assertThat(school.modelDesk.promote(run.id(), "admin", "hurry").done()).isFalse();
        school.rehearsalDesk.retire(hall.supervisor, lost.talk().id(), "the category moved");
        assertThat(gate(run.id()).open()).isTrue();
    }

    @Test
    void anotherExpectationIsPlayedOnceMore() {
        kept("niece", "柳荫里3号楼前的路灯坏了三天，老人摔倒了");
        var run = school.trained();
        var cases = new ArrayList<>(only().expected().cases());
        cases.set(0, new Expected.Wanted("0207", cases.getFirst().where(), ""));
        assertThat(school.rehearsalDesk.expect(hall.supervisor, only().id(), new Expected(cases, List.of()), "roads do it")).isTrue();
        assertThat(gate(run.id()).reason()).isEqualTo("unplayed");
        school.watch.workOff();
        assertThat(gate(run.id()).open()).as("the model in force cannot do it either").isTrue();
        assertThat(gate(run.id()).figures()).containsSubsequence("1", "1", "0");
        assertThat(only().standing().edition()).isEqualTo(2);
        assertThat(school.rehearsalDesk.playAgain(run.id())).isOne();
        assertThat(gate(run.id()).open()).isFalse();
    }

    @Test
    void anErasedCaseTakesItsTalkAlong() {
        var address = school.door.writes("niece", "柳荫里3号楼前的路灯坏了三天，老人摔倒了");
        var told = school.door.casesOf(address).getFirst();
        school.rehearsalDesk.keepTalkOf(hall.agent, told);
        hall.cast.inTransaction(() -> {
            hall.cast.keys.destroy(told.id());
            return 0;
        });
        school.watch.watch();
        assertThat(school.testTalks.all(10)).isEmpty();
    }
}
