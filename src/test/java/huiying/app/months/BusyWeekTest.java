package huiying.app.months;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.Visitor;
import huiying.bot.CaseDesk;
import huiying.bot.cases.Actor;
import huiying.bot.cases.ChainCheck;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** A busy week comes by one click and goes by one, and whatever is real stays. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BusyWeekTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static House house;
    private static Visitor visitor;
    private static String real;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.dispatch.sample=0");
        visitor = new Visitor(house);
        var draft = Draft.of("门口路灯不亮", Language.ZH).titled("真的一件").about(new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false))
                .at(Spot.named("柳荫里3号楼"));
        var filed = house.bean(CaseDesk.class).file(draft, new Origin("web", null, null, null, null), null, Actor.integrator("test")).filed();
        real = String.valueOf(filed.number()).replaceAll("\\D", "");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static long count(String where) {
        return house.owner().sql("select count(*) from cases where " + where).query(Long.class).single();
    }

    private static BusyWeek week() {
        return house.bean(BusyWeek.class);
    }

    @Test
    @Order(1)
    void itIsStoppedHalfWayAndWhatIsThereStays() {
        visitor.seeForm("/try");
        visitor.submit("/try/week", Map.of());
        Until.holds(LONG, () -> assertThat(count("demo_visitor = 'sample-week'")).isPositive());
        assertThat(visitor.get("/try/week").body()).contains("<progress");
        visitor.submit("/try/week/stop", Map.of());
        Until.holds(() -> assertThat(week().standing().orElseThrow().state()).isEqualTo("stopped"));
        long there = count("demo_visitor = 'sample-week'");
        assertThat(week().standing().orElseThrow().written()).isEqualTo((int) there);
        assertThat(week().fill()).as("there is one already").isFalse();
        visitor.submit("/try/week/remove", Map.of());
        assertThat(count("demo_visitor = 'sample-week'")).isZero();
    }

    @Test
    @Order(2)
    void everyPageHasSomethingToShowAndSaysThatItIsMadeUp() {
        visitor.seeForm("/try");
        visitor.submit("/try/week", Map.of());
        Until.holds(LONG, () -> assertThat(week().standing().orElseThrow().state()).isEqualTo("there"));

        assertThat(count("demo_visitor = 'sample-week'")).isEqualTo(week().standing().orElseThrow().wanted());
        assertThat(count("demo_visitor = 'sample-week' and title is not null") + count("demo_visitor is null")).isPositive();
        var supervisor = Visitor.signedIn(house, "supervisor");
        assertThat(supervisor.get("/console/cases?lang=zh").body()).contains("［样例］", "样例周");
        assertThat(supervisor.get("/console/watch?lang=en").body()).contains("made-up week", "/try/week/remove");
        assertThat(supervisor.get("/console/wall?lang=zh").body()).contains("样例周");
        assertThat(supervisor.get("/console/reports").body()).contains("样例周");
        assertThat(Visitor.signedIn(house, "agent").get("/console/desk").body()).contains("样例</span>", "data-auto");
        assertThat(Visitor.signedIn(house, "cgj").get("/console/work").body()).contains("样例周");
        for (var state : new String[]{"DISPATCHED", "IN_PROGRESS", "REPORTED", "RESOLVED", "CLOSED_OK", "TRIAGE"}) {
            assertThat(count("state = '" + state + "'")).as(state).isPositive();
        }
        var some = house.jdbc().sql("select id from cases where demo_visitor = 'sample-week' limit 5").query(java.util.UUID.class).list();
        assertThat(some).allSatisfy(id -> assertThat(house.bean(ChainCheck.class).verify(id)).isEmpty());
    }

    @Test
    @Order(3)
    void oneClickTakesAllOfItAwayAndNothingElse() {
        var supervisor = Visitor.signedIn(house, "supervisor");
        supervisor.seeForm("/console/watch");
        assertThat(supervisor.submit("/try/week/remove", Map.of()).statusCode()).isIn(302, 303);

        assertThat(count("demo_visitor = 'sample-week'")).isZero();
        assertThat(house.owner().sql("select count(*) from case_event").query(Long.class).single()).as("only the real one's").isLessThan(10);
        assertThat(
                house.owner().sql("select count(*) from task t where not exists (select from cases c where c.id = t.case_id) and t.case_id is not null").query(
                        Long.class).single())
                .isZero();
        assertThat(supervisor.get("/console/cases/" + real).body()).contains("真的一件");
        assertThat(supervisor.get("/console/watch").body()).doesNotContain("样例周");
        assertThat(week().standing()).isEmpty();
    }
}
