package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.Spot;
import huiying.bot.desk.Command;
import huiying.bot.duties.Change;
import huiying.bot.duties.Duties;
import huiying.bot.routing.Assignment;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** 跨出一步: what is nobody's by the list becomes somebody's by tomorrow. */
class LastResortTest {
    private final Hall hall = new Hall();

    /** The list forgets who has lamps. */
    private void forget(String category) {
        var item = hall.duties.current().find(category).orElseThrow();
        apply(new Change(category, item, item.with()));
    }

    private int apply(Change change) {
        return hall.cast.inTransaction(() -> hall.duties.apply(List.of(change), new Duties.Author("admin", "test"), null));
    }

    private Case orphan() {
        return hall.filed(Cast.brokenLamp(), Hall.sure("0206"));
    }

    @Test
    void whatNobodyIsNamedForGoesToAnArbiterAtOnce() {
        forget("0206");
        var lamp = orphan();
        assertThat(lamp.state()).isEqualTo(CaseStatus.ARBITRATION);
        assertThat(lamp.queue()).isEqualTo("arbitration");
        assertThat(hall.openTasks()).containsExactly("arbitrate no-duty");
        assertThat(hall.running(lamp)).contains("T_ARB", "T_PROMISE");
    }

    @Test
    void theArbitersWordBindsAndIsAnExampleUntilItIsRevokedOrTheListKnowsBetter() {
        forget("0206");
        var decided = hall.act(hall.supervisor, orphan(), new Command.Arbitrate("SZC", "会商纪要第3号", List.of("GDGS"), true));
        assertThat(decided.unit()).isEqualTo("SZC");
        assertThat(decided.assists()).extracting(assist -> assist.unit()).containsExactly("GDGS");
        var next = orphan();
        assertThat(next.unit()).isEqualTo("SZC");
        assertThat(next.basis()).isEqualTo("会商纪要第3号");
        assertThat(next.cited().precedent()).isEqualTo(1);
        assertThat(next.assists()).hasSize(1);
        var elsewhere = hall.router.assignmentFor("0206", "LL030101");
        assertThat(elsewhere.how()).isEqualTo(Assignment.How.LAST_RESORT);
        var item = hall.duties.current().find("0206").orElseThrow();
        apply(new Change("0206", item, item.with(huiying.bot.duties.Share.of("CGJ", "《新规定》", "第1条"))));
        assertThat(orphan().unit()).isEqualTo("CGJ");
        forget("0206");
        assertThat(orphan().state()).isEqualTo(CaseStatus.ARBITRATION);
    }

    @Test
    void aRevokedPrecedentDecidesNothing() {
        forget("0206");
        hall.act(hall.supervisor, orphan(), new Command.Arbitrate("SZC", "纪要", List.of(), true));
        assertThat(orphan().unit()).isEqualTo("SZC");
        assertThat(hall.precedents.revoke(1, "admin", "职责已明确")).isTrue();
        assertThat(hall.precedents.revoke(1, "admin", "again")).isFalse();
        assertThat(orphan().state()).isEqualTo(CaseStatus.ARBITRATION);
        assertThat(hall.precedents.latest(5).getFirst().revoked()).isNotNull();
    }

    @Test
    void anArbiterMayDecideForOneCaseAlone() {
        forget("0206");
        hall.act(hall.supervisor, orphan(), new Command.Arbitrate("SZC", "纪要", List.of(), false));
        assertThat(orphan().state()).isEqualTo(CaseStatus.ARBITRATION);
    }

    @Test
    void whenNobodyDecidesTheUnitOfThePlaceHasItForGood() {
        forget("0206");
        var lamp = orphan();
        hall.pass(Duration.ofDays(2));
        var bound = hall.now(lamp);
        assertThat(bound.unit()).isEqualTo("JD01");
        assertThat(bound.basis()).contains("跨出一步");
        assertThatThrownBy(() -> hall.make(bound, new CaseEvent.ReturnAsked("依据", null, "不归我们"))).isInstanceOf(NotAllowedNow.class);
        assertThat(orphan().unit()).isEqualTo("JD01");
    }

    @Test
    void anAgentsChoiceOfACategoryNobodyHasGoesToTheArbiterToo() {
        forget("0206");
        var lamp = hall.filed(Cast.brokenLamp(), new huiying.nlp.Guess.Unknown(List.of()));
        var sent = hall.act(hall.agent, lamp, new Command.Confirm("0206"));
        assertThat(sent.state()).isEqualTo(CaseStatus.ARBITRATION);
    }

    private Draft report(String words) {
        return Cast.brokenLamp().retold(words).titled("举报").about(new Matter(Nature.WHISTLEBLOWING, "0206", Urgency.ORDINARY, true, false));
    }

