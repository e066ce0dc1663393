package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;

import huiying.app.Chromium;
import huiying.app.Chromium.Eyes;
import huiying.app.console.Stage.Told;
import huiying.app.security.DemoLogins;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.nlp.Urgency;

/** A day of each role, played in a browser through the real service, in both languages. */
class RoleDaysTest {
    private static final String DID = "11月22日下午更换灯头一只，检查同线路六盏，全部点亮，已电话告知居民。";

    @TempDir
    static Path data;
    private static Stage stage;
    private static Chromium browser;

    @BeforeAll
    static void start() {
        stage = new Stage(data, 0, "--huiying.dispatch.sample=0", "--huiying.desk.undo=2s");
        browser = new Chromium();
    }

    @AfterAll
    static void stop() {
        browser.close();
        stage.close();
    }

    @AfterEach
    void nothingBrokeAndTheDeskIsEmpty() {
        stage.jdbc().sql("update task set done_at = now() where done_at is null").update();
        assertThat(browser.complaints()).isEmpty();
    }

    private static Page signedIn(String login, Eyes eyes) {
        return browser.signedIn(stage.url, login, stage.bean(DemoLogins.class).all().getFirst().password(), eyes);
    }

    private static void go(Page page, String path) {
        page.navigate(stage.url + "/console" + path);
        Chromium.fits(page, path);
    }

    private static Case now(Case c) {
        return stage.bean(Cases.class).byId(c.id()).orElseThrow();
    }

    private static String number(Case c) {
        return Objects.requireNonNull(now(c).number()).digits();
    }

    private static void hasInHand(Page page, Case about) {
        try {
            page.waitForSelector("#decide[action*='" + taskOf(about) + "']");
        } catch (TimeoutError another) {
            throw new AssertionError("shown instead: " + page.innerText("main"), another);
        }
    }

    /** A key pressed in the very moment in which the page is being renewed goes nowhere; hands press it again. */
    private static void opens(Page page, String key, String what) {
        for (int presses = 0; presses < 4 && page.locator(what).count() == 0; presses++) {
            page.waitForCondition(() -> page.locator(".htmx-swapping, .htmx-settling, .htmx-added").count() == 0);
            page.keyboard().press(key);
            try {
                page.waitForSelector(what, new Page.WaitForSelectorOptions().setTimeout(4_000));
            } catch (TimeoutError unanswered) {
                assertThat(presses).as("%s answers %s", what, key).isLessThan(3);
            }
        }
    }

    private static void becomes(Page page, Case about, CaseStatus state) {
        page.waitForCondition(() -> now(about).state() == state);
    }

    /** Some reports the rules approve by themselves. */
    private static void isReported(Page page, Case about) {
        page.waitForCondition(() -> now(about).state() == CaseStatus.REPORTED || now(about).state() == CaseStatus.RESOLVED);
    }

    private static UUID taskOf(Case c) {
        return stage.jdbc().sql("select id from task where case_id = ? and done_at is null order by created_at desc limit 1").param(c.id()).query(UUID.class)
                .single();
    }

