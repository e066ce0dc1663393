package huiying.app.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

/** Debian's Chromium, and people of the demo signed in with it; what a page complains of is collected. */
final class Chromium implements AutoCloseable {
    final List<String> complaints = new ArrayList<>();
    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright.chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of(
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync")));
    private final Stage stage;

    Chromium(Stage stage) {
        this.stage = stage;
    }

    Page signedIn(String login, String language, ColorScheme scheme, int width) {
        var page = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, width > 1500 ? 1080 : 900).setLocale(language).setColorScheme(
                scheme)).newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + " " + message.text());
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

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
