package huiying.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.House;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.progress.Moves;
import huiying.channels.Address;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** A department whose own system does everything by the API and never signs in here. */
class ActsApiTest {
    private static final String UNIT = "department-key-0123456789abcdef";
    private static final String OTHER = "stranger-key-0123456789abcdef00";
    private static final String DESK = "hotline-key-0123456789abcdef0000";
    private static final String BOSS = "supervisor-key-0123456789abcdef0";
    private static House house;
    private static int residents;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.desk.undo=0s", "huiying.api.keys=unit:" + UNIT + ":department:CGJ,other:" + OTHER
                + ":department:GAJ,desk:" + DESK + ":agent,boss:" + BOSS + ":supervisor");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aUnitTakesItOnTalksToTheResidentAndReportsWithoutAPage() {
        var mine = given();
        assertThat(does(UNIT, mine, "sign", "{}")).isEqualTo(200);
        assertThat(acts(UNIT, mine, "contact", "{\"way\":\"phone\",\"reached\":true,\"note\":\"已约今晚\"}")).isEqualTo(200);
        assertThat(acts(UNIT, mine, "progress", "{\"text\":\"配件已到货\"}")).isEqualTo(200);
        assertThat(acts(UNIT, mine, "note", "{\"text\":\"内部：灯头 LED 30W\"}")).isEqualTo(200);
        assertThat(does(UNIT, mine, "report", "{\"text\":\"11月23日已更换灯头一只，晚上亮灯，已电话告知居民\",\"basis\":\"路灯养护职责 2.4\"}")).isEqualTo(200);
        assertThat(now(mine).state()).isIn(CaseStatus.REPORTED, CaseStatus.RESOLVED);
        assertThat(now(mine).times().contacted()).isNotNull();
        assertThat(events(mine)).contains("CONTACT_MADE", "PROGRESSED", "NOTED", "REPORTED");
    }

    @Test
    void moreTimeIsAskedForByTheUnitAndGrantedByASupervisor() {
        var mine = signed();
        var later = Instant.now().plus(Duration.ofDays(12)).toString();
        assertThat(acts(UNIT, mine, "extension", "{\"until\":\"" + later + "\",\"reason\":\"等配件\"}")).isEqualTo(200);
        assertThat(acts(BOSS, mine, "agree", "{}")).isIn(200, 409);
        assertThat(events(mine)).contains("EXTENSION_ASKED");
    }

    @Test
    void whatIsMissingIsNamedAndNothingHappens() {
        var mine = signed();
        var before = events(mine);
        for (var act : List.of("note", "progress", "contact", "ask-info", "extension", "plan", "unsolved", "assist", "answer-supervision", "rectify",
                "hand-over", "cancel",
                "reopen", "appeal", "inform", "urge", "decline")) {
            var refused = post(UNIT, mine, "acts/" + act, "{}");
            assertThat(refused.statusCode()).as(act).isIn(400, 403);
            assertThat(refused.body()).as(act).contains("\"status\"").doesNotContain("Exception");
        }
        assertThat(post(UNIT, mine, "acts/note", "{}").body()).contains("text");
        assertThat(events(mine)).isEqualTo(before);
    }

    @Test
    void anActThereIsNotIsNotFoundAndBrokenJsonIsTheSendersError() {
        var mine = signed();
        assertThat(acts(UNIT, mine, "explode", "{}")).isEqualTo(404);
        assertThat(acts(UNIT, mine, "note", "{\"text\":")).isEqualTo(400);
        assertThat(acts(UNIT, mine, "extension", "{\"until\":\"tomorrow\",\"reason\":\"x\"}")).isEqualTo(400);
    }

    @Test
    void aSignalSentTwiceUnderOneKeyActsOnce() {
        var mine = signed();
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            assertThat(post(UNIT, mine, "acts/progress", "{\"text\":\"配件已到货\"}", "Idempotency-Key", key).statusCode()).isEqualTo(200);
        }
        assertThat(events(mine).stream().filter("PROGRESSED"::equals)).hasSize(1);
        assertThat(post(UNIT, mine, "acts/progress", "{\"text\":\"x\"}", "Idempotency-Key", "k".repeat(65)).statusCode()).isEqualTo(400);
    }

    @Test
    void anotherUnitsKeySeesAndMovesNothing() {
        var mine = signed();
        assertThat(acts(OTHER, mine, "progress", "{\"text\":\"不是我的\"}")).isIn(403, 404);
        assertThat(house.get("/api/v1/cases/" + mine.number().digits(), "Authorization", "Bearer " + OTHER).statusCode()).isIn(403, 404);
        assertThat(house.get("/api/v1/cases/" + mine.number().digits(), "Authorization", "Bearer " + UNIT).statusCode()).isEqualTo(200);
    }

    @Test
    void whatTheStateForbidsIsAConflictWithTheCaseAsItStands() {
        var mine = given();
        var refused = post(UNIT, mine, "acts/resume", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains(mine.number().digits());
    }

    @Test
    void theHotlineUrgesAndTakesBackByTheSamePath() {
        var mine = given();
        assertThat(acts(DESK, mine, "urge", "{\"text\":\"居民再次来电\"}")).isEqualTo(200);
        assertThat(acts(DESK, mine, "inform", "{\"text\":\"门口第二根灯杆\"}")).isEqualTo(200);
        assertThat(acts(DESK, mine, "cancel", "{\"reason\":\"居民说已经亮了\"}")).isIn(200, 409);
        assertThat(events(mine)).contains("URGED", "SUPPLEMENTED");
    }

    @Test
    void listsAreForStatesThereAreAndPagesOfAMeasure() {
        assertThat(list("?state=DISPATCHED&limit=5")).isEqualTo(200);
        assertThat(list("?state=NOWHERE")).isEqualTo(400);
        assertThat(list("?limit=0")).isEqualTo(400);
        assertThat(list("?limit=100000")).isEqualTo(400);
        assertThat(list("?offset=-1")).isEqualTo(400);
    }

    private static int list(String query) {
        return house.get("/api/v1/cases" + query, "Authorization", "Bearer " + BOSS).statusCode();
    }

    private static int does(String key, Case about, String act, String body) {
        return post(key, about, act, body).statusCode();
    }

    private static int acts(String key, Case about, String act, String body) {
        return does(key, about, "acts/" + act, body);
    }

    private static HttpResponse<String> post(String key, Case about, String act, String body, String... headers) {
        var all = new java.util.ArrayList<>(List.of("Content-Type", "application/json", "Authorization", "Bearer " + key));
        all.addAll(List.of(headers));
        return house.post("/api/v1/cases/" + about.number().digits() + "/" + act, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    private static Case given() {
        var moves = house.bean(Moves.class);
        var address = house.bean(Addresses.class).keep(new Address("web", "main", "acts-" + residents++));
        var told = new Draft("路灯不亮", "柳荫里3号楼前路灯坏了三天", Spot.named("柳荫里3号楼前"), new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false), null,
                Language.ZH);
        return house.bean(TransactionOperations.class).execute(status -> {
            var opened = moves.open(told, Origin.of("web", address), Actor.citizen(address));
            var filed = moves.file(opened.id(), null, Actor.citizen(address)).filed();
            return moves.make(filed.id(), new CaseEvent.Dispatched("CGJ", "路灯养护职责 2.4", "test", moves.due(filed, null), false), Actor.clock("test"));
        });
    }

    private static Case signed() {
        var mine = given();
        assertThat(does(UNIT, mine, "sign", "{}")).isEqualTo(200);
        return now(mine);
    }

    private static Case now(Case about) {
        return house.bean(Cases.class).byId(about.id()).orElseThrow();
    }

    private static List<String> events(Case about) {
        return house.jdbc().sql("select type from case_event where case_id = ? order by seq").param(about.id()).query(String.class).list();
    }
}
