package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.CaseDesk;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.bot.desk.Command;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.channels.Address;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/** What residents, and staff after them, write into any field is words on every page that shows it, whatever it pretends to be. */
class HostileFieldsTest {
    private static final List<String> CORPUS = List.of("<script>pwn(1)</script>", "<img src=x onerror=pwn(2)>", "\"><svg onload=pwn(3)>",
            "'><b onmouseover='pwn(4)'>",
            "<a href=\"javascript:pwn(5)\">x</a>", "<div hx-get=\"/console/me\" hx-trigger=\"load\">x</div>",
            "<form action=\"/logout\" method=\"post\"><button>x</button></form>",
            "</textarea><script>pwn(6)</script>", "</title><script>pwn(7)</script>", "<iframe srcdoc=\"<script>pwn(8)</script>\"></iframe>",
            "<style>@import url(//evil.example/x.css)</style>", "<base href=\"//evil.example/\">",
            "<meta http-equiv=\"refresh\" content=\"0;url=//evil.example\">",
            "${7*7}<i th:text=\"x\">", "[[${T(java.lang.Runtime)}]]<i>", "{{constructor.constructor('pwn(9)')()}}<i>",
            "<math><mtext><script>pwn(10)</script></mtext></math>",
            "<ScRiPt/x>pwn(11)</ScRiPt>", "<input autofocus onfocus=pwn(12)>", "&lt;script&gt;<u>pwn(13)</u>",
            "<svg><use href=\"data:image/svg+xml,x\"/></svg>",
            "--><script>pwn(14)</script><!--", "]]><script>pwn(15)</script>", "\u202e<b>txt.exe</b>\u202c");
    private static House house;
    private static Case filed;
    private static String number;
    private static final Map<String, Visitor> VISITORS = new LinkedHashMap<>();

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.desk.undo=0s", "huiying.dispatch.sample=0");
        var all = String.join(" ", CORPUS);
        var address = house.bean(Addresses.class).keep(new Address("web", "main", "hostile"));
        var draft = new Draft("路灯 " + all, "路灯不亮 " + all, Spot.named("柳荫里 " + all), new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, true), null,
                Language.ZH);
        var desk = house.bean(CaseDesk.class);
        filed = desk.file(draft, Origin.of("web", address), null, Actor.citizen(address)).filed();
        number = Objects.requireNonNull(filed.number()).digits();
        desk.tell(filed.id(), "补充 " + all, Actor.citizen(address), () -> true);
        var agent = new StaffMember(UUID.randomUUID(), "a", "a", Role.AGENT, null, Language.ZH);
        act(agent, new Command.Urge("催 " + all));
        for (var login : List.of("agent", "supervisor", "cgj")) {
            VISITORS.put(login, Visitor.signedIn(house, login));
        }
        var task = house.jdbc().sql("select id from task where case_id = ? and done_at is null and queue = 'agents' limit 1").param(filed.id())
                .query(UUID.class)
                .single();
        var hands = Objects.requireNonNull(VISITORS.get("agent"));
        hands.seeForm("/console/desk");
        hands.submit("/console/desk/" + task + "/claim", Map.of());
        hands.submit("/console/desk/" + task + "/facts",
                Map.of("when", CORPUS.getFirst(), "what", CORPUS.get(1), "cause", CORPUS.get(2), "wants", CORPUS.get(3),
                        "where", "柳荫里 " + CORPUS.get(4), "key", "facts"));
        hands.get("/console/desk");
    }

    private static void act(StaffMember who, Command act) {
        house.bean(CaseDesk.class).ask(who, UUID.randomUUID().toString(), filed.id(), act);
        house.bean(CaseDesk.class).carryOutDue();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** Payloads that stand on the page as mark-up. */
    private static List<String> alive(String page) {
        var alive = new ArrayList<String>();
        CORPUS.stream().filter(page::contains).forEach(alive::add);
        if (page.contains("pwn(") && page.replace("&", " ").contains("<script>pwn")) {
            alive.add("a script");
        }
        return alive;
    }

    @Test
    void onNoPageOfTheAgentIsAnyOfItAlive() {
        check("agent", "/console/desk", true);
        for (var path : List.of("/console/cases", "/console/cases/" + number, "/console/cases/" + number + "/near", "/console/cases/" + number + "/body",
                "/console/talks/"
                        + filed.address(),
                "/console/desk/queue")) {
            check("agent", path, !path.endsWith("/near"));
        }
        check("supervisor", "/console/watch", false);
        check("supervisor", "/console/wall", false);
        check("supervisor", "/console/reports", false);
        check("supervisor", "/console/cases?show=angry", true);
    }

    private static void check(String login, String path, boolean shows) {
        var answer = Objects.requireNonNull(VISITORS.get(login)).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(alive(answer.body())).as("%s reads %s", login, path).isEmpty();
        if (shows) {
            assertThat(answer.body()).as("%s shows it as words", path).contains("&lt;");
        }
    }

    @Test
    void norOfTheUnitThatWorksOnIt() {
        house.owner().sql("update cases set unit = 'CGJ', state = 'IN_PROGRESS' where id = ?").param(filed.id()).update();
        for (var path : List.of("/console/work?tab=doing", "/console/work/" + number, "/console/work/" + number + "/return", "/console/cases/" + number)) {
            check("cgj", path, true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "number", "code", "lang", "note", "show", "tab"})
    void whatIsTypedIntoAnAddressIsWordsToo(String field) {
        for (var payload : CORPUS) {
            var typed = java.net.URLEncoder.encode(payload, java.nio.charset.StandardCharsets.UTF_8);
            for (var path : List.of("/console/cases", "/console/desk")) {
                assertThat(alive(Objects.requireNonNull(VISITORS.get("agent")).get(path + "?" + field + "=" + typed).body())).as(path).isEmpty();
            }
            assertThat(alive(new Visitor(house).get("/case?" + field + "=" + typed).body())).isEmpty();
        }
    }

    /** The checker itself. */
    @Test
    void markUpThatGotThroughWouldBeSeen() {
        assertThat(alive("<p>" + CORPUS.get(1) + "</p>")).containsExactly(CORPUS.get(1));
        assertThat(alive("<p>&lt;img src=x onerror=pwn(2)&gt;</p>")).isEmpty();
    }
}
