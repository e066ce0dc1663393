package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;

import huiying.app.House;
import huiying.app.security.DemoLogins;

/** The whole story as people live it: on the phones, in the console, in both languages, on small and large screens. Pictures are kept in target/screenshots. */
class StoryInTheBrowserTest {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static House house;
    private static Playwright playwright;
    private static Browser browser;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        house = House.open(House.directory(), "huiying.conversation.quiet-window=1200ms", "huiying.desk.undo=1s", "huiying.dispatch.sample=0");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--headless",
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync")));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        house.close();
    }

    @AfterEach
    void nothingWasRefusedByThePolicyOrBroke() {
        assertThat(complaints).isEmpty();
    }

    private Page open(String path, int width, String language, ColorScheme scheme) {
        var page = browser
                .newContext(new Browser.NewContextOptions().setViewportSize(width, width < 600 ? 780 : 900).setLocale(language).setColorScheme(scheme))
                .newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(house.at(path).toString());
        return page;
    }

    private static void picture(Page page, String name, boolean whole) {
        page.waitForTimeout(400);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(whole));
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(name + " does not scroll sideways").isTrue();
    }

    private Page signedIn(String login, int width) {
        var page = open("/login?lang=zh", width, "zh-CN", ColorScheme.LIGHT);
        page.fill("#username", login);
        page.fill("#password", house.bean(DemoLogins.class).all().getFirst().password());
        page.keyboard().press("Enter");
        page.waitForURL("**/console/**");
        return page;
    }

    private static void write(Page page, String phone, String words) {
        var field = page.locator("#" + phone + " input[name=text]");
        field.fill(words);
        field.press("Enter");
    }

    /** The newest line of the other side that says so. */
    private static Locator hears(Page page, String phone, String words) {
        var line = page.locator("#" + phone + " .say:not(.us)", new Page.LocatorOptions().setHasText(words)).last();
        line.waitFor(new Locator.WaitForOptions().setTimeout(20_000));
        return line;
    }

    @Test
    void aLampIsReportedWorkedOffAndRatedWhileTheResidentLooksOn() {
        var page = open("/try", 1280, "zh-CN", ColorScheme.LIGHT);
        picture(page, "try-empty-zh-1280", false);
        page.click("button[value=lamp]");
        var number = hears(page, "wechat", "查询码").locator(".no").first().textContent().replace(" ", "");
        page.waitForSelector("#sight .line li:has-text('派单')");
        picture(page, "try-lamp-zh-1280", false);

        signAndReport(number);
        approve(number);

        hears(page, "wechat", "联系过您吗");
        write(page, "wechat", "1");
        hears(page, "wechat", "是否解决");
        write(page, "wechat", "1");
        hears(page, "wechat", "办理满意吗");
        write(page, "wechat", "1");
        hears(page, "wechat", "感谢您的反馈");
        page.waitForSelector("#sight .state:has-text('已解决')");
        picture(page, "try-rated-zh-1280", false);
        page.setViewportSize(360, 780);
        picture(page, "try-rated-zh-360", true);
    }

    private void signAndReport(String number) {
        var page = signedIn("cgj", 360);
        picture(page, "department-zh-360", false);
        var address = house.at("/console/work/" + number).toString();
        page.navigate(address);
        page.click(".dock .btn.main");
        page.waitForURL("**note=done");
        page.waitForCondition(() -> page.navigate(address).ok() && page.locator("#did").count() == 1);
        page.fill("#did", "已更换灯头一只，检查同线路六盏，全部点亮。");
        picture(page, "department-report-zh-360", false);
        page.click(".dock .btn.main");
        page.waitForURL("**note=done");
        page.context().close();
    }

    /** Most reports are approved by a person; some the rules approve by themselves. */
    private void approve(String number) {
        var page = signedIn("supervisor", 1280);
        picture(page, "supervisor-zh-1280", false);
        var address = house.at("/console/cases/" + number).toString();
        page.waitForCondition(() -> page.navigate(address).ok() && page.locator("form[action$='/approve'], .state:has-text('待回访')").count() > 0);
        if (page.locator("form[action$='/approve']").count() > 0) {
            page.click("form[action$='/approve'] button");
        }
        picture(page, "case-zh-1280", false);
        page.context().close();
    }

    @Test
    void aCallIsHeldByKeysWordsAndSilence() {
        var page = open("/try?lang=en", 1280, "en-US", ColorScheme.DARK);
        assertThat(page.isVisible("#voice button[value=answer]")).as("nothing rings").isFalse();
        page.click("#voice button[value=call]");
        page.waitForSelector("#voice[data-turn=SPEAK]");
        page.click("#voice button[value=quiet]");
        page.waitForSelector("#voice .sys:has-text('silence')");
        page.waitForSelector("#voice[data-turn=SPEAK]");
        write(page, "voice", "柳荫里小区的路灯坏了，好几天不亮了");
        hears(page, "voice", "登记");
        picture(page, "try-call-en-1280-dark", false);
        page.waitForSelector("#voice[data-turn=SPEAK]");
        page.click("#voice button[value=hangup]");
        page.waitForSelector("#voice[data-turn=OVER]");
        hears(page, "sms", "查询码");
        page.setViewportSize(1920, 1080);
        picture(page, "try-call-en-1920-dark", false);
    }

    @Test
    void thePhonesAreUsedByKeyboardOnASmallScreenInEnglish() {
        var page = open("/try?lang=en", 360, "en-US", ColorScheme.LIGHT);
        page.focus("#wechat input[name=text]");
        page.keyboard().type("The street lamp outside Liuyin Primary School has been out for a week");
        page.keyboard().press("Enter");
        hears(page, "wechat", "code");
        page.waitForSelector("#sight .line li");
        page.focus("#voice button[value=call]");
        page.keyboard().press("Enter");
        page.waitForSelector("#voice[data-turn=SPEAK]");
        page.focus("#voice .keys button[value='5']");
        page.keyboard().press("0");
        page.waitForSelector("#voice .say.us:has-text('0')");
        picture(page, "try-en-360", true);
    }

    @Test
    void everySceneIsPlayedToTheEnd() {
        for (var scene : List.of("night", "two", "secret", "unheard", "english")) {
            var page = open("/try?lang=zh", 1280, "zh-CN", ColorScheme.LIGHT);
            page.click("button[value=" + scene + "]");
            page.waitForSelector("#" + (scene.equals("unheard") ? "voice" : "wechat") + " .say.us");
            page.waitForSelector("#sight .line li", new Page.WaitForSelectorOptions().setTimeout(30_000));
            page.waitForTimeout(2_500);
            picture(page, "try-" + scene + "-zh-1280", false);
            page.context().close();
        }
    }

    @Test
    void theWebChatIsResumedAfterAReloadAndKeepsWhatCouldNotBeSent() {
        var page = open("/chat?lang=zh", 360, "zh-CN", ColorScheme.LIGHT);
        picture(page, "chat-empty-zh-360", false);
        page.fill("#text", "柳荫里小区15号楼门口的路灯坏了");
        page.keyboard().press("Enter");
        page.waitForSelector(".say:not(.us):has-text('查询码')");
        picture(page, "chat-zh-360", false);
        page.reload();
        assertThat(page.locator(".say.us").count()).isEqualTo(1);
        page.waitForTimeout(1_000);
        assertThat(page.locator(".say:has-text('查询码')").count()).isEqualTo(1);

        page.context().setOffline(true);
        page.fill("#text", "补充一下，楼道里也是黑的");
        page.keyboard().press("Enter");
        page.waitForSelector(".say.failed .again");
        picture(page, "chat-offline-zh-360", false);
        page.context().setOffline(false);
        page.click(".say.failed .again");
        page.waitForSelector(".say.failed", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        complaints.clear(); // the browser reports that it was offline
        page.navigate(house.at("/chat?lang=en&text=large").toString());
        page.setViewportSize(320, 700);
        picture(page, "chat-large-en-320", false);
        page.setViewportSize(1280, 900);
        picture(page, "chat-en-1280", false);
    }
}
