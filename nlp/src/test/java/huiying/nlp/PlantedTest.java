package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The levels reached on the planted sets; raise a number when a change raises it, never lower one in silence. */
class PlantedTest {
    private static PlantedReport seen;
    private static PlantedReport held;
    private static PlantedReport own;

    @BeforeAll
    static void measure() throws IOException, URISyntaxException {
        Understander understander = Understander.builder().build();
        seen = new PlantedReport(understander).measure(folder("planted"));
        held = new PlantedReport(understander).measure(folder("planted-held"));
        own = new PlantedReport(understander).measure(folder("planted-own"));
    }

    private static Path folder(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(PlantedTest.class.getResource(name)).toURI());
    }

    private static double share(String name) {
        return seen.rate(name).share();
    }

    @Test
    void noDangerToLifeIsMissed() {
        assertThat(share("danger immediate")).isGreaterThanOrEqualTo(.99);
        assertThat(share("danger soon")).isGreaterThanOrEqualTo(.94);
    }

    @Test
    void wordsThatOnlySoundDangerousRaiseNoAlarm() {
        assertThat(share("look-alike not immediate")).isGreaterThanOrEqualTo(.97);
        assertThat(share("look-alike not urgent")).isGreaterThanOrEqualTo(.95);
    }

    @Test
    void aRudeComplaintIsStillAComplaintAboutOneThing() {
        assertThat(share("angry kept")).isGreaterThanOrEqualTo(.98);
        assertThat(share("angry field")).isGreaterThanOrEqualTo(.83);
        assertThat(share("angry whole")).isGreaterThanOrEqualTo(.95);
    }

    @Test
    void swearingAloneIsMostlyNoMatter() {
        assertThat(share("venting recognised")).isGreaterThanOrEqualTo(.54);
    }

    @Test
    void personalDataIsFoundAndLookAlikesAreLeftAlone() {
        assertThat(share("personal data")).isGreaterThanOrEqualTo(.99);
        assertThat(share("personal look-alike kept")).isGreaterThanOrEqualTo(.99);
        assertThat(share("masked rightly")).isGreaterThanOrEqualTo(.99);
    }

    @Test
    void placesAndTimesAreFoundWherePeopleDoNotNameThem() {
        assertThat(share("place touched")).isGreaterThanOrEqualTo(.69);
        assertThat(share("time touched")).isGreaterThanOrEqualTo(.67);
    }

    @Test
    void whatWasTakenBackIsGoneFromTheFacts() {
        assertThat(share("retracted gone")).isGreaterThanOrEqualTo(.96);
        assertThat(share("where right")).isGreaterThanOrEqualTo(.92);
        assertThat(share("dialogue right")).isGreaterThanOrEqualTo(.90);
        assertThat(own.rate("dialogue right").share()).isGreaterThanOrEqualTo(.90);
        assertThat(own.rate("kept aside: dialogue right").share()).isGreaterThanOrEqualTo(.74);
    }

    /** Rows kept aside and rows seen together; the report tells them apart. */
    @Test
    void dialectVoiceNoiseAndEnglishAreUnderstoodToo() {
        for (String register : List.of("dialect", "voice", "english")) {
            assertThat(both(register + ": matter").share()).as(register).isGreaterThanOrEqualTo(.93);
            assertThat(both(register + ": field").share()).as(register).isGreaterThanOrEqualTo(.84);
            assertThat(both(register + ": among three").share()).as(register).isGreaterThanOrEqualTo(.93);
        }
        assertThat(both("dialect: place, time").share()).isGreaterThanOrEqualTo(.78);
    }

    private static PlantedReport.Rate both(String name) {
        var rate = own.rate(name);
        var aside = own.rate(name.replace(":", " kept aside:"));
        assertThat(aside.all()).as(name).isPositive();
        return new PlantedReport.Rate(rate.hits() + aside.hits(), rate.all() + aside.all());
    }

    @Test
    void twoMattersInOneMessageBecomeTwoParts() {
        assertThat(share("two matters found")).isGreaterThanOrEqualTo(.84);
        assertThat(held.rate("single left whole").share()).isGreaterThanOrEqualTo(.74);
        assertThat(held.rate("two matters found").share()).isGreaterThanOrEqualTo(.83);
    }
}
