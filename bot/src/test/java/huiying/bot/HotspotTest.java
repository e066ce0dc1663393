package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.audit.Audit;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.features.Features;
import huiying.bot.features.Sampling;
import huiying.bot.hotspots.Detector;
import huiying.bot.hotspots.Hotspot;
import huiying.bot.hotspots.Hotspots;
import huiying.bot.hotspots.Member;
import huiying.bot.hotspots.Neighbourhood;
import huiying.bot.hotspots.Polls;
import huiying.bot.tasks.Tasks;
import huiying.channels.Address;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;
import tools.jackson.databind.json.JsonMapper;

class HotspotTest {
    private final Hall hall = new Hall();
    private final Hotspots hotspots = new Hotspots(hall.database.jdbc(), hall.cast.keys, hall.cast.feed, hall.clock);
    private final Neighbourhood neighbourhood = new Neighbourhood(hall.database.jdbc(), hall.cast.cases, hall.cast.feed, hall.clock);
    private final Tasks tasks = hall.tasks;
    private final Detector detector = new Detector(neighbourhood, hotspots, hall.cast.cases, tasks);
    private final HotspotWatch watch = new HotspotWatch(hall.database.transactions(), hall.cast.feed, neighbourhood, hotspots, detector,
            hall.features::get);
    private final Polls polls = new Polls(hall.database.jdbc(), new PendingQuestions(hall.database.jdbc(), JsonMapper.shared()), hall.notices, hall.clock);
    private final HotspotDesk desk = new HotspotDesk(hall.database.transactions(), hotspots, hall.desk,
            new HotspotDesk.House(hall.cast.cases, hall.moves, new HotspotDesk.Work(tasks, hall.commands), new Audit(hall.database.jdbc(), hall.clock),
                    neighbourhood, polls));
    private int residents;

