package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;

/** The studio as an administrator plays it: a file in, a training followed, figures read, a release made and taken back; no programmer near. */
class StudioInTheBrowserTest {
    private static final Path PICTURES = Path.of("target/studio");
    private static final double PATIENCE = 300_000;

    @TempDir
    static Path data;
    private static Stage stage;
    private static Playwright playwright;
    private static Browser browser;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        stage = new Stage(data, 0, "--huiying.learning.quarantine=0s");
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

    private Page signedIn(String login) {
        var page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("zh-CN")).newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(stage.url + "/login");
        page.fill("#username", login);
        page.fill("#password", stage.login("ADMIN").password());
        page.keyboard().press("Enter");
        page.waitForURL("**/console/**");
        return page;
    }

    /** In both languages, wide and narrow; nothing scrolls sideways. */
    private void looks(Page page, String name, String path) {
        for (var language : List.of("zh", "en")) {
            for (int width : List.of(1280, 360)) {
                page.setViewportSize(width, 900);
                page.navigate(stage.url + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                page.waitForLoadState();
                page.waitForTimeout(300);
                page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + language + "-" + width + ".png")).setFullPage(true));
                assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(name + " " + language + " " + width).isTrue();
            }
        }
        page.setViewportSize(1280, 900);
        page.navigate(stage.url + path + (path.contains("?") ? "&" : "?") + "lang=zh");
    }

    @Test
    void anAdministratorImportsTrainsJudgesReleasesAndGoesBack() {
        var page = signedIn("admin");
        looks(page, "samples", "/console/studio");
        page.navigate(stage.url + "/console/studio/import");
        page.setInputFiles("#file", new FilePayload("last-year.csv", "text/csv", "label,text\n0206,小区北门路灯一直闪\n0208,电信井盖松了咣当响\n"
                .getBytes(StandardCharsets.UTF_8)));
        page.click("main .btn.main");
        page.waitForSelector("#why");
        looks(page, "import", page.url().substring(stage.url.length()));
        page.fill("#why", "last year");
        page.click("main .btn.main");
        page.waitForFunction("document.querySelector('#bar')?.textContent.includes('已完成')");

        page.navigate(stage.url + "/console/studio/train");
        page.fill("#why", "the first of our own");
        page.click("main .btn.main");
        page.waitForSelector("#lines progress");
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("train-running.png")));
        page.waitForSelector("#lines a[href^='/console/studio/judge/']:near(:text('the first of our own'))");
        page.waitForFunction("!document.querySelector('#lines progress')");
        looks(page, "train", "/console/studio/train");
        looks(page, "next", "/console/studio/next");

        page.navigate(stage.url + "/console/studio/judge");
        page.waitForSelector(".plot canvas");
        var before = page.textContent("#sentence");
        page.evaluate("document.getElementById('promise').value = '98'; document.getElementById('promise').dispatchEvent(new Event('input'))");
        assertThat(page.textContent("#sentence")).contains("98.0%").isNotEqualTo(before);
        var judge = page.url().substring(stage.url.length());
        looks(page, "judge", judge);
        page.click(".matrix td a >> nth=0");
        page.waitForSelector("table[data-rows]");
        looks(page, "messages", page.url().substring(stage.url.length()));
        looks(page, "classes", judge + "/classes");

        looks(page, "release", "/console/studio/release");
        page.fill("form[action$='/promote'] input[name=why]", "better");
        page.click("form[action$='/promote'] .btn.main");
        page.waitForURL("**note=promoted");
        looks(page, "released", "/console/studio/release?note=promoted");
        page.fill("form[action*='/back/'] input[name=why] >> nth=0", "odd answers");
        page.click("form[action*='/back/'] button >> nth=0");
        page.waitForURL("**note=rolled");
        assertThat(stage.jdbc().sql("select count(*) from live_model where run is null").query(Integer.class).single()).isOne();
        assertThat(complaints).isEmpty();
    }
}
