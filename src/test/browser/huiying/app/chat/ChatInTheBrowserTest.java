package huiying.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;

import huiying.app.House;
import huiying.app.security.DemoLogins;
import huiying.bot.addresses.Addresses;
import huiying.channels.Address;

/** The web chat as people use it: on its own page and on a foreign one, with photos, with a person, by keyboard, at every width, in both languages. */
class ChatInTheBrowserTest {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static HttpServer town;
    private static House house;
    private static Playwright playwright;
    private static Browser browser;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        town = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        house = House.open(House.directory(), "huiying.conversation.quiet-window=300ms", "huiying.dispatch.sample=0", "huiying.desk.undo=1s",
                "huiying.chat.frame-ancestors=" + town("127.0.0.1"));
        town.createContext("/", asked -> {
            var page = "<!doctype html><html lang=\"zh\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>区政府</title><h1>区政府门户</h1><p>"
                    + "通知公告 ".repeat(200) + "</p><script src=\"http://localhost:" + house.port() + "/js/widget.js\" data-lang=\"zh\" async></script></html>";
            var bytes = page.getBytes(StandardCharsets.UTF_8);
            asked.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            asked.sendResponseHeaders(200, bytes.length);
            asked.getResponseBody().write(bytes);
            asked.close();
        });
        town.start();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--headless",
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync")));
    }

    private static String town(String host) {
        return "http://" + host + ":" + town.getAddress().getPort();
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        house.close();
        town.stop(0);
    }

    @AfterEach
    void nothingWasRefusedByThePolicyOrBroke() {
        assertThat(complaints).isEmpty();
    }

    private Page open(String url, int width, String language) {
        var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, width < 600 ? 740 : 900).setLocale(language));
        context.setDefaultTimeout(30_000);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(url);
        return page;
    }

    private Page chat(int width, String language) {
        return open("http://localhost:" + house.port() + "/chat?lang=" + language, width, language.equals("zh") ? "zh-CN" : "en-GB");
    }

    private static void picture(Page page, String name) {
        page.waitForTimeout(400);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(name + " does not scroll sideways").isTrue();
    }

    private static FilePayload photo(String name) throws IOException {
        var image = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(30, 36, 54));
        pen.fillRect(0, 0, 1200, 900);
        pen.setColor(new Color(190, 180, 90));
        pen.fillOval(500, 150, 160, 160);
        pen.setColor(Color.GRAY);
        pen.fillRect(560, 310, 30, 590);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return new FilePayload(name, "image/jpeg", out.toByteArray());
    }

    private static void write(Page page, String words) {
        page.fill("#text", words);
        page.keyboard().press("Enter");
    }

    @Test
    void photosAreSentShownAndThereAfterAReload() throws IOException {
        var page = chat(360, "zh");
        write(page, "柳荫里小区51号楼门口的路灯坏了");
        page.waitForSelector(".say:not(.us):has-text('查询码')");
        page.setInputFiles("#photos", new FilePayload[]{photo("a.jpg"), photo("b.jpg")});
        page.waitForCondition(() -> page.locator(".say.us img.sent").count() == 2 && page.locator("progress, .sending, .failed").count() == 0);
        picture(page, "chat-photos-zh-360");
        page.setInputFiles("#photos", new FilePayload("c.svg", "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.textContent("#refused")).contains("JPEG");
        picture(page, "chat-photo-refused-zh-360");
        page.reload();
        page.waitForCondition(() -> (boolean) page.evaluate("[...document.querySelectorAll('.say.us img.sent')].filter(i => i.naturalWidth > 0).length === 2"));
        page.context().close();
    }

    @Test
    void aPhotoUnderWayCanBeTakenBack() throws IOException {
        var page = chat(360, "en");
        page.route("**/chat/attachments", route -> {
            // it never arrives
        });
        page.setInputFiles("#photos", photo("a.jpg"));
        page.waitForSelector(".say.us progress");
        picture(page, "chat-photo-going-en-360");
        page.click(".say.us .cancel");
        page.waitForSelector(".say.us", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        page.context().close();
    }

    @Test
    void aPersonJoinsAndTheResidentSeesWho() {
        var page = chat(320, "zh");
        write(page, "转人工");
        page.waitForSelector(".say:not(.us):has-text('请稍')");
        var name = page.context().cookies().stream().filter(cookie -> cookie.name.endsWith("huiying_chat")).findFirst().orElseThrow().value;
        var talk = house.bean(Addresses.class).idOf(new Address("web", "main", name.substring(0, name.indexOf('.'))));

        var agent = open("http://localhost:" + house.port() + "/login?lang=zh", 1280, "zh-CN");
        agent.fill("#username", "agent");
        agent.fill("#password", house.bean(DemoLogins.class).all().getFirst().password());
        agent.keyboard().press("Enter");
        agent.waitForURL("**/console/**");
        agent.navigate("http://localhost:" + house.port() + "/console/talks/" + talk);
        picture(agent, "talk-free-zh-1280");
        agent.click("text=接入对话");
        page.waitForSelector("#person:not([hidden])");
        agent.fill("#words", "您好，请问是哪个路口？");
        page.waitForSelector("#typing:not([hidden])");
        picture(page, "chat-person-typing-zh-320");
        agent.locator("#words").press("Control+Enter");
        page.waitForSelector(".say.person:has-text('哪个路口')");
        write(page, "滨河路和柳荫街路口");
        agent.waitForSelector("#said .say:has-text('滨河路和柳荫街')");
        page.waitForSelector(".say.us .seen");
        picture(page, "chat-person-zh-320");
        picture(agent, "talk-mine-zh-1280");
        agent.setViewportSize(360, 740);
        picture(agent, "talk-mine-zh-360");
        agent.click("text=交还自动答复");
        page.waitForSelector(".say:has-text('对话结束了')");
        page.waitForSelector("#person", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        agent.context().close();
        page.context().close();
    }

    @Test
    void theChatOpensOnAForeignPageGivesTheFocusBackAndRemembersTheTalk() {
        var page = open(town("127.0.0.1"), 1280, "zh-CN");
        page.click("text=找12345说");
        var frame = page.frameLocator("iframe[title='12345 网页对话']");
        frame.locator("#text").fill("柳荫里小区61号楼门口的路灯坏了");
        frame.locator("#text").press("Enter");
        frame.locator(".say:not(.us):has-text('查询码')").waitFor();
        picture(page, "widget-zh-1280");
        page.setViewportSize(360, 740);
        picture(page, "widget-zh-360");
        frame.locator("#text").press("Escape");
        page.waitForSelector("iframe", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat((String) page.evaluate("document.activeElement.textContent")).contains("找12345说");
        page.reload();
        page.click("text=找12345说");
        frame.locator(".say.us:has-text('61号楼')").waitFor();
        frame.locator(".say:not(.us):has-text('查询码')").waitFor();
        page.context().close();
    }

    @Test
    void aSiteThatIsNotOnTheListMayNotShowIt() {
        var page = open(town("localhost"), 1280, "zh-CN");
        page.click("text=找12345说");
        page.waitForTimeout(1_500);
        assertThat(complaints).anyMatch(told -> told.contains("frame-ancestors"));
        complaints.clear();
        page.context().close();
    }

    @Test
    void everythingIsReachedByKeyboardAtEveryWidthInBothLanguages() {
        for (var language : List.of("zh", "en")) {
            for (int width : new int[]{320, 360, 1280}) {
                var page = chat(width, language);
                picture(page, "chat-" + language + "-" + width);
                page.click("#link summary");
                picture(page, "chat-link-" + language + "-" + width);
                var reached = new ArrayList<String>();
                page.focus("body");
                for (int n = 0; n < 25; n++) {
                    page.keyboard().press("Tab");
                    reached.add((String) page.evaluate("document.activeElement.id || document.activeElement.textContent.trim().slice(0, 20)"));
                }
                assertThat(reached).contains("photo", "text", "phone").doesNotContain("photos");
                var small = page.evaluate(
                        """
                        [...document.querySelectorAll('button, a.btn, summary, textarea, input:not([type=file])')]
                            .filter(e => e.offsetParent && (e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)).map(e => e.outerHTML).join()
                        """);
                assertThat(small).as("targets of at least 24 px").isEqualTo("");
                var unnamed = page.evaluate("[...document.querySelectorAll('button')].filter(b => !(b.textContent.trim() || b.ariaLabel)).length");
                assertThat(unnamed).isEqualTo(0);
                page.context().close();
            }
        }
        var large = open("http://localhost:" + house.port() + "/chat?lang=zh&text=large", 320, "zh-CN");
        write(large, "柳荫里小区71号楼门口的路灯坏了");
        large.waitForSelector(".say:not(.us):has-text('查询码')");
        picture(large, "chat-large-zh-320");
        large.context().close();
    }

    @Test
    void theFormWithoutScriptAndTheCasePageHoldAtEveryWidth() throws IOException {
        for (var language : List.of("zh", "en")) {
            for (int width : new int[]{320, 1280}) {
                var page = open("http://localhost:" + house.port() + "/report?lang=" + language, width, language.equals("zh") ? "zh-CN" : "en-GB");
                picture(page, "report-" + language + "-" + width);
                page.context().close();
            }
        }
        var page = open("http://localhost:" + house.port() + "/report?lang=zh", 360, "zh-CN");
        page.fill("#what", "门口的路灯坏了三天");
        page.fill("#where", "柳荫里小区81号楼");
        page.setInputFiles("#report-photos", photo("a.jpg"));
        page.click("text=提交");
        page.waitForURL("**/chat");
        var told = page.locator(".say:not(.us):has-text('查询码')").first();
        told.waitFor();
        var words = told.textContent().replace(" ", "");
        var number = words.substring(words.indexOf("编号") + 2, words.indexOf("编号") + 14);
        var code = words.substring(words.indexOf("查询码") + 3, words.indexOf("查询码") + 9);
        page.navigate("http://localhost:" + house.port() + "/case");
        page.fill("#number", number);
        page.fill("#code", code);
        page.keyboard().press("Enter");
        page.waitForSelector("a[data-shot] img");
        page.click("a[data-shot]");
        page.waitForSelector("dialog.viewer[open]");
        picture(page, "case-photo-open-zh-360");
        page.keyboard().press("Escape");
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("case-photos-zh-360.png")).setFullPage(true));
        page.context().close();
    }
}
