package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

import huiying.app.Chromium;
import huiying.app.Chromium.Eyes;
import huiying.app.console.Stage.Told;
import huiying.app.security.DemoLogins;

/**
 * How long an agent needs for a confirmation and for a correction: scripted hands with the times of the keystroke-level model (Card, Moran and Newell: 1.35 s
 * to make up one's mind, .28 s a key of an average typist), and the real browser and service for everything between. {@code -Dstudy.rounds=40} prints figures
 * and holds them to the goals.
 */
class ReplayStudyTest {
    private static final int ROUNDS = Integer.getInteger("study.rounds", 2);
    private static final double MIND = 1.35;
    private static final double KEY = .28;
    private static final double CONFIRM_WITHIN = 3;
    private static final double CORRECT_WITHIN = 8;

    @TempDir
    static Path data;
    private static Stage stage;
    private static Chromium browser;

    @BeforeAll
    static void start() {
        stage = new Stage(data, 0, "--huiying.dispatch.sample=0");
        browser = new Chromium();
        for (int n = 0; n < 2 * ROUNDS + 2; n++) {
            stage.told(Told.lamp("web"), false);
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
        stage.close();
    }

    /** What the hands do, and how long the house takes until the next item stands there. */
    private static double waited(Page page, Runnable hands) {
        var before = page.getAttribute("#decide", "action");
        long began = System.nanoTime();
        hands.run();
        page.waitForSelector("#decide:not([action='" + before + "'])");
        return (System.nanoTime() - began) / 1e9;
    }

    @Test
    void aConfirmationTakesThreeSecondsAndACorrectionEight() {
        var page = browser.signedIn(stage.url, "agent", stage.bean(DemoLogins.class).all().getFirst().password(), Eyes.of(1280, "zh"));
        var keys = page.keyboard();
        page.waitForSelector("#decide");
        var confirmed = new ArrayList<Double>();
        var corrected = new ArrayList<Double>();
        for (int n = 0; n < ROUNDS; n++) {
            confirmed.add(MIND + KEY + waited(page, () -> keys.press("Enter")));
            corrected.add(2 * MIND + 4 * KEY + waited(page, () -> {
                keys.press("c");
                page.waitForSelector("#change[open] #category-find:focus");
                keys.type("lj");
                page.waitForCondition(
                        () -> page.locator("#found li button").count() > 0 && page.locator("#found li button").first().textContent().contains("垃圾分类"));
                keys.press("Enter");
            }));
        }
        page.context().close();
        tell("confirmation", confirmed, CONFIRM_WITHIN);
        tell("correction", corrected, CORRECT_WITHIN);
        var decided = stage.jdbc().sql("select count(distinct case_id) from command").query(Integer.class).single();
        assertThat(decided).as("each was decided once").isEqualTo(2 * ROUNDS);
        assertThat(stage.jdbc().sql("select count(*) from command where kind = 'CORRECT'").query(Integer.class).single()).isEqualTo(ROUNDS);
    }

    private static void tell(String what, List<Double> seconds, double goal) {
        var sorted = seconds.stream().sorted().toList();
        double p95 = sorted.get((int) Math.ceil(sorted.size() * .95) - 1);
        System.out.printf(Locale.ROOT, "%s: median %.2f s, p95 %.2f s, longest %.2f s of %d (goal %.0f s)%n", what, sorted.get(sorted.size() / 2), p95, sorted
                .getLast(), sorted.size(), goal);
        if (System.getProperty("study.rounds") != null) {
            assertThat(p95).as(what).isLessThanOrEqualTo(goal);
        }
    }
}
