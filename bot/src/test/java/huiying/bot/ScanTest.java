package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import huiying.bot.grids.Grid;
import huiying.bot.grids.ManagedObject;
import huiying.bot.grids.ManagedObjects;
import huiying.channels.Content;

/** Somebody scans the code on a thing and says what is wrong with it. */
class ScanTest {
    private final Town town = new Town();

    @BeforeEach
    void aLampWithANumber() {
        town.inTransaction(() -> {
            new ManagedObjects(town.jdbc).keep(List.of(new ManagedObject("LD-0206-17", "lamp", new Grid.Name("路灯", "Street lamp"),
                    new ManagedObject.Spot("LL010102", null, null), "LIGHTS", "02")));
            return 0;
        });
    }

    @Test
    void whoeverScansIsToldOfWhatTheySpeakAndIsNotAskedWhereItIs() {
        town.sends("Lin", new Content.Arrived("LD-0206-17"));
        assertThat(town.lastTo("Lin")).contains("路灯 LD-0206-17");
        town.writes("Lin", "不亮了，晚上一片漆黑");
        var told = town.onlyCaseOf("Lin");
        assertThat(told.number()).as("filed at once").isNotNull();
        assertThat(told.grid()).isEqualTo("LL010102");
        assertThat(told.place()).isEqualTo("路灯 LD-0206-17");
        assertThat(told.category()).isEqualTo("0206");
        assertThat(told.words()).contains("LD-0206-17").contains("不亮了");
        assertThat(told.unit()).as("the unit the thing is bound to").isEqualTo("LIGHTS");
    }

    @Test
    void aPlaceInWordsWinsOverTheCode() {
        town.sends("Lin", new Content.Arrived("ld 0206 17"));
        town.writes("Lin", "柳荫里的路灯不亮了");
        assertThat(town.onlyCaseOf("Lin").grid()).isEqualTo("LL010101");
        assertThat(town.onlyCaseOf("Lin").words()).doesNotContain("LD-0206-17");
    }

    @Test
    void oneScanTellsOfOneCaseAndNotOfLaterOnes() {
        town.sends("Lin", new Content.Arrived("LD-0206-17"));
        town.writes("Lin", "路灯不亮了");
        town.clock.forward(Duration.ofMinutes(15));
        town.writes("Lin", "垃圾好几天没人清运，臭得很");
        assertThat(town.casesOf("Lin").getFirst().words()).contains("垃圾").doesNotContain("LD-0206-17");
    }

    @Test
    void aScanOfLongAgoAndACodeOfNoThingLeadNowhere() {
        town.sends("Lin", new Content.Arrived("LD-0206-17"));
        town.clock.forward(Duration.ofMinutes(31));
        town.writes("Lin", "路灯不亮了");
        assertThat(town.onlyCaseOf("Lin").grid()).isNull();
        town.sends("Chen", new Content.Arrived("poster-2026"));
        assertThat(town.lastTo("Chen")).doesNotContain("poster");
    }

    @Test
    void somebodyElsesScanIsNotMine() {
        town.sends("Lin", new Content.Arrived("LD-0206-17"));
        town.writes("Chen", "路灯不亮了");
        assertThat(town.onlyCaseOf("Chen").grid()).isNull();
    }
}
