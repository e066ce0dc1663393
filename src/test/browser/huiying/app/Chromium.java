package huiying.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

/** A browser for tests: opens pages as somebody with a screen and a language, remembers what the console complained about, and asks axe-core what is wrong. */
public final class Chromium implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String AXE = axe();

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
            .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync")));
    private final List<String> complaints = new ArrayList<>();

    /** Who looks: how wide the window is, in which language, by day or by night. */
    public record Eyes(int width, String language, boolean dark) {
        public static Eyes of(int width, String language) {
            return new Eyes(width, language, false);
        }

        int height() {
            return width < 600 ? 780 : width > 1500 ? 1080 : 860;
        }
    }

    private static String axe() {
        try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe-core").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A new visitor with a first page that shows nothing yet. */
    public Page page(Eyes eyes) {
        var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(eyes.width(), eyes.height())
                .setLocale(eyes.language().equals("zh") ? "zh-CN" : "en-GB").setColorScheme(eyes.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        context.setDefaultTimeout(30_000);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** Somebody signed in by the form, by keys alone. */
    public Page signedIn(String house, String login, String password, Eyes eyes) {
        var page = page(eyes);
        page.navigate(house + "/login?lang=" + eyes.language());
        page.focus("#username");
        page.keyboard().type(login);
        page.keyboard().press("Tab");
        page.keyboard().type(password);
        page.keyboard().press("Enter");
        page.waitForURL("**/console/**");
        return page;
    }

    /** What axe-core finds serious or critical on the page as it stands, a line each. */
    @SuppressWarnings("unchecked")
    public static List<String> seriousOn(Page page) {
        if (!(boolean) page.evaluate("typeof window.axe === 'object'")) {
            page.evaluate(AXE);
        }
        return (List<String>) page.evaluate(
                """
                async () => {
                  const told = await axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
                  return told.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
                    .flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ') + ' ' + (n.any[0] ?? n.all[0] ?? n.none[0])?.message))
                }""");
    }

    /** What sticks out of the window, when the page scrolls sideways. */
    public static Optional<String> tooWide(Page page) {
        return Optional.ofNullable((String) page.evaluate(
                """
                () => document.documentElement.scrollWidth <= innerWidth ? null
                  : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll-x *'))
                      .map(e => e.tagName + '.' + e.getAttribute('class') + ' ' + e.textContent.trim().slice(0, 30)).slice(-2).join(' | ')"""));
    }

    public static void fits(Page page, String name) {
        assertThat(tooWide(page)).as(name + " does not scroll sideways").isEmpty();
    }

    /** Keeps what is to be seen under target/screenshots. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }

    /** What browsers complained about since the last time. */
    public List<String> complaints() {
        var told = List.copyOf(complaints);
        complaints.clear();
        return told;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
