package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

import com.google.re2j.Pattern;

import huiying.app.House;
import huiying.app.Until;
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
import huiying.bot.survey.Surveys;
import huiying.channels.Address;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** The resident's page, told from outside: what a browser gets and sends. */
class MyCasePageTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.dispatch.sample=0");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aResidentSeesWhatHappenedInPlainWordsAndNoQuarrels() {
        var mine = resolved();
        var page = ask("/case", mine, Map.of()).body();
        assertThat(page).contains("交").contains("单位签收，开始办理").contains("办结，等您评价").contains("已更换灯头").doesNotContain("退单").doesNotContain("timeline.");
    }

    @Test
    void aWrongNumberAndAWrongCodeLookTheSameAndTooManyTriesAreStopped() {
        var mine = resolved();
        var number = Objects.requireNonNull(mine.number()).digits();
        var wrongCode = post("/case", Map.of("number", number, "code", "000000"));
        var wrongNumber = post("/case", Map.of("number", "260101999999", "code", "000000"));
        assertThat(visible(wrongCode).replace(number, "")).isEqualTo(visible(wrongNumber).replace("260101999999", ""));
        for (int n = 0; n < 9; n++) {
            post("/case", Map.of("number", number, "code", "00000" + n));
        }
        var stopped = ask("/case", mine, Map.of());
        assertThat(stopped.statusCode()).isEqualTo(429);
        house.jdbc().sql("delete from lookup_try").update();
        assertThat(ask("/case", mine, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoToldItInTheChatOfThisBrowserOpensItWithoutACode() {
        var set = house.post("/chat/session", new byte[0]).headers().firstValue("Set-Cookie").orElseThrow();
        var cookie = set.substring(0, set.indexOf(';'));
        var words = "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"柳荫里小区9号楼门口的路灯坏了\"}";
        house.post("/chat/messages", words.getBytes(java.nio.charset.StandardCharsets.UTF_8), "Content-Type", "application/json", "Cookie", cookie);
        Until.holds(() -> assertThat(house.get("/case", "Cookie", cookie).body()).contains("您在这里反映过的诉求").contains("9号楼"));
        var page = house.get("/case", "Cookie", cookie).body();
        var number = Pattern.compile("name=\"number\" value=\"([0-9]{12})\"").matcher(page);
        assertThat(number.find()).isTrue();

        assertThat(form(cookie, number.group(1)).body()).contains("9号楼").contains("name=\"words\"");
        var stranger = house.post("/chat/session", new byte[0]).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(form(stranger.substring(0, stranger.indexOf(';')), number.group(1)).body()).doesNotContain("9号楼");
        assertThat(post("/case", Map.of("number", number.group(1), "code", "")).body()).doesNotContain("9号楼");
        assertThat(house.get("/case").body()).doesNotContain("9号楼");
    }

    /** The form of the list, with the cookies of that browser. */
    private static HttpResponse<String> form(String cookie, String number) {
        var page = house.get("/case", "Cookie", cookie);
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        var all = page.headers().allValues("Set-Cookie").stream().map(one -> one.substring(0, one.indexOf(';'))).reduce(cookie, (a, b) -> a + "; " + b);
        return house.form("/case", Map.of("_csrf", token.group(1), "number", number), "Cookie", all);
    }

    @Test
    void threeQuestionsAreAnsweredChangedAndTheLastAnswerCounts() {
        var mine = resolved();
        ask("/case/answer", mine, Map.of("question", "SOLVED", "answer", "NO"));
        assertThat(answers(mine)).isEqualTo("- NO -");
        ask("/case/answer", mine, Map.of("question", "CONTACTED", "answer", "YES"));
        ask("/case/answer", mine, Map.of("question", "SOLVED", "answer", "YES"));
        ask("/case/answer", mine, Map.of("question", "SATISFIED", "answer", "VERY_SATISFIED"));
        assertThat(answers(mine)).isEqualTo("YES YES VERY_SATISFIED");
        ask("/case/answer", mine, Map.of("question", "SATISFIED", "answer", "GREAT"));
        ask("/case/answer", mine, Map.of("question", "NOTHING", "answer", "YES"));
        assertThat(answers(mine)).isEqualTo("YES YES VERY_SATISFIED");
        assertThat(now(mine).state()).isEqualTo(CaseStatus.CLOSED_OK);
    }

    @Test
    void itIsDoneAgainOnlyWithAReasonAndOnceForAFormSentTwice() {
        var mine = resolved();
        ask("/case/reopen", mine, Map.of("words", "  "));
        assertThat(now(mine).reopenings()).isZero();
        var key = UUID.randomUUID().toString();
        ask("/case/reopen", mine, Map.of("words", "灯又灭了", "key", key));
        ask("/case/reopen", mine, Map.of("words", "灯又灭了", "key", key));
        assertThat(now(mine).state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(now(mine).reopenings()).isOne();
    }

    @Test
    void whereItStaysIsAskedOnceADay() {
        var mine = filed();
        assertThat(ask("/case", mine, Map.of()).body()).contains("/case/urge");
        assertThat(ask("/case/urge", mine, Map.of("key", UUID.randomUUID().toString())).body()).contains("已催办");
        assertThat(ask("/case/urge", mine, Map.of("key", UUID.randomUUID().toString())).body()).contains("今天已经催过了");
        assertThat(now(mine).tally().urgings()).isOne();
    }

    @Test
    void anAnswerIsLookedAtBySomebodyElseOnceAndOnlyWithAReason() {
        var mine = filed();
        var ended = house.bean(org.springframework.transaction.support.TransactionOperations.class).execute(status -> {
            var moves = house.bean(huiying.bot.progress.Moves.class);
            var signed = moves.make(mine.id(), new huiying.bot.cases.CaseEvent.Signed(false), huiying.bot.cases.Actor.clock("test"));
            var reported = moves.make(signed.id(), new huiying.bot.cases.CaseEvent.Reported("规划第12条", java.util.List.of(), huiying.bot.cases.Proposal
                    .unsolved(UUID.randomUUID().toString(), "规划第12条"), "此处规划不允许设灯"), huiying.bot.cases.Actor.staff(UUID.randomUUID(), "department"));
            return moves.make(reported.id(), new huiying.bot.cases.CaseEvent.ClosedUnsolved("规划第12条", "此处规划不允许设灯"), huiying.bot.cases.Actor.staff(UUID
                    .randomUUID(), "supervisor"));
        });
        assertThat(ask("/case", ended, Map.of()).body()).contains("/case/appeal").doesNotContain("/case/reopen");
        ask("/case/appeal", ended, Map.of("words", " ", "key", UUID.randomUUID().toString()));
        assertThat(now(ended).state()).isEqualTo(CaseStatus.CLOSED_UNSOLVED);
        ask("/case/appeal", ended, Map.of("words", "旁边就有灯杆", "key", UUID.randomUUID().toString()));
        assertThat(now(ended).state()).isEqualTo(CaseStatus.ARBITRATION);
        assertThat(ask("/case", ended, Map.of()).body()).doesNotContain("/case/appeal");
    }

    @Test
    void moreIsToldAndReachesTheCase() {
        var mine = filed();
        var key = UUID.randomUUID().toString();
        ask("/case/add", mine, Map.of("words", "三号楼西侧那一盏", "key", key));
        ask("/case/add", mine, Map.of("words", "三号楼西侧那一盏", "key", key));
        assertThat(now(mine).words()).containsOnlyOnce("三号楼西侧那一盏");
    }

    @Test
    void theLinkOfASurveyIsOnlyAnsweredByAPost() {
        var mine = resolved();
        var surveys = house.bean(Surveys.class);
        var link = "/case/r/" + surveys.link(surveys.ofResolution(now(mine)).orElseThrow().id());
        for (int n = 0; n < 3; n++) {
            assertThat(house.get(link + "?question=SOLVED&answer=YES").statusCode()).isEqualTo(200);
        }
        assertThat(answers(mine)).isEqualTo("- - -");
        assertThat(house.get(link).body()).doesNotContain("查询码").doesNotContain("路灯坏了");
        post(link, Map.of("question", "SOLVED", "answer", "PARTLY", "key", UUID.randomUUID().toString()));
        assertThat(answers(mine)).isEqualTo("- PARTLY -");
        assertThat(house.get("/case/r/AAAAAAAAAAAA").body()).contains("不能再评价");
    }

    /** Everything a resident may see has a sentence; what has none is on the list of what stays inside. */
    @Test
    void everyPublicEventHasPlainWordsInBothLanguages() {
        var inside = java.util.Set.of("noted", "deadline_fired", "return_asked", "return_rejected", "sent_to_arbitration", "sent_back", "handed_to",
                "assist_asked", "assist_accepted", "records_held", "records_released",
                "assist_done", "photo_taken", "categorised", "extension_asked", "extension_refused", "plan_asked", "plan_refused", "end_proposed",
                "end_declined", "escalated",
                "rectified", "repeat_found", "summary_written", "supervision_opened", "supervision_answered", "emergency_flagged");
        for (var kind : CaseEvent.class.getPermittedSubclasses()) {
            var name = String.join("_", kind.getSimpleName().split("(?=\\p{Lu})")).toLowerCase(java.util.Locale.ROOT);
            for (var language : new String[]{"zh", "en"}) {
                var bundle = java.util.ResourceBundle.getBundle("messages", java.util.Locale.of(language));
                assertThat(bundle.containsKey("timeline." + name) ^ inside.contains(name)).as(name + " " + language).isTrue();
            }
        }
    }

    private static Case filed() {
        var address = house.bean(Addresses.class).keep(new Address("web", "main", "r" + UUID.randomUUID()));
        var draft = Draft.of("柳荫里3号楼前路灯坏了", Language.ZH).titled("路灯不亮").about(new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false)).at(Spot.named(
                "柳荫里"));
        return inTransaction(() -> {
            var moves = house.bean(Moves.class);
            var opened = moves.open(draft, Origin.of("web", address), Actor.citizen(address));
            var filed = moves.file(opened.id(), null, Actor.citizen(address)).filed();
            return moves.dispatch(filed, moves.assignment(filed), false, clerk());
        });
    }

    private static Case resolved() {
        var mine = filed();
        return inTransaction(() -> {
            var moves = house.bean(Moves.class);
            moves.make(mine.id(), new CaseEvent.Signed(false), clerk());
            var reported = moves.make(mine.id(), new CaseEvent.Reported("路灯养护职责", "已更换灯头并测试三晚，均正常亮灯"), clerk());
            return reported.state() == CaseStatus.RESOLVED ? reported : moves.make(mine.id(), new CaseEvent.Resolved(false), clerk());
        });
    }

    private static Actor clerk() {
        return Actor.staff(new UUID(0, 7), "department");
    }

    private static <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(house.bean(TransactionOperations.class).execute(status -> work.get()));
    }

    private static Case now(Case mine) {
        return house.bean(Cases.class).byId(mine.id()).orElseThrow();
    }

    private static String answers(Case mine) {
        return house.jdbc()
                .sql("select coalesce(contacted, '-') || ' ' || coalesce(solved, '-') || ' ' || coalesce(satisfied, '-') from survey where case_id = ?")
                .param(mine.id()).query(String.class).single();
    }

    private static HttpResponse<String> ask(String path, Case mine, Map<String, String> more) {
        var fields = new LinkedHashMap<String, String>(
                Map.of("number", Objects.requireNonNull(mine.number()).digits(), "code", house.bean(Cases.class).queryCode(
                        mine.id()).orElseThrow(), "key", UUID.randomUUID().toString()));
        fields.putAll(more);
        return post(path, fields);
    }

    private static HttpResponse<String> post(String path, Map<String, String> fields) {
        var form = house.get("/case");
        var cookies = String.join("; ", form.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.substring(0, cookie.indexOf(';'))).toList());
        var token = TOKEN.matcher(form.body());
        assertThat(token.find()).isTrue();
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token.group(1));
        return house.form(path, all, "Cookie", cookies);
    }

    private static String visible(HttpResponse<String> page) {
        return TOKEN.matcher(page.body()).replaceAll("");
    }
}