    private static FilePayload photo() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return new FilePayload("after.jpg", "image/jpeg", out.toByteArray());
    }

    /** Opens a form of a case by its button, fills it in and sends it. */
    private static void act(Page page, Case about, String act, String... fields) {
        var form = page.locator("form[action='/console/cases/" + number(about) + "/" + act + "']");
        if (!form.isVisible()) {
            page.locator("details:has(form[action='/console/cases/" + number(about) + "/" + act + "']) > summary").click();
        }
        for (int n = 0; n < fields.length; n += 2) {
            var field = form.locator("[name=" + fields[n] + "]");
            if ("SELECT".equals(field.evaluate("e => e.tagName"))) {
                field.selectOption(fields[n + 1]);
            } else {
                field.fill(fields[n + 1]);
            }
        }
        form.locator("button").last().click();
        page.waitForURL("**note=done");
        page.waitForCondition(() -> stage.jdbc().sql("select count(*) from command where case_id = ? and state = 'pending'").param(about.id()).query(Long.class)
                .single() == 0);
    }

    /** From signing in to going home without a mouse: confirm, take back, correct, put facts right, ask, take apart, leave, search. */
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void anAgentNeedsNoMouse(String language) {
        var lamp = stage.told(Told.lamp("wechat"), false);
        var water = stage.told(new Told("sms", "自来水发黄，从早上到现在，楼下垃圾也没人收", "自来水发黄", "水质异常", "0205", Urgency.ORDINARY, "幸福苑"), false);
        var vague = stage.told(new Told("web", "你们管不管那个灯", "灯", "", "0206", Urgency.ORDINARY, "柳荫里"), false);
        var page = signedIn("agent", Eyes.of(1280, language));
        var keys = page.keyboard();
        hasInHand(page, lamp);

        keys.press("?");
        page.waitForSelector("#sheet[open]");
        keys.press("Escape");
        page.waitForCondition(() -> page.locator("dialog[open]").count() == 0);

        // confirm: the next one is there with the answer; take back: the same one again
        keys.press("Enter");
        hasInHand(page, water);
        page.waitForSelector(".toast");
        keys.press("z");
        hasInHand(page, lamp);
        assertThat(now(lamp).state()).isEqualTo(CaseStatus.TRIAGE);
        Chromium.picture(page, "day-agent-undone-" + language);

        // correct by two letters, lj for 垃圾分类, and by the word in English
        opens(page, "c", "#found li button");
        keys.type(language.equals("zh") ? "lj" : "heating");
        page.waitForCondition(() -> page.locator("#found li button").count() > 0 && page.locator("#found li button").first().textContent().contains(
                language.equals("zh") ? "垃圾分类" : "Heating"));
        keys.press("Enter");
        hasInHand(page, water);
        page.waitForCondition(() -> (language.equals("zh") ? "0104" : "0204").equals(now(lamp).category()));

        // the five facts
        opens(page, "e", "#fact-when:focus");
        keys.type("今天早上");
        keys.press("Tab");
        keys.press("ControlOrMeta+a");
        keys.type("幸福苑3号楼");
        keys.press("Enter");
        page.waitForSelector(".facts dd:has-text('今天早上')");
        page.waitForCondition(() -> "幸福苑3号楼".equals(now(water).place()));

        // two matters
        opens(page, "s", "#tool[open] input[type=checkbox]:focus");
        page.locator("#tool input[type=checkbox]").last().focus();
        keys.press("Space");
        keys.press("Tab");
        keys.press("ArrowDown");
        keys.press("Tab");
        keys.press("Enter");
        page.waitForCondition(() -> stage.jdbc().sql("select count(*) from command where case_id = ? and kind = 'SPLIT'").param(water.id()).query(Long.class)
                .single() == 1);

        // ask, with a ready text
        hasInHand(page, vague);
        opens(page, "a", "#tool[open] .rows button");
        keys.press("1");
        page.waitForSelector("#ask-text:focus");
        keys.press("Tab");
        keys.press("Enter");
        becomes(page, vague, CaseStatus.NEED_INFO);

        keys.press("/");
        page.waitForSelector("input[name=q]:focus");
        keys.type(number(lamp));
        keys.press("Enter");
        page.waitForURL("**/console/**" + number(lamp) + "**");
        keys.press("g");
        keys.press("d");
        page.waitForURL("**/console/desk**");
        page.context().close();
    }

    /** What an agent does beside deciding: away and back, join a conversation with a ready text and hand it back. */
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void anAgentGoesAndComesBackAndSpeaksToSomebody(String language) {
        var waiting = stage.told(Told.lamp("web"), false);
        var page = signedIn("agent", Eyes.of(1280, language));
        page.waitForSelector("#decide");
        page.click("form[action='/console/desk/presence'] button");
        page.waitForSelector(".empty form[action='/console/desk/presence']");
        assertThat(stage.jdbc().sql("select count(*) from task where claimed_until > now() and done_at is null").query(Long.class).single()).isZero();
        Chromium.picture(page, "day-agent-away-" + language);
        page.keyboard().press("Enter");
        hasInHand(page, waiting);

        go(page, "/talks/" + now(waiting).address());
        page.click("form[action$='/take'] button");
        page.waitForSelector("#words");
        page.click("#ready summary");
        page.keyboard().press("1");
        page.waitForSelector("#words:focus");
        page.waitForCondition(() -> !page.inputValue("#words").isBlank());
        page.fill("#words", page.inputValue("#words") + " 是哪一盏灯？");
        page.click("#answer .btn.main");
        page.waitForSelector(".say.us:has-text('哪一盏灯')");
        page.click("#answer button[formaction$='/back']");
        page.waitForSelector("form[action$='/take'] button");
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aDepartmentWorksOnAPhone(String language) throws IOException {
        var mine = stage.told(Told.lamp("sms"), true);
        var other = stage.told(Told.lamp("web"), true);
        var page = signedIn("cgj", Eyes.of(360, language));
        Chromium.fits(page, "work");
        Chromium.picture(page, "day-department-list-" + language);
        page.click("form[action='/console/work/" + number(mine) + "/sign'] button");
        becomes(page, mine, CaseStatus.IN_PROGRESS);

        go(page, "/work/" + number(mine));
        act(page, mine, "contact", "way", "phone", "reached", "yes", "note", "居民说晚上七点后最黑");
        go(page, "/work/" + number(mine));
        act(page, mine, "progress", "text", "已派维修班，今晚到场。");
        aLaterDateIsAskedForAndGranted(page, mine, language);
        anotherUnitHelps(page, mine, language);
        go(page, "/work/" + number(mine));
        page.setInputFiles("#photos-in", photo());
        page.click("button[name=stage][value=AFTER]");
        page.waitForURL("**note=photo-kept**");
        page.waitForSelector("a[data-shot] img");
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();

        // a reply that says nothing is found out before it is sent
        page.fill("#did", "已收悉，感谢您的关注。");
        page.click("button[formaction$='/check']");
        page.waitForSelector("#advice li");
        Chromium.picture(page, "day-department-advice-" + language);
        page.fill("#did", DID);
        page.click(".dock .btn.main");
        isReported(page, mine);

        // the other one is not ours
        go(page, "/work/" + number(other) + "/return");
        page.fill("#reason", "该路段照明由市政工程管理处养护");
        page.fill("#basis", "《城市照明管理规定》第五条");
        page.selectOption("#unit", "SZC");
        page.click(".dock .btn.main");
        becomes(page, other, CaseStatus.RETURN_ASKED);
        page.context().close();
    }

    private static void aLaterDateIsAskedForAndGranted(Page page, Case mine, String language) {
        var due = now(mine).dueAt();
        go(page, "/work/" + number(mine));
        act(page, mine, "extension", "reason", "灯杆须定制，后天到货");
        var boss = signedIn("supervisor", Eyes.of(1280, language));
        go(boss, "/cases/" + number(mine));
        act(boss, mine, "agree");
        boss.context().close();
        page.waitForCondition(() -> Objects.requireNonNull(now(mine).dueAt()).isAfter(due));
    }

    /** Asked from one phone, taken on and done on another. */
    private static void anotherUnitHelps(Page page, Case mine, String language) {
        go(page, "/work/" + number(mine));
        act(page, mine, "ask-assist", "unit", "FGJ", "note", "请协助断电");
        var helper = signedIn("fgj", Eyes.of(360, language));
        go(helper, "/work/" + number(mine));
        act(helper, mine, "accept-assist");
        go(helper, "/work/" + number(mine));
        Chromium.picture(helper, "day-department-assist-" + language);
        act(helper, mine, "assist", "text", "已断电并挂牌，可以施工");
        helper.context().close();
        page.waitForCondition(() -> !now(mine).assists().getFirst().isOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aSupervisorLooksForWhatIsHiddenAndActs(String language) {
        var reported = stage.told(Told.lamp("sms"), true);
        var late = stage.told(Told.lamp("web"), true);
        stage.jdbc().sql("update cases set due_at = now() - interval '2 hours', angry = true where id = ?").param(late.id()).update();
        var worker = signedIn("cgj", Eyes.of(360, language));
        worker.click("form[action='/console/work/" + number(reported) + "/sign'] button");
        becomes(worker, reported, CaseStatus.IN_PROGRESS);
        go(worker, "/work/" + number(reported));
        worker.fill("#did", DID);
        worker.click(".dock .btn.main");
        isReported(worker, reported);

        var page = signedIn("supervisor", Eyes.of(1280, language));
        go(page, "/watch?lang=" + language);
        Chromium.picture(page, "day-supervisor-watch-" + language);
        page.click(".kpi a[href*='show=angry']");
        page.click("a[href='/console/cases/" + number(late) + "']");
        act(page, late, "supervise", "text", "今天下班前给居民回话");
        page.waitForCondition(() -> now(late).beside().supervised() > 0);

        go(page, "/cases/" + number(reported));
        if (now(reported).state() == CaseStatus.REPORTED) {
            page.click("form[action$='/approve'] button");
        }
        becomes(page, reported, CaseStatus.RESOLVED);

        go(page, "/watch/broadcasts");
        page.fill("#text", "台风预警，路灯类一律按紧急办 " + language);
        page.click("main form .btn.main");
        page.waitForURL("**note=done");
        worker.navigate(stage.url + "/console/work");
        worker.click("#broadcasts .note:has-text('" + language + "') button");
        page.waitForCondition(() -> page.reload() != null && page.locator("main .rows li:has-text('" + language + "')").first().textContent().contains("1"));

        for (var kind : new String[]{"pdf", "xlsx"}) {
            go(page, "/reports");
            var file = page.waitForDownload(() -> page.click("form[action$='/reports/" + kind + "'] button"));
            assertThat(file.suggestedFilename()).endsWith("." + kind);
        }
        worker.context().close();
        page.context().close();
    }

    /** The screen on the wall shows the map, the figures and since when, with nothing to scroll to the side. */
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theWallIsReadFromAfarAtFullHd(String language) {
        stage.told(Told.lamp("web"), true);
        var page = signedIn("supervisor", Eyes.of(1920, language));
        go(page, "/wall?lang=" + language);
        page.waitForSelector("svg.map, .map svg, [data-shapes], main svg");
        Chromium.picture(page, "day-wall-1920-" + language);
        var before = page.textContent("main");
        stage.told(Told.lamp("sms"), true);
        page.waitForCondition(() -> !page.textContent("main").equals(before));
        page.locator("main a[href^='/console/']").first().click();
        page.waitForLoadState();
        Chromium.fits(page, "behind a figure");
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void anAdministratorChangesTheHouseAndTakesItBack(String language) {
        var page = signedIn("admin", Eyes.of(1280, language));
        go(page, "/admin/ready?lang=" + language);
        page.fill("#zh", "请问门牌号是多少？" + language);
        page.fill("#en", "What is the house number? " + language);
        page.click("main form:has(#zh) .btn.main");
        page.waitForSelector("td:has-text('house number? " + language + "')");

        // a duty goes to another unit: looked at, applied, taken back
        go(page, "/admin/duties/item?code=0206");
        page.locator("select[name=lead]").first().selectOption("SZC");
        page.fill("#why", "路灯移交市政 " + language);
        page.click("main form .btn.main");
        page.waitForURL("**/proposals/**");
        Chromium.picture(page, "day-admin-proposal-" + language);
        page.click("form[action$='/apply'] button");
        page.waitForURL("**note=applied");
        go(page, "/admin/duties/versions");
        var back = page.locator("form[action*='/versions/'][action$='/revert']").first();
        back.locator("[name=why]").fill("撤回");
        back.locator("button").click();
        page.waitForURL("**note=reverted");

        go(page, "/admin/terms");
        page.fill("#dlines", language.equals("zh") ? "2028-01-01 off 元旦" : "2028-05-01 off 劳动节");
        page.fill("#dwhy", "2028");
        page.click("form[action$='/terms/days'] .btn.main");
        page.waitForLoadState();
        assertThat(page.url()).doesNotContain("missing");
        for (var path : new String[]{"channels", "notices", "grids", "objects", "precedents", "codes", "subscriptions", "retention", "features",
                "route?category=0206&grid=LL0101&said=x"}) {
            go(page, "/admin/" + path);
        }
        page.context().close();
    }

    @Test
    void thoseWhoLetInAndThoseWhoReadWhatWasDoneHaveADayToo() {
        var security = signedIn("security", Eyes.of(1280, "zh"));
        go(security, "/admin/people");
        security.fill("#login", "newcomer");
        security.fill("#name", "新同事");
        security.fill("#password", "violet meadow 41 lamps");
        security.click("main form:has(#login) .btn.main");
        security.waitForURL("**note=person.made");
        go(security, "/admin/keys");
        security.fill("#name", "platform");
        security.click("main form:has(#name) .btn.main");
        security.waitForSelector("#secret");
        var auditor = signedIn("auditor", Eyes.of(1280, "en"));
        go(auditor, "/admin/audit?lang=en");
        assertThat(auditor.textContent("main")).contains("newcomer");
        auditor.click("form[action$='/audit/check'] button");
        auditor.waitForSelector("main .note.is-teal");
        security.context().close();
        auditor.context().close();
    }
}