    @Test
    void aReportOfWrongdoingNeverGoesToWhomItNames() {
        var told = hall.filed(report("举报城管局工作人员收钱不办事"), Hall.sure("0206"));
        assertThat(told.state()).isEqualTo(CaseStatus.TRIAGE);
        var to = hall.router.assignmentFor(told);
        assertThat(to).extracting(Assignment::unit, Assignment::how).containsExactly("JWJ", Assignment.How.CONFLICT);
        assertThatThrownBy(() -> hall.act(hall.agent, told, new Command.Assign("CGJ", ""))).isInstanceOfSatisfying(NotAllowedNow.class,
                no -> assertThat(no.why())
                        .isEqualTo(NotAllowedNow.Why.CONFLICT));
        assertThat(hall.act(hall.agent, told, new Command.Confirm("0206")).unit()).isEqualTo("JWJ");
    }

    @Test
    void norToWhatStandsUnderItsSupervisor() {
        hall.database.owner().sql("""
                                  insert into unit (code, name_zh, name_en, kind, parent) values ('LDS', '路灯管理所', 'Lamp Office', 'department', 'CGJ'),
                                  ('YLS', '园林管理所', 'Park Office', 'department', 'CGJ')""").update();
        hall.units.refresh();
        var told = hall.filed(report("举报路灯管理所虚报维修"), Hall.sure("0206"));
        for (var unit : List.of("LDS", "CGJ", "YLS")) {
            assertThat(hall.router.isConflict(told, unit)).as(unit).isTrue();
        }
        assertThat(hall.router.isConflict(told, "SWJ")).isFalse();
        assertThat(hall.router.assignmentFor(told).unit()).isEqualTo("JWJ");
        assertThat(hall.router.isConflict(hall.dispatched(), "CGJ")).as("an ordinary complaint goes where it belongs").isFalse();
    }

    @Test
    void theFallBackOfAnArbitrationRespectsItToo() {
        forget("0206");
        var told = hall.filed(report("举报柳荫街道办事处不作为"), Hall.sure("0206"));
        hall.act(hall.agent, told, new Command.SendToArbitration("no-duty"));
        hall.pass(Duration.ofDays(3));
        assertThat(hall.now(told).unit()).isEqualTo("JWJ");
        assertThat(hall.precedents.latest(5)).isEmpty();
    }

    /** Five hundred cases nobody is named for, some of them sent away by whoever gets them. */
    @Test
    void fiveHundredOrphansFindAnOwnerWithinTwoHops() {
        var random = new Random(500);
        var grids = hall.grids.all().stream().filter(grid -> grid.level() == huiying.bot.grids.Grid.Level.GRID).toList();
        forget("0206");
        forget("0208");
        var waits = new ArrayList<Duration>();
        for (int n = 0; n < 500; n++) {
            var category = n % 3 == 0 ? "0205" : n % 2 == 0 ? "0206" : "0208";
            var grid = grids.get(random.nextInt(grids.size())).code();
            var told = Cast.brokenLamp().about(Cast.brokenLamp().matter().in(category)).at(Spot.named("某处").in(grid));
            var filed = hall.filed(told, Hall.sure(category));
            var started = hall.clock.instant();
            var owned = settle(filed, random);
            assertThat(owned.unit()).isNotNull();
            assertThat(owned.queue()).isNull();
            waits.add(Duration.between(started, hall.clock.instant()));
            assertThat(hops(owned)).isLessThanOrEqualTo(2);
            hall.make(owned, new CaseEvent.Cancelled("done with"), hall.citizen());
        }
        waits.sort(null);
        System.out.printf("orphans: 500, none ownerless, at most two hops; time to owner median %s, longest %s (city time)%n", waits.get(250), waits.getLast());
    }

    /** Units that do not want it send it away while they may; an arbiter decides half of the disputes, the clock the rest. */
    private Case settle(Case filed, Random random) {
        var now = filed;
        for (int step = 0; step < 12; step++) {
            switch (now.state()) {
                case DISPATCHED -> {
                    if (!hall.running(now).contains("T_RETURN") || random.nextInt(3) == 0) {
                        return now;
                    }
                    now = hall.make(now, new CaseEvent.ReturnAsked("依据", null, "不归我们"));
                }
                case RETURN_ASKED -> now = hall.act(hall.agent, now, new Command.AcceptReturn(now.unit().equals("SWJ") ? "SZC" : "SWJ"));
                case ARBITRATION -> {
                    if (random.nextBoolean()) {
                        now = hall.act(hall.supervisor, now,
                                new Command.Arbitrate(random.nextBoolean() ? "SZC" : "JD02", "纪要", List.of(), random.nextInt(4) == 0));
                    } else {
                        hall.clock.forward(Duration.ofDays(4));
                        hall.watch.fireDue();
                        now = hall.now(now);
                    }
                }
                default -> {
                    return now;
                }
            }
        }
        return now;
    }

    /** How often it changed hands after the first unit had it. */
    private long hops(Case c) {
        return hall.cast.cases.history(c.id()).stream().filter(step -> step.event() instanceof CaseEvent.Dispatched || step
                .event() instanceof CaseEvent.ReturnAccepted || step.event() instanceof CaseEvent.Arbitrated).count() - 1;
    }
}
