package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import huiying.app.Chromium;
import huiying.app.Chromium.Eyes;
import huiying.bot.LearningDesk;
import huiying.nlp.starter.Table;

/** The studio as an administrator plays it: a file in, a training followed, figures read, a release made and taken back; no programmer near. */
class StudioInTheBrowserTest {
    /** A small city: few categories are learnt in seconds. */
    private static final List<String> CATEGORIES = List.of("0205", "0206", "0207", "0302", "0401", "0503", "0604", "0701");
    private static final double PATIENCE = 75_000;

    @TempDir
    static Path data;
    @TempDir
    static Path golden;
    private static Stage stage;
    private static Chromium browser;
    private static Page page;
    private static Page phone;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        sign();
        stage = new Stage(data, 0, "--huiying.learning.quarantine=0s", "--huiying.learning.golden=" + golden);
        stage.bean(LearningDesk.class).furnish();
        stage.jdbc().sql("delete from sample where label not in (:few)").param("few", CATEGORIES).update();
        browser = new Chromium();
        page = signedIn(Eyes.of(1280, "zh"));
        phone = signedIn(new Eyes(360, "en", true));
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
        stage.close();
    }

    private static Page signedIn(Eyes eyes) {
        var admin = stage.login("ADMIN");
        var page = browser.signedIn(stage.url, admin.login(), admin.password(), eyes);
        page.setDefaultTimeout(PATIENCE);
        return page;
    }

    /** The page as it stands, and the same on a telephone, in English, by night: nothing scrolls sideways, axe-core finds nothing serious. */
    private void looks(String name) {
        phone.navigate(page.url());
        phone.waitForCondition(() -> phone.locator(".plot canvas").count() == page.locator(".plot canvas").count());
        for (var seen : List.of(page, phone)) {
            var title = "studio-" + name + (seen == phone ? "-en" : "");
            Chromium.picture(seen, title);
            Chromium.fits(seen, title);
            assertThat(Chromium.seriousOn(seen)).as(title).isEmpty();
        }
    }

    @Test
    void anAdministratorImportsTrainsJudgesReleasesAndGoesBack() {
        imports();
        trains();
        judges();
        releases();
        goesBack();
        assertThat(browser.complaints()).isEmpty();
    }

    private void imports() {
        page.navigate(stage.url + "/console/studio/import");
        page.setInputFiles("#file", new FilePayload("last-year.csv", "text/csv",
                "label,text\n0206,小区北门路灯一直闪\n0208,电信井盖松了咣当响\n".getBytes(StandardCharsets.UTF_8)));
        page.click("main form[enctype] button");
        page.waitForSelector("#why");
        assertThat(page.locator("main .note.is-red").count()).as("nothing is wrong with the file").isZero();
        looks("import");
        page.fill("#why", "last year");
        page.click("main .btn.main");
        page.waitForCondition(() -> page.locator("text=已完成").count() > 0);
        assertThat(stage.jdbc().sql("select count(*) from sample where origin = 'import'").query(Integer.class).single()).isEqualTo(2);
    }

    private void trains() {
        page.navigate(stage.url + "/console/studio/train");
        page.fill("#why", "the first of our own");
        page.click("main .btn.main");
        page.waitForURL("**note=asked");
        Locator done = page.locator("#lines tr:has-text('the first of our own') a[href^='/console/studio/judge/']");
        page.waitForCondition(() -> done.count() == 1);
        looks("train");
    }

    private void judges() {
        page.navigate(stage.url + "/console/studio/judge");
        page.waitForSelector(".plot canvas");
        var before = page.textContent("#sentence");
        page.evaluate("document.getElementById('promise').value = '98'; document.getElementById('promise').dispatchEvent(new Event('input'))");
        assertThat(page.textContent("#sentence")).contains("98.0%").isNotEqualTo(before);
        looks("judge");
        page.click(".matrix td a >> nth=0");
        page.waitForSelector("table[data-rows]");
        assertThat(page.locator("td:text-is('一直对')").count()).as("what both models get right is no change").isPositive();
        looks("messages");
    }

    private void releases() {
        page.navigate(stage.url + "/console/studio/release");
        looks("release");
        page.fill("form[action$='/promote'] input[name=why]", "better");
        page.click("form[action$='/promote'] .btn.main");
        page.waitForURL("**note=promoted");
        assertThat(stage.jdbc().sql("select count(*) from live_model where run is not null").query(Integer.class).single()).isOne();
        looks("released");
    }

    private void goesBack() {
        page.fill("form[action*='/back/'] input[name=why] >> nth=0", "odd answers");
        page.click("form[action*='/back/'] button >> nth=0");
        page.waitForURL("**note=rolled");
        assertThat(stage.jdbc().sql("select count(*) from live_model where run is null").query(Integer.class).single()).isOne();
    }
}
