package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.CaseDesk;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** The big screen, and what supervisors tell everybody: as the supervisor and those who are told see it. */
class WallTest {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static House house;
    private static Visitor supervisor;

    @BeforeAll
    static void open() {
        house = House.open(House.directory());
        supervisor = Visitor.signedIn(house, "supervisor");
        for (int n = 0; n < 3; n++) {
            filed("路灯不亮 门口很黑", "柳荫里3号楼");
        }
        filed("垃圾没人收", null);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Case filed(String words, String place) {
        var matter = new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false);
        var draft = Draft.of(words, Language.ZH).titled("路灯不亮").about(matter).at(place == null ? Spot.UNKNOWN : Spot.named(place));
        return house.bean(CaseDesk.class).file(draft, new Origin("api", null, null, null, null), null, Actor.integrator("test")).filed();
    }

    @Test
    void theScreenShowsWhatCameInTodayAndEveryFigureLeadsToItsCases() {
        var page = supervisor.get("/console/wall").body();
        assertThat(page).contains("截至", "id=\"asof\"", "class=\"cell r3\"", "今日工单，按网格");
        var links = Pattern.compile("href=\"(/console/[^\"]+)\"").matcher(page).results().map(found -> found.group(1).replace("&amp;", "&")).distinct()
                .toList();
        assertThat(links).hasSizeGreaterThan(10).allSatisfy(link -> assertThat(supervisor.get(link).statusCode()).as(link).isIn(200, 302));
    }

    @Test
    void aPatchLeadsToExactlyItsCases() {
        var page = supervisor.get("/console/wall").body();
        var darkest = Pattern.compile("href=\"(/console/wall/cases\\?grid=[^\"]+)\" aria-label=\"([^\"]+) (\\d+)\"").matcher(page).results()
                .filter(found -> !found
                        .group(3).equals("0"))
                .toList();
        assertThat(darkest).hasSize(1);
        var behind = supervisor.get(darkest.getFirst().group(1)).body();
        assertThat(behind).contains(darkest.getFirst().group(3) + " ");
        assertThat(Pattern.compile("class=\"row\" href=\"/console/cases/").matcher(behind).results().count()).isEqualTo(Long.parseLong(darkest.getFirst()
                .group(3)));
        assertThat(page).contains("没有定位到网格");
    }

    @Test
    void everyFigureOfTheWatchPageIsTheNumberOfItsCases() {
        var figures = Pattern.compile("<a href=\"(/console/(?:cases|wall/cases)[^\"]*)\"><span class=\"mute sm\">[^<]*</span><div class=\"big[^\"]*\">(\\d+)<")
                .matcher(supervisor.get("/console/watch").body()).results().toList();
        assertThat(figures).hasSize(9).anyMatch(figure -> figure.group(2).equals("4"));
        assertThat(figures).allSatisfy(figure -> assertThat(behind(figure.group(1))).as(figure.group(1)).isEqualTo(Long.parseLong(figure.group(2))));
    }

    private static long behind(String path) {
        return Pattern.compile("href=\"/console/cases/\\d[^\"]*\"").matcher(supervisor.get(path).body()).results().map(found -> found.group()).distinct()
                .count();
    }

    @Test
    void theMonthIsReckonedOnceAndAnewAfterADecision() {
        var figures = house.bean(MonthFigures.class);
        var month = YearMonth.now(CITY);
        var first = figures.of(month, null);
        supervisor.get("/console/wall");
        supervisor.get("/console/watch/rates");
        assertThat(figures.of(month, null)).isSameAs(first);
        var asOf = DateTimeFormatter.ofPattern("HH:mm").format(first.found().period().asOf().atZone(CITY));
        assertThat(supervisor.get("/console/watch/rates").body()).as("it says as of when").contains(asOf);
        supervisor.seeForm("/console/watch/sheet");
        supervisor.submit("/console/watch/sheet/publish", Map.of("month", month.toString()));
        assertThat(figures.of(month, null)).isNotSameAs(first);
    }

    @Test
    void noWordOfAResidentStandsOnTheScreen() {
        assertThat(supervisor.get("/console/wall").body()).doesNotContain("门口很黑", "路灯不亮<");
    }

    @Test
    void theScreenIsForThoseWhoWatch() {
        assertThat(Visitor.signedIn(house, "agent").get("/console/wall").statusCode()).isEqualTo(403);
        assertThat(Visitor.signedIn(house, "cgj").get("/console/wall/cases").statusCode()).isEqualTo(403);
    }

    @Test
    void aBroadcastStandsOnEveryPageUntilItIsReadAndTheSenderSeesByWhom() {
        tell("台风预警，路灯类一律按紧急办", "", "");
        var agent = Visitor.signedIn(house, "agent");
        for (var page : List.of("/console/desk", "/console/cases", "/console/me")) {
            assertThat(agent.seeForm(page).body()).as(page).contains("台风预警");
        }
        var id = id("台风预警，路灯类一律按紧急办");
        agent.submit("/console/broadcasts/" + id + "/read", Map.of());
        agent.submit("/console/broadcasts/" + id + "/read", Map.of());

        assertThat(agent.get("/console/desk").body()).doesNotContain("台风预警");
        assertThat(Visitor.signedIn(house, "cgj").get("/console/work").body()).contains("台风预警");
        assertThat(supervisor.get("/console/watch/broadcasts").body()).contains("1/4 人已读", "3 人还没读");
        assertThat(Visitor.signedIn(house, "security").get("/console/me").body()).doesNotContain("台风预警");
    }

    @Test
    void aBroadcastForOneUnitReachesNobodyElse() {
        tell("只给城管局看的通知", "DEPARTMENT", "CGJ");
        assertThat(Visitor.signedIn(house, "cgj").get("/console/work").body()).contains("只给城管局看的通知");
        for (var other : List.of("agent", "gaj")) {
            var visitor = Visitor.signedIn(house, other);
            visitor.seeForm("/console/me");
            assertThat(visitor.get("/console/me").body()).as(other).doesNotContain("只给城管局看的通知");
            visitor.submit("/console/broadcasts/" + id("只给城管局看的通知") + "/read", Map.of());
        }
        assertThat(house.jdbc().sql("select count(*) from broadcast_read where broadcast = ?").param(id("只给城管局看的通知")).query(Long.class).single()).isZero();
    }

    @Test
    void whatIsBroadcastIsShownAsWordsAndOnlySupervisorsTell() {
        tell("<img src=x onerror=alert(1)>", "", "");
        assertThat(Visitor.signedIn(house, "agent").get("/console/me").body()).contains("&lt;img").doesNotContain("<img src=x");
        assertThat(Visitor.signedIn(house, "agent").get("/console/watch/broadcasts").statusCode()).isEqualTo(403);
    }

    private static void tell(String text, String role, String unit) {
        supervisor.seeForm("/console/watch/broadcasts");
        assertThat(
                supervisor.submit("/console/watch/broadcasts", Map.of("text", text, "role", role, "unit", unit, "hours", "2")).headers().firstValue("Location")
                        .orElse(""))
                .endsWith("done");
    }

    private static UUID id(String text) {
        return house.jdbc().sql("select id from broadcast where text = ?").param(text).query(UUID.class).single();
    }
}
