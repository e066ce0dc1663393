package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import huiying.app.console.Stage.Told;

/**
 * Every page of the console that has an address of its own, found from the routes, judged by axe-core: nothing serious, in both languages and both
 * themes; nothing scrolls sideways from a telephone to a big screen. With {@code -Dhuiying.shots=directory} pictures are kept there.
 */
class AccessiblePagesTest {
    private static final List<String> NOT_PAGES = List.of("events", ".json", "/list", "/queue", "/tally", "/figures", "export", "/categories", "/me/",
            "/broadcasts");
    private static final String JUDGE = """
                                        async () => {
                                          const found = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
                                          return found.violations.filter(v => ['serious', 'critical'].includes(v.impact))
                                            .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 120)).join(' | '))
                                        }""";

    @TempDir
    static Path data;
    private static Stage stage;
    private static Chromium chromium;
    private static String axe;
    private static String number;

    @BeforeAll
    static void start() throws IOException {
        stage = new Stage(data, 0);
        number = Objects.requireNonNull(stage.told(Told.lamp("sms"), true).number()).digits();
        stage.told(Told.lamp("wechat"), false);
        chromium = new Chromium(stage);
        try (InputStream file = Objects.requireNonNull(AccessiblePagesTest.class.getResourceAsStream("/axe.min.js"))) {
            axe = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void stop() {
        chromium.close();
        stage.close();
    }

    static List<String> pages(String prefix) {
        return stage.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream().filter(AccessiblePagesTest::isGet).flatMap(info -> info
                .getPatternsCondition().getPatterns().stream().map(Object::toString)).filter(path -> path.startsWith(prefix) && !path.contains("{")
                        && NOT_PAGES.stream().noneMatch(path::contains))
                .sorted().toList();
    }

    private static boolean isGet(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().contains(RequestMethod.valueOf(HttpMethod.GET.name()));
    }

    @ParameterizedTest
    @CsvSource({"agent,zh-CN,LIGHT", "agent,en,DARK", "supervisor,zh-CN,DARK", "supervisor,en,LIGHT", "cgj,zh-CN,LIGHT", "cgj,en,DARK", "admin,zh-CN,LIGHT",
            "admin,en,DARK", "security,zh-CN,DARK", "security,en,LIGHT", "auditor,zh-CN,LIGHT", "auditor,en,DARK"})
    void nothingSeriousIsFoundOnAnyPage(String login, String language, ColorScheme scheme) {
        var page = chromium.signedIn(login, language, scheme, 1280);
        var found = new ArrayList<String>();
        int seen = 0;
        for (var path : Stream.concat(pages("/console").stream(), Stream.of("/console/cases/" + number, "/console/work/" + number)).toList()) {
            var answer = page.navigate(stage.url + path);
            if (answer != null && answer.status() == 200) {
                seen++;
                page.waitForLoadState();
                found.addAll(judged(page).stream().map(fault -> path + " " + fault).toList());
                if (language.equals("zh-CN")) {
                    found.addAll(widths(page, path, login));
                }
            }
        }
        page.context().close();
        assertThat(found).isEmpty();
        assertThat(seen).as("pages seen by " + login).isGreaterThan(2);
    }

    @Test
    void theDoorIsOpenToEverybody() {
        var page = chromium.signedIn("agent", "zh-CN", ColorScheme.LIGHT, 1280);
        page.context().clearCookies();
        page.navigate(stage.url + "/login");
        assertThat(judged(page)).isEmpty();
    }

    @Test
    void theJudgeFindsWhatIsWrong() {
        var page = chromium.signedIn("agent", "zh-CN", ColorScheme.LIGHT, 1280);
        page.evaluate(
                "() => { const b = document.createElement('button'); const i = document.createElement('input'); document.querySelector('main').append(b, i) }");
        assertThat(judged(page)).anyMatch(fault -> fault.startsWith("button-name")).anyMatch(fault -> fault.startsWith("label"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> judged(Page page) {
        page.evaluate(axe);
        return (List<String>) page.evaluate(JUDGE);
    }

    private static List<String> widths(Page page, String path, String login) {
        var found = new ArrayList<String>();
        for (int width : List.of(360, 1920, 1280)) {
            page.setViewportSize(width, width > 1500 ? 1080 : 900);
            if (!(boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")) {
                found.add(path + " scrolls sideways at " + width);
            }
            var shots = System.getProperty("huiying.shots");
            if (shots != null) {
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(shots, login + path.replace('/', '_') + "_" + width + ".png")));
            }
        }
        return found;
    }
}
