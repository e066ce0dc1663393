package huiying.app.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionOperations;

import com.google.re2j.Pattern;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.CaseDesk;
import huiying.bot.addresses.Addresses;
import huiying.bot.assessment.Objection;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Proposal;
import huiying.bot.cases.Spot;
import huiying.bot.desk.Command;
import huiying.bot.progress.Moves;
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
    private static final String ALL = String.join(" ", CORPUS);
    private static Case filed;
    private static String number;
    private static final Map<String, Visitor> VISITORS = new LinkedHashMap<>();

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.desk.undo=0s", "huiying.dispatch.sample=0", "huiying.api.keys=city:" + House.API_SECRET
                + ":agent");
        var address = house.bean(Addresses.class).keep(new Address("web", "main", "hostile"));
        var draft = new Draft("路灯 " + ALL, "路灯不亮 " + ALL, Spot.named("柳荫里 " + ALL), new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, true), null,
                Language.ZH);
        var desk = house.bean(CaseDesk.class);
        filed = desk.file(draft, Origin.of("web", address), null, Actor.citizen(address)).filed();
        number = Objects.requireNonNull(filed.number()).digits();
        desk.tell(filed.id(), "补充 " + ALL, Actor.citizen(address), () -> true);
        var agent = new StaffMember(UUID.randomUUID(), "a", "a", Role.AGENT, null, Language.ZH);
        act(agent, new Command.Urge("催 " + ALL));
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

    /** A photo may be called anything and carry any text: its pixels are kept, its name never leads out of the house, and what is no picture is not taken. */
    @Test
    void aPhotoIsOnlyItsPixelsWhateverItIsCalledOrSays() {
        var mine = dispatched("拍照的");
        var owner = new Visitor(house);
        owner.seeForm("/case?lang=zh");
        for (var disguised : List.of("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"pwn(1)\"/>", "<!doctype html><script>pwn(1)</script>",
                "GIF89a<script>pwn(1)</script>",
                "\u00ff\u00d8\u00ff\u00e0<script>pwn(1)</script>")) {
            assertThat(photo(owner, mine, "a.jpg", disguised.getBytes(ISO_8859_1))).as(disguised).contains("有照片没有收");
        }
        for (var name : CORPUS) {
            assertThat(alive(photo(owner, mine, name, told(CORPUS.getFirst() + CORPUS.get(2))))).isEmpty();
        }
        var kept = house.jdbc().sql("select id from attachment where case_id = ?").param(mine.id()).query(UUID.class).list();
        assertThat(kept).as("all the pictures, nothing else").hasSizeBetween(1, CORPUS.size());
        var served = Objects.requireNonNull(VISITORS.get("agent")).get("/console/attachments/" + kept.getFirst());
        assertThat(served.body()).doesNotContain("script").doesNotContain("pwn").doesNotContain("svg");
        assertThat(served.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(served.headers().firstValue("Content-Disposition").orElse("")).matches("attachment; filename=\"picture-[0-9a-f]+\\.jpg\"");
        check("agent", "/console/cases/" + digits(mine), false);
        check("cgj", "/console/work/" + digits(mine), false);
    }

    private static String photo(Visitor owner, Case mine, String name, byte[] bytes) {
        var page = owner.bringNamed("/case/add", mine(mine, Map.of("words", "")), "photos", name, bytes);
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)").matcher(page.body());
        owner.withToken(token.find() ? token.group(1) : owner.token());
        return page.body();
    }

    /** A photo with this text where cameras and editors write: as a comment, and as XMP beside the camera's notes. */
    private static byte[] told(String text) {
        var plain = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var out = new ByteArrayOutputStream();
        out.write(plain.toByteArray(), 0, 2);
        segment(out, 0xfe, text);
        segment(out, 0xe1, "http://ns.adobe.com/xap/1.0/\0" + text);
        out.write(plain.toByteArray(), 2, plain.size() - 2);
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, String text) {
        var bytes = text.getBytes(ISO_8859_1);
        out.writeBytes(new byte[]{(byte) 0xff, (byte) marker, (byte) ((bytes.length + 2) >> 8), (byte) (bytes.length + 2)});
        out.writeBytes(bytes);
    }

    /** Why it was not good, why once more, and why the answer is not accepted. */
    @Test
    void whatIsSaidAfterwardsIsWordsToo() {
        var done = resolved();
        resident("/case/answer", done, Map.of("question", "SATISFIED", "answer", "VERY_DISSATISFIED"));
        resident("/case/answer", done, Map.of("question", "REASON", "answer", "还黑着 " + ALL));
        resident("/case/reopen", done, Map.of("words", "再来 " + ALL));
        assertThat(house.bean(Cases.class).byId(done.id()).orElseThrow().reopenings()).isOne();
        var ended = ended();
        resident("/case/appeal", ended, Map.of("words", "不服 " + ALL));
        for (var about : List.of(done, ended)) {
            check("agent", "/console/cases/" + digits(about), true);
            check("supervisor", "/console/cases/" + digits(about), true);
            check("cgj", "/console/work/" + digits(about), about == done);
        }
        check("supervisor", "/console/watch", false);
        var unit = Objects.requireNonNull(VISITORS.get("cgj"));
        unit.seeForm("/console/objections");
        assertThat(alive(unit.submit("/console/objections", Map.of("number", digits(done), "code", Objection.CODES.iterator().next(), "words",
                "不该算 " + ALL)).body())).isEmpty();
        check("cgj", "/console/objections", true);
        check("supervisor", "/console/objections", true);
    }

    /** Another city's form has fields for names; ours has none, and no door brings a nickname in. */
    @Test
    void aNameIsWordsToo() {
        var fields = new LinkedHashMap<String, String>(Map.of("api_key", House.API_SECRET, "service_code", "0206", "address_string", "柳荫里 " + CORPUS.get(3),
                "description", "路灯不亮 " + ALL, "first_name", CORPUS.getFirst(), "last_name", CORPUS.get(1), "account_id", CORPUS.get(2), "media_url",
                "https://a.example/\"onload=pwn(1)", "attribute[OBJECT]", CORPUS.get(4)));
        fields.put("attribute[WHEN]", CORPUS.get(5));
        var sent = house.form("/open311/v2/requests.json", fields);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        var found = Pattern.compile("[0-9]{12}").matcher(sent.body());
        assertThat(found.find()).isTrue();
        check("agent", "/console/cases/" + found.group(), true);
        check("supervisor", "/console/cases/" + found.group(), true);
    }

    private static Case resolved() {
        var mine = dispatched("修好了的");
        return moved(mine, new CaseEvent.Signed(false), new CaseEvent.Reported("路灯养护职责", "已更换灯头 " + ALL), new CaseEvent.Resolved(false));
    }

    private static Case ended() {
        var mine = dispatched("没法办的");
        return moved(mine, new CaseEvent.Signed(false),
                new CaseEvent.Reported("规划第12条", List.of(), Proposal.unsolved(UUID.randomUUID().toString(), "规划 " + ALL),
                        "此处不允许设灯 " + ALL),
                new CaseEvent.ClosedUnsolved("规划 " + ALL, "此处不允许设灯 " + ALL));
    }

    private static Case dispatched(String title) {
        var address = house.bean(Addresses.class).keep(new Address("web", "main", "hostile-" + UUID.randomUUID()));
        var draft = Draft.of(title, Language.ZH).titled(title).about(new Matter(Nature.HELP, "0206", Urgency.ORDINARY, false, false)).at(Spot.named("柳荫里"));
        var mine = house.bean(CaseDesk.class).file(draft, Origin.of("web", address), null, Actor.citizen(address)).filed();
        return moved(mine, new CaseEvent.Dispatched("CGJ", "路灯养护职责", "", Instant.now().plusSeconds(604_800), false));
    }

    /** Steps that are possible; some reports the rules approve by themselves. */
    private static Case moved(Case mine, CaseEvent... steps) {
        var now = mine;
        for (var step : steps) {
            var before = now;
            if (!(step instanceof CaseEvent.Resolved && before.state() == CaseStatus.RESOLVED)) {
                now = Objects
                        .requireNonNull(house.bean(TransactionOperations.class).execute(status -> house.bean(Moves.class).make(before.id(), step, Actor.staff(
                                new UUID(0, step instanceof CaseEvent.ClosedUnsolved ? 8 : 7), "department"))));
            }
        }
        return now;
    }

    private static String digits(Case about) {
        return Objects.requireNonNull(about.number()).digits();
    }

    private static Map<String, String> mine(Case mine, Map<String, String> more) {
        var fields = new LinkedHashMap<String, String>(
                Map.of("number", digits(mine), "code", house.bean(Cases.class).queryCode(mine.id()).orElseThrow(), "key", UUID
                        .randomUUID().toString()));
        fields.putAll(more);
        return fields;
    }

    private static void resident(String path, Case about, Map<String, String> more) {
        var resident = new Visitor(house);
        resident.seeForm("/case");
        var page = resident.submit(path, mine(about, more));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(alive(page.body())).as(path).isEmpty();
    }

    /** The checker itself. */
    @Test
    void markUpThatGotThroughWouldBeSeen() {
        assertThat(alive("<p>" + CORPUS.get(1) + "</p>")).containsExactly(CORPUS.get(1));
        assertThat(alive("<p>&lt;img src=x onerror=pwn(2)&gt;</p>")).isEmpty();
    }
}