    private static Draft lamp(String words) {
        return new Draft("路灯不亮", words, Spot.named("柳荫里3号楼前"), new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false), null, Language.ZH);
    }

    private Case told(String words) {
        return told(lamp(words));
    }

    private Case told(Draft draft) {
        var address = hall.addresses.keep(new Address("web", "main", "neighbour-" + ++residents));
        hall.clock.forward(Duration.ofMinutes(20));
        return hall.cast.inTransaction(() -> {
            var opened = hall.moves.open(draft, Origin.of("web", address), Actor.citizen(address));
            return hall.moves.file(opened.id(), Hall.sure("0206"), Actor.citizen(address)).filed();
        });
    }

    private List<Case> street() {
        var told = new ArrayList<Case>();
        for (var words : List.of("柳荫里3号楼前路灯坏了三天，老人摔倒了", "柳荫里门口的路灯不亮，晚上看不见路", "柳荫里路灯坏了没人修，孩子害怕")) {
            told.add(told(words));
        }
        watch.watch();
        return told;
    }

    private Hotspot only() {
        var alive = hotspots.alive(Duration.ofDays(30));
        assertThat(alive).hasSize(1);
        return alive.getFirst();
    }

    private void accept() {
        assertThat(desk.accept(hall.supervisor, only().id(), "k")).isEqualTo(HotspotDesk.Outcome.DONE);
        hall.clock.forward(Duration.ofSeconds(10));
        hall.desk.carryOutDue();
    }

    @Test
    void threeResidentsOfOneSpotAreProposedToASupervisorWithTheReasons() {
        var told = street();
        var hotspot = only();
        assertThat(hotspot.status()).isEqualTo(Hotspot.Status.PROPOSED);
        assertThat(hotspot.head()).isEqualTo(told.getFirst().id());
        assertThat(hotspot.present()).extracting(Member::caseId).containsExactlyInAnyOrderElementsOf(told.stream().map(Case::id).toList());
        assertThat(hotspot.present()).filteredOn(member -> !member.caseId().equals(hotspot.head())).allSatisfy(member -> {
            assertThat(member.why().score()).isGreaterThan(.45);
            assertThat(member.why().shared()).anyMatch(word -> word.contains("路灯"));
            assertThat(member.by()).isEqualTo(Member.By.DETECTOR);
        });
        assertThat(hall.openTasks()).contains("hotspot proposed");
        assertThat(told)
                .allSatisfy(member -> assertThat(hall.now(member).state()).as("nothing moves before somebody decides").isEqualTo(CaseStatus.DISPATCHED));
    }

    @Test
    void switchedOffNothingIsProposedAndWhatCameThenIsNotTakenUpLater() {
        hall.features.set(new Features(true, Sampling.NONE, true, true, false));
        street();
        assertThat(hall.openTasks()).doesNotContain("hotspot proposed");
        hall.features.set(Features.all(Sampling.NONE));
        assertThat(watch.watch()).isZero();
        assertThat(hall.openTasks()).doesNotContain("hotspot proposed");
    }

    @Test
    void everybodyItConcernsIsAskedWhetherItIsGoodForThemTooOnceADay() {
        var told = street();
        var id = only().id();
        assertThat(desk.poll(hall.supervisor, id)).as("nobody has decided that it is one cause").isEqualTo(HotspotDesk.Outcome.CHANGED);
        accept();
        assertThat(desk.poll(hall.agent, id)).isEqualTo(HotspotDesk.Outcome.NOT_PERMITTED);
        assertThat(desk.poll(hall.supervisor, id)).isEqualTo(HotspotDesk.Outcome.DONE);
        assertThat(hall.told()).filteredOn("POLL"::equals).hasSize(3);
        assertThat(desk.poll(hall.supervisor, id)).as("once a day").isEqualTo(HotspotDesk.Outcome.CHANGED);
        hall.cast.inTransaction(() -> {
            polls.answer(told.get(0).id(), true);
            polls.answer(told.get(1).id(), true);
            polls.answer(told.get(1).id(), false);
            return 0;
        });
        assertThat(polls.latest(id)).hasValueSatisfying(result -> {
            assertThat(result.asked()).isEqualTo(3);
            assertThat(result.yes()).isOne();
            assertThat(result.no()).as("the last word counts").isOne();
            assertThat(result.silent()).as("silence is no yes").isOne();
        });
        hall.clock.forward(Duration.ofDays(2));
        assertThat(desk.poll(hall.supervisor, id)).isEqualTo(HotspotDesk.Outcome.DONE);
        assertThat(polls.latest(id).orElseThrow().silent()).as("a new question has no answers yet").isEqualTo(3);
    }

    @Test
    void aCaseIsComparedOnceEvenWhenTheWatchRunsAgainOrOnAnotherNode() {
        street();
        var other = new Neighbourhood(hall.database.jdbc(), hall.cast.cases, hall.cast.feed, hall.clock);
        var elsewhere = new HotspotWatch(hall.database.transactions(), hall.cast.feed, other, hotspots, new Detector(other, hotspots, hall.cast.cases, tasks),
                hall.features::get);
        assertThat(elsewhere.watch()).isZero();
        assertThat(watch.watch()).isZero();
        assertThat(only().members()).hasSize(3);
    }

    @Test
    void twoAreTooFewAndAnotherMatterOrPlaceStaysApart() {
        told("柳荫里3号楼前路灯坏了三天");
        told("柳荫里门口的路灯不亮");
        told(new Draft("路灯不亮", "青河路路灯坏了三天", new Spot("青河路", "LL020101", null, null), lamp("x").matter(), null, Language.ZH));
        told(lamp("柳荫里3号楼下水道堵了，污水流出来").about(lamp("x").matter().in("0203")));
        watch.watch();
        assertThat(hotspots.alive(Duration.ofDays(30))).isEmpty();
    }

    @Test
    void whatIsToldInConfidenceNeverJoinsAndIsNeverShown() {
        street();
        var secret = told(lamp("柳荫里3号楼前路灯坏了，电工收了钱").about(new Matter(Nature.HELP, "0206", Urgency.ORDINARY, true, false)));
        var report = told(lamp("柳荫里3号楼前路灯坏了，有人偷电缆").about(new Matter(Nature.WHISTLEBLOWING, "0206", Urgency.ORDINARY, false, false)));
        watch.watch();
        assertThat(only().members()).extracting(Member::caseId).doesNotContain(secret.id(), report.id());
        assertThat(neighbourhood.find(secret.id())).isEmpty();
        var near = neighbourhood.find(only().head()).orElseThrow();
        assertThat(neighbourhood.nearby(near, 50)).extracting(Neighbourhood.Near::caseId).doesNotContain(secret.id(), report.id());
        assertThat(neighbourhood.alike(near, 50)).noneMatch(match -> match.id().equals(secret.id()) || match.id().equals(report.id()));
        assertThat(desk.join(hall.agent, secret.id(), only().head(), "s")).isEqualTo(HotspotDesk.Outcome.NOT_TOGETHER);
    }

    @Test
    void anAcceptedHotspotIsDealtWithUnderItsHeadAndEverybodyIsToldAndAskedForHimself() {
        var told = street();
        accept();
        assertThat(told.stream().skip(1)).allSatisfy(member -> assertThat(hall.now(member).state()).isEqualTo(CaseStatus.MERGED));
        assertThat(hall.now(told.getFirst()).state()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(hall.told()).contains("MERGED");
        assertThat(hall.openTasks()).doesNotContain("hotspot proposed");
        var signed = hall.make(told.getFirst(), new CaseEvent.Signed(false));
        hall.make(signed, new CaseEvent.Reported("", "已更换灯杆和灯头，11月23日晚已亮灯"));
        assertThat(told).allSatisfy(member -> assertThat(hall.now(member).state()).isEqualTo(CaseStatus.RESOLVED));
        assertThat(hall.told()).filteredOn("RESOLVED"::equals).hasSize(3);
        assertThat(hall.database.jdbc().sql("select count(*) from survey").query(Long.class).single()).isEqualTo(3);
    }

    @Test
    void whoComesLaterIsProposedAndJoinsWhenAccepted() {
        street();
        accept();
        var late = told("柳荫里的路灯还是不亮，什么时候修");
        watch.watch();
        assertThat(only().stateOf(late.id())).isEqualTo(Member.State.PROPOSED);
        desk.acceptMember(hall.agent, only().id(), late.id(), "late");
        hall.clock.forward(Duration.ofSeconds(10));
        hall.desk.carryOutDue();
        assertThat(hall.now(late).state()).isEqualTo(CaseStatus.MERGED);
        assertThat(only().stateOf(late.id())).isEqualTo(Member.State.JOINED);
    }

    @Test
    void aResidentJoinsWithOneWord() {
        street();
        var early = told("柳荫里路灯不亮好几天了");
        watch.watch();
        assertThat(desk.offered(hall.now(early))).as("nobody has accepted it yet").isEmpty();
        accept();
        var late = told("柳荫里的路灯还是不亮，什么时候修");
        watch.watch();
        assertThat(desk.offered(hall.now(late))).isPresent();
        assertThat(desk.joinByResident(hall.now(late), Actor.citizen(hall.resident))).isTrue();
        assertThat(hall.now(late).state()).isEqualTo(CaseStatus.MERGED);
        assertThat(only().present()).filteredOn(member -> member.caseId().equals(late.id())).extracting(Member::by).containsExactly(Member.By.RESIDENT);
        assertThat(desk.joinByResident(hall.now(late), Actor.citizen(hall.resident))).isFalse();
    }

    @Test
    void takenOutIsAsIfItHadNeverBeenMerged() {
        var random = new Random(7);
        for (int round = 0; round < 4; round++) {
            var told = street();
            var before = told.stream().map(hall::now).toList();
            var running = told.stream().map(hall::running).toList();
            accept();
            hall.clock.forward(Duration.ofMinutes(random.nextInt(60)));
            var hotspot = only();
            for (var member : told.subList(1, 3)) {
                assertThat(desk.takeOut(hall.supervisor, hotspot.id(), member.id(), "out" + round)).isEqualTo(HotspotDesk.Outcome.DONE);
            }
            hall.clock.forward(Duration.ofSeconds(10));
            hall.desk.carryOutDue();
            for (int i = 1; i < 3; i++) {
                var now = hall.now(told.get(i));
                assertThat(now.state()).isEqualTo(before.get(i).state());
                assertThat(now.standing().since()).isEqualTo(before.get(i).standing().since());
                assertThat(now.standing().charge()).isEqualTo(before.get(i).standing().charge());
                assertThat(now.times()).isEqualTo(before.get(i).times());
                assertThat(now.told()).isEqualTo(before.get(i).told());
                assertThat(hall.running(now)).containsExactlyInAnyOrderElementsOf(running.get(i));
                assertThat(hotspots.find(hotspot.id()).orElseThrow().stateOf(now.id())).isEqualTo(Member.State.LEFT);
            }
            told.forEach(each -> hall.make(hall.now(each), new CaseEvent.Cancelled("不用了"), hall.citizen()));
            watch.watch();
            assertThat(hotspots.alive(Duration.ofDays(30))).as("a hotspot ends with its head").isEmpty();
        }
    }

    @Test
    void takenOutWithinTheTenSecondsIsNeverMerged() {
        var told = street();
        desk.accept(hall.supervisor, only().id(), "k");
        desk.takeOut(hall.supervisor, only().id(), told.get(1).id(), "o");
        hall.clock.forward(Duration.ofSeconds(10));
        hall.desk.carryOutDue();
        assertThat(hall.now(told.get(1)).state()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(hall.now(told.get(2)).state()).isEqualTo(CaseStatus.MERGED);
    }

    @Test
    void whatWasTurnedDownIsNotProposedTogetherAgain() {
        street();
        assertThat(desk.reject(hall.supervisor, only().id(), "r")).isEqualTo(HotspotDesk.Outcome.DONE);
        assertThat(hall.openTasks()).doesNotContain("hotspot proposed");
        hall.database.jdbc().sql("update hotspot_cursor set feed = 0").update();
        watch.watch();
        assertThat(hotspots.alive(Duration.ofDays(30))).isEmpty();
        assertThat(hotspots.past(5)).hasSize(1);
        assertThat(desk.accept(hall.supervisor, hotspots.past(5).getFirst().id(), "late")).isEqualTo(HotspotDesk.Outcome.CHANGED);
    }

    @Test
    void someMembersAreSplitOffIntoAHotspotOfTheirOwn() {
        var told = street();
        told.add(told("柳荫里路灯不亮好几天了，楼前全黑"));
        watch.watch();
        accept();
        assertThat(desk.split(hall.supervisor, only().id(), List.of(told.get(2).id(), told.get(3).id()), "s")).isEqualTo(HotspotDesk.Outcome.DONE);
        hall.clock.forward(Duration.ofSeconds(10));
        hall.desk.carryOutDue();
        assertThat(hotspots.alive(Duration.ofDays(30))).hasSize(2);
        assertThat(hall.now(told.get(2)).state()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(hotspots.of(told.get(3).id()).orElseThrow().head()).isEqualTo(told.get(2).id());
    }

    @Test
    void anAgentJoinsTwoCasesByHandAndOnlyThoseMayWhoSpeakWithResidents() {
        var first = told("柳荫里3号楼前路灯坏了三天");
        var second = told("柳荫里门口的路灯不亮");
        watch.watch();
        assertThat(desk.join(Hall.of("CGJ"), second.id(), first.id(), "j")).isEqualTo(HotspotDesk.Outcome.NOT_PERMITTED);
        assertThat(desk.join(hall.agent, second.id(), first.id(), "j")).isEqualTo(HotspotDesk.Outcome.DONE);
        hall.clock.forward(Duration.ofSeconds(10));
        hall.desk.carryOutDue();
        assertThat(hall.now(second).state()).isEqualTo(CaseStatus.MERGED);
        assertThat(only().head()).isEqualTo(first.id());
        assertThat(desk.accept(hall.agent, only().id(), "x")).as("supervisors accept").isEqualTo(HotspotDesk.Outcome.NOT_PERMITTED);
        assertThat(desk.join(hall.agent, second.id(), UUID.randomUUID(), "n")).isEqualTo(HotspotDesk.Outcome.NOT_TOGETHER);
    }

    @Test
    void fiveInADayWhereNoneWereUsualRing() {
        street();
        told("柳荫里路灯不亮好几天了");
        told("柳荫里小区路灯全黑，摸黑走路");
        told("柳荫里3号楼前的路灯还没修好");
        watch.watch();
        var surge = only().course().surge();
        assertThat(surge).isNotNull();
        assertThat(surge.count()).isGreaterThanOrEqualTo(5);
        assertThat(surge.isAlarming()).isTrue();
        assertThat(hall.openTasks()).contains("hotspot surge").doesNotContain("hotspot proposed");
    }

    @Test
    void aSupervisorLetsTheUnitSeeToTheCause() {
        street();
        accept();
        var due = hall.clock.instant().plus(Duration.ofDays(2));
        assertThat(desk.prevent(hall.supervisor, only().id(), due, "请检查整条路的线路", "p")).isEqualTo(HotspotDesk.Outcome.DONE);
        hall.clock.forward(Duration.ofSeconds(10));
        hall.desk.carryOutDue();
        var head = hall.cast.cases.byId(only().head()).orElseThrow();
        assertThat(head.beside().supervised()).isEqualTo(1);
    }

    @Test
    void theNeighbourhoodForgetsWhatIsWithdrawnAndWhatIsOld() {
        var told = street();
        hall.make(told.get(2), new CaseEvent.Cancelled("不用了"), hall.citizen());
        neighbourhood.catchUp();
        assertThat(neighbourhood.find(told.get(2).id())).isEmpty();
        assertThat(neighbourhood.find(told.get(1).id())).isPresent();
        hall.clock.forward(Duration.ofDays(40));
        neighbourhood.catchUp();
        assertThat(neighbourhood.find(told.get(1).id())).isEmpty();
        assertThat(neighbourhood.alike(Neighbourhood.report(hall.now(told.get(0))), 5)).as("but like cases are found at any age").isNotEmpty();
    }
}
