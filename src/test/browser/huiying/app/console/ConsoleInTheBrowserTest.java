package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

import huiying.app.console.Stage.Told;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.feed.Feed;

/** The console as people see it: by keyboard, on a phone, in two languages, and with hostile words in it. */
class ConsoleInTheBrowserTest {
    private static final String HOSTILE = "路灯不亮 <img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script><a href=\"javascript:window.pwned=1\" hx-get=\"/console/me\" hx-trigger=\"load\">x</a>";

    @TempDir
    static Path data;
    private static Stage stage;
    private static Playwright playwright;
    private static Browser browser;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        // no report is drawn for a person to look at: it would lie on the agent's desk before the one that is meant
        stage = new Stage(data, 0, "--huiying.desk.undo=6s", "--huiying.dispatch.sample=0");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--headless",
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync")));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        stage.close();
    }

    @AfterEach
    void nothingWasRefusedByThePolicyOrBroke() {
        assertThat(complaints).isEmpty();
    }

    private Page signedIn(String login, int width) {
        var page = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setLocale("zh-CN")).newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(stage.url + "/login");
        page.fill("#username", login);
        page.fill("#password", stage.login("AGENT").password());
        page.keyboard().press("Enter");
        page.waitForURL("**/console/**");
        return page;
    }

    private static Case now(Case c) {
        return stage.bean(Cases.class).byId(c.id()).orElseThrow();
    }

    private static java.util.UUID taskOf(Case c) {
        return stage.jdbc().sql("select id from task where case_id = ? and done_at is null").param(c.id()).query(java.util.UUID.class).single();
    }

    private static void fits(Page page) {
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("nothing scrolls sideways").isTrue();
    }

    @Test
    void anAgentConfirmsByKeyTakesItBackAndChangesTheCategoryByTwoLetters() {
        var waiting = stage.told(Told.lamp("wechat"), false);
        var page = signedIn("agent", 1280);
        page.waitForSelector(".decide");
        if (page.locator("#decide[action*='" + taskOf(waiting) + "']").count() == 0) {
            page.click("#queue form[action*='" + taskOf(waiting) + "'] .row");
        }
        page.waitForSelector("#decide[action*='" + taskOf(waiting) + "']");
        page.keyboard().press("Enter");
        page.waitForSelector(".toast");
        page.keyboard().press("z");
        page.waitForSelector(".note:visible");
        assertThat(now(waiting).state().name()).isEqualTo("TRIAGE");
        page.waitForSelector("#decide[action*='" + taskOf(waiting) + "']");
        page.keyboard().press("c");
        page.waitForSelector("#found li button");
        page.keyboard().type("0103");
        page.waitForCondition(() -> page.locator("#found li").count() == 1);
        page.keyboard().press("Enter");
        page.waitForSelector(".toast");
        page.waitForCondition(() -> "0103".equals(now(waiting).category()));
        page.navigate(stage.url + "/console/cases/" + waiting.number().digits());
        page.waitForSelector("text=市容环卫");
    }

    @Test
    void whatAResidentWroteStaysWordsOnEveryPage() {
        var told = stage.told(Told.lamp("web").saying(HOSTILE), true);
        stage.told(Told.lamp("web").saying(HOSTILE), false);
        for (var login : List.of("agent", "supervisor", "cgj")) {
            var page = signedIn(login, 1280);
            for (var path : List.of("", "/cases", "/cases/" + told.number().digits())) {
                page.navigate(stage.url + "/console" + path);
                page.waitForLoadState();
                assertThat(page.evaluate("window.pwned ?? null")).isNull();
                assertThat(page.locator("img, [hx-get='/console/me'], a[href^='javascript']").count()).isZero();
            }
            assertThat(page.content()).as(login + " reads a case in " + now(told).state() + " of " + now(told).unit()).contains("&lt;script&gt;");
        }
    }

    @Test
    void aDepartmentSignsAndReportsOnAPhone() {
        var mine = stage.told(Told.lamp("sms"), true);
        var page = signedIn("cgj", 360);
        fits(page);
        page.navigate(stage.url + "/console/work/" + mine.number().digits());
        page.click(".dock .btn.main");
        page.waitForURL("**note=done");
        page.waitForCondition(() -> now(mine).state() == CaseStatus.IN_PROGRESS);
        page.navigate(stage.url + "/console/work/" + mine.number().digits());
        page.click(".dock .btn.main");
        page.waitForSelector(".field.bad");
        fits(page);
        page.fill("#did", "已更换灯头一只，检查同线路六盏，全部点亮。");
        page.click(".dock .btn.main");
        page.waitForURL("**note=done");
        page.navigate(stage.url + "/console/work/" + mine.number().digits() + "/return");
        fits(page);
    }

    @Test
    void whileSomethingHappensAllTheTimeAPageIsRenewedNowAndThen() {
        var page = signedIn("supervisor", 1280);
        var asked = new AtomicInteger();
        page.onRequest(request -> asked.addAndGet(request.url().endsWith("/console/watch/figures") ? 1 : 0));
        page.navigate(stage.url + "/console/watch");
        page.waitForCondition(() -> {
            happens();
            return asked.get() == 1;
        });
        for (int n = 0; n < 50; n++) {
            happens();
            page.waitForTimeout(50); // the pace is what is tested
        }
        assertThat(asked.get()).as("not forgotten, and not at each of them").isBetween(2, 4);
    }

    private static void happens() {
        stage.bean(Feed.class).post("case", java.util.UUID.randomUUID(), null, null, Map.of("type", "test"));
    }

    @Test
    void aSupervisorSeesTheFiguresInEnglishAndTheChartIsDrawn() {
        stage.told(Told.lamp("web"), true);
        var page = signedIn("supervisor", 1280);
        page.navigate(stage.url + "/console/watch?lang=en");
        page.waitForSelector(".plot canvas");
        assertThat(page.title()).isEqualTo("Watch · Huiying");
        page.setViewportSize(360, 800);
        fits(page);
    }
}
