package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;

import huiying.bot.LearningDesk;
import huiying.nlp.starter.Table;

/** The studio as an administrator plays it: a file in, a training followed, figures read, a release made and taken back; no programmer near. */
class StudioInTheBrowserTest {
    /** A small city: few categories are learnt in seconds. */
    private static final List<String> CATEGORIES = List.of("0205", "0206", "0207", "0302", "0401", "0503", "0604", "0701");
    private static final Path PICTURES = Path.of("target/studio");
    private static final double PATIENCE = 75_000;

    @TempDir
    static Path data;
    @TempDir
    static Path golden;
    private static Stage stage;
    private static Playwright playwright;
    private static Browser browser;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        sign();
        stage = new Stage(data, 0, "--huiying.learning.quarantine=0s", "--huiying.learning.golden=" + golden);
        stage.bean(LearningDesk.class).furnish();
        stage.jdbc().sql("delete from sample where label not in (:few)").param("few", CATEGORIES).update();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--headless",
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync")));
    }

    /** The golden set of the small city, signed as it would sign its own. */
    private static void sign() throws IOException, GeneralSecurityException {
        var samples = Table.read("samples.tsv").stream().filter(row -> CATEGORIES.contains(row[0])).toList();
        var table = IntStream.range(0, samples.size()).filter(n -> n % 9 == 0).mapToObj(n -> samples.get(n)[0] + "\t" + samples.get(n)[3])
                .collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var signing = Signature.getInstance("Ed25519");
        signing.initSign(pair.getPrivate());
        signing.update(table);
        Files.write(golden.resolve("golden.tsv"), table);
        Files.write(golden.resolve("golden.sig"), Base64.getEncoder().encode(signing.sign()));
        Files.write(golden.resolve("golden.pub"), Base64.getEncoder().encode(pair.getPublic().getEncoded()));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        stage.close();
    }

    private Page signedIn() {
        var page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("zh-CN")).newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(stage.url + "/login");
        page.fill("#username", "admin");
        page.fill("#password", stage.login("ADMIN").password());
        page.keyboard().press("Enter");
        page.waitForURL("**/console/**");
        return page;
    }

    /** Wide and narrow; nothing scrolls sideways. */
    private static void looks(Page page, String name) {
        for (int width : List.of(360, 1280)) {
            page.setViewportSize(width, 900);
            assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(name + " " + width).isTrue();
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    @Test
    void anAdministratorImportsTrainsJudgesReleasesAndGoesBack() {
        var page = signedIn();
        imports(page);
        trains(page);
        judges(page);
        releases(page);
        goesBack(page);
        assertThat(complaints).isEmpty();
    }

    private static void imports(Page page) {
        page.navigate(stage.url + "/console/studio/import");
        page.setInputFiles("#file", new FilePayload("last-year.csv", "text/csv",
                "label,text\n0206,小区北门路灯一直闪\n0208,电信井盖松了咣当响\n".getBytes(StandardCharsets.UTF_8)));
        page.click("main form[enctype] button");
        page.waitForSelector("#why");
        looks(page, "import");
        page.fill("#why", "last year");
        page.click("main .btn.main");
        page.waitForCondition(() -> page.locator("text=已完成").count() > 0);
        assertThat(stage.jdbc().sql("select count(*) from sample where origin = 'import'").query(Integer.class).single()).isEqualTo(2);
    }

    private static void trains(Page page) {
        page.navigate(stage.url + "/console/studio/train");
        page.fill("#why", "the first of our own");
        page.click("main .btn.main");
        page.waitForURL("**note=asked");
        Locator done = page.locator("#lines tr:has-text('the first of our own') a[href^='/console/studio/judge/']");
        page.waitForCondition(() -> done.count() == 1);
        looks(page, "train");
    }

    private static void judges(Page page) {
        page.navigate(stage.url + "/console/studio/judge");
        page.waitForSelector(".plot canvas");
        var before = page.textContent("#sentence");
        page.evaluate("document.getElementById('promise').value = '98'; document.getElementById('promise').dispatchEvent(new Event('input'))");
        assertThat(page.textContent("#sentence")).contains("98.0%").isNotEqualTo(before);
        looks(page, "judge");
        page.click(".matrix td a >> nth=0");
        page.waitForSelector("table[data-rows]");
        looks(page, "messages");
    }

    private static void releases(Page page) {
        page.navigate(stage.url + "/console/studio/release");
        looks(page, "release");
        page.fill("form[action$='/promote'] input[name=why]", "better");
        page.click("form[action$='/promote'] .btn.main");
        page.waitForURL("**note=promoted");
        assertThat(stage.jdbc().sql("select count(*) from live_model where run is not null").query(Integer.class).single()).isOne();
        looks(page, "released");
    }

    private static void goesBack(Page page) {
        page.fill("form[action*='/back/'] input[name=why] >> nth=0", "odd answers");
        page.click("form[action*='/back/'] button >> nth=0");
        page.waitForURL("**note=rolled");
        assertThat(stage.jdbc().sql("select count(*) from live_model where run is null").query(Integer.class).single()).isOne();
    }
}
