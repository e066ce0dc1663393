package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

/** One person at several doors, told from outside. */
class OnePersonTest {
    private final Town town = Town.get();

    private String link(Town.Chatter chatter, Town.Resident wang) {
        assertThat(chatter.sends("/chat/phone", Map.of("phone", wang.number, "language", "zh")).path("outcome").asString()).isEqualTo("SENT");
        var text = Town.sees(wang.sms(), words -> words.contains("验证码是"));
        var at = text.indexOf("验证码是 ") + "验证码是 ".length();
        return chatter.sends("/chat/phone/code", Map.of("code", text.substring(at, at + 6), "same", false, "language", "zh")).path("outcome").asString();
    }

    @Test
    void whatWasTextedIsFoundInTheChatAfterTheNumberWasProved() {
        var wang = town.newcomer();
        wang.texts("柳荫里小区31号楼门口的路灯坏了");
        var number = Town.numberIn(Town.sees(wang.sms(), "查询码"));
        var chatter = town.chatter();
        chatter.says("text", "进度");
        chatter.hears("没有");

        assertThat(link(chatter, wang)).isEqualTo("LINKED");
        Town.sees(wang.sms(), "已与另一个联系方式关联");
        chatter.says("text", "进度");
        chatter.hears(number.substring(0, 4) + " " + number.substring(4, 8) + " " + number.substring(8));
        chatter.says("text", "补充一下，楼道里也是黑的");
        chatter.hears("补充");
        assertThat(town.state(number)).isNotEqualTo("DRAFT");
    }

    @Test
    void familiesWhoShareATelephoneStayApartUntilTheySayOtherwise() {
        var wang = town.newcomer();
        assertThat(link(town.chatter(), wang)).isEqualTo("LINKED");
        var granny = town.chatter();
        assertThat(link(granny, wang)).isIn("SHARED", "WRONG", "EXPIRED");
        granny.says("text", "进度");
        granny.hears("没有");
    }
}
