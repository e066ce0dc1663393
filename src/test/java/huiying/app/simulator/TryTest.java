package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;
import huiying.app.Visitor;

/** The page with the phones, as a browser without a script meets it. */
class TryTest {
    private final House house = House.demo();
    private final Visitor visitor = new Visitor(house);

    @Test
    void whatIsSaidOnAPhoneAppearsWithTheAnswerAndTheCase() {
        visitor.seeForm("/try?lang=zh");
        assertThat(visitor.submit("/try/wechat", Map.of("text", "柳荫里小区2号楼门口的路灯坏了")).statusCode()).isEqualTo(303);

        Until.holds(() -> assertThat(visitor.get("/try/part/wechat").body()).contains("柳荫里小区2号楼", "查询码"));
        Until.holds(() -> assertThat(visitor.get("/try/part/sight").body()).contains("class=\"ev", "路灯", "受理，发编号"));
        assertThat(visitor.get("/try").body()).contains("柳荫里小区2号楼", "受理，发编号");
    }

    @Test
    void whatWasHeardAsDangerShowsItsFlag() {
        visitor.seeForm("/try?lang=zh");
        visitor.submit("/try/wechat", Map.of("text", "柳荫里小区3号楼着火了，冒黑烟"));

        Until.holds(() -> assertThat(visitor.get("/try/part/wechat").body()).contains("119"));
        Until.holds(() -> assertThat(visitor.get("/try/part/sight").body()).contains("is-red"));
    }

    @Test
    void aPhotoOfEitherPhoneIsFetchedKeptAndForgottenAtTheProvider() {
        visitor.seeForm("/try?lang=zh");
        visitor.submit("/try/sms", Map.of("text", "柳荫里小区6号楼门口的路灯坏了"));
        Until.holds(() -> assertThat(visitor.get("/try/part/sms").body()).contains("查询码"));
        int before = kept();
        visitor.submit("/try/sms", Map.of("act", "photo"));
        Until.holds(() -> assertThat(visitor.get("/try/part/sms").body()).contains("/img/photo.svg"));
        Until.holds(() -> assertThat(kept()).isEqualTo(before + 1));
        visitor.submit("/try/wechat", Map.of("act", "photo"));
        Until.holds(() -> assertThat(kept()).isEqualTo(before + 2));
        Until.holds(
                () -> assertThat(house.jdbc().sql("select count(*) from attachment where forget_due_at is not null").query(Integer.class).single()).isZero());
    }

    private int kept() {
        return house.jdbc().sql("select count(*) from attachment where state = 'KEPT' and type = 'JPEG'").query(Integer.class).single();
    }

    @Test
    void oneVisitorSeesNothingOfAnother() {
        visitor.seeForm("/try?lang=zh");
        visitor.submit("/try/wechat", Map.of("text", "柳荫里小区4号楼门口的路灯坏了"));
        Until.holds(() -> assertThat(visitor.get("/try/part/wechat").body()).contains("查询码"));
        var other = new Visitor(house);
        other.seeForm("/try?lang=zh");

        for (var part : new String[]{"wechat", "sms", "voice", "sight"}) {
            assertThat(other.get("/try/part/" + part).body()).doesNotContain("4号楼");
        }
        assertThat(other.get("/try").body()).doesNotContain("4号楼");
        assertThat(other.cookies().get(Visit.COOKIE)).isNotEqualTo(visitor.cookies().get(Visit.COOKIE)).hasSize(22);
    }

    @Test
    void theCookieIsNobodyElses() {
        var set = house.get("/try").headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith(Visit.COOKIE)).findFirst().orElseThrow();

        assertThat(set).containsIgnoringCase("HttpOnly").contains("SameSite=Strict", "Path=/try");
        assertThat(house.get("/try/part/wechat").statusCode()).isEqualTo(404);
        assertThat(house.get("/try/stream", "Accept", "text/event-stream").statusCode()).isEqualTo(404);
        assertThat(house.get("/try/part/wechat", "Cookie", Visit.COOKIE + "=' or 1=1").statusCode()).isEqualTo(404);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        visitor.seeForm("/try");
        assertThat(visitor.forge("/try/wechat", Map.of("text", "x")).statusCode()).isEqualTo(403);
    }

    @Test
    void theTelephoneTakesKeysWordsAndSilence() {
        visitor.seeForm("/try?lang=zh");
        visitor.submit("/try/voice", Map.of("act", "call"));
        Until.holds(() -> assertThat(visitor.get("/try/part/voice").body()).contains("data-turn=\"SPEAK\"", "市民热线"));
        visitor.submit("/try/voice", Map.of("text", "柳荫里小区的路灯坏了"));
        Until.holds(() -> assertThat(visitor.get("/try/part/voice").body()).contains("data-turn=\"SPEAK\"", "听写·把握 0.88", "登记"));
        visitor.submit("/try/voice", Map.of("act", "hangup"));
        Until.holds(() -> assertThat(visitor.get("/try/part/voice").body()).contains("data-turn=\"OVER\"", "通话已结束"));
        Until.holds(() -> assertThat(visitor.get("/try/part/sms").body()).contains("class=\"say\""));
    }

    @Test
    void threeNewPhonesForgetTheOldOnes() {
        visitor.seeForm("/try");
        var before = visitor.cookies().get(Visit.COOKIE);
        visitor.submit("/try/again", Map.of());
        visitor.seeForm("/try");

        assertThat(visitor.cookies().get(Visit.COOKIE)).isNotEqualTo(before);
    }

    @Test
    void aVisitorsNumbersFollowFromTheCookieAndDifferFromOthers() {
        var visits = house.bean(Visits.class);

        assertThat(visits.visit("AAAAAAAAAAAAAAAAAAAAAA")).isEqualTo(visits.visit("AAAAAAAAAAAAAAAAAAAAAA"));
        assertThat(visits.visit("AAAAAAAAAAAAAAAAAAAAAA").openid()).isNotEqualTo(visits.visit("AAAAAAAAAAAAAAAAAAAAAB").openid());
        assertThat(visits.visit("AAAAAAAAAAAAAAAAAAAAAA").number()).matches("\\+8613800[0-9]{6}");
    }
}
