package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import huiying.app.Until;

/** WeChat as it refuses what is too much. */
class WeChatRulesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T02:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final WeChatRules rules = new WeChatRules(clock, true, 2);

    @Test
    void fiveMessagesFollowWordsAndThenTheWindowIsUsedUpAndLaterClosed() {
        assertThat(rules.push("o1")).isEqualTo(45015);
        rules.acted("o1", new WeChatMessage.Text("路灯坏了"));
        for (int n = 0; n < 5; n++) {
            assertThat(rules.push("o1")).isZero();
        }
        assertThat(rules.push("o1")).isEqualTo(45047);
        pass(Duration.ofHours(48));
        assertThat(rules.push("o1")).isEqualTo(45015);
    }

    @Test
    void aTapIsUsedUpFirstAndEndsAfterAMinute() {
        rules.acted("o1", new WeChatMessage.Text("路灯坏了"));
        rules.acted("o1", new WeChatMessage.Tap("SOLVED:1", "解决了"));
        for (int n = 0; n < 8; n++) {
            assertThat(rules.push("o1")).isZero();
        }
        assertThat(rules.push("o1")).isEqualTo(45047);
        rules.acted("o2", new WeChatMessage.Event("SCAN", "lamp"));
        pass(Duration.ofMinutes(1));
        assertThat(rules.push("o2")).isEqualTo(45015);
        rules.acted("o2", new WeChatMessage.Event("VIEW", "x"));
        assertThat(rules.push("o2")).isEqualTo(45015);
    }

    @Test
    void nothingGoesToWhoUnfollowedAndFormsAreCountedByTheDayAndByConsent() {
        rules.acted("o1", new WeChatMessage.Event("unsubscribe", ""));
        assertThat(rules.push("o1")).isEqualTo(43004);
        assertThat(rules.template("o1")).isEqualTo(43004);
        rules.acted("o2", new WeChatMessage.Text("你好"));
        assertThat(rules.subscription("o2", "T")).isEqualTo(43101);
        rules.agreed("o2", "T");
        assertThat(rules.subscription("o2", "T")).isZero();
        assertThat(rules.subscription("o2", "T")).isEqualTo(43101);
        assertThat(rules.template("o2")).isZero();
        assertThat(rules.template("o2")).isEqualTo(45009);
        pass(Duration.ofDays(1));
        assertThat(rules.template("o2")).isZero();
    }

    @Test
    void inTheHouseTheWindowIsRespectedAndNothingIsRefused() {
        var town = Town.get();
        var resident = town.newcomer();
        resident.writes("你好");
        Until.holds(() -> assertThat(Town.told(resident.wechat())).isNotEmpty());
        town.house.bean(WeChatApi.class).expireToken();
        resident.writes("柳荫里小区3号楼门口的路灯不亮了");
        Town.sees(resident.wechat(), "编号");
        assertThat(town.house.jdbc().sql("select count(*) from delivery where code in ('45015', '45047', '40001')").query(Integer.class).single()).isZero();
    }

    private void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }
}
