package huiying.app.simulator;

import static huiying.app.simulator.Town.numberIn;
import static huiying.app.simulator.Town.sees;
import static huiying.app.simulator.Town.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import huiying.app.Until;

/** What a resident is promised, door by door, from the first word to the rating; told from outside. */
class StoriesTest {
    private final Town town = Town.get();

    @Test
    void aBrokenLampToldOnWeChatIsWorkedOffAndRated() {
        var resident = town.newcomer();
        resident.writes("柳荫里小区3号楼门口的路灯坏了，一个礼拜不亮");
        var number = numberIn(sees(resident.wechat(), "编号"));
        town.workedOff(number);
        sees(resident.wechat(), "已签收");

        sees(resident.wechat(), "联系过您吗");
        resident.writes("1");
        sees(resident.wechat(), "是否解决");
        resident.writes("1");
        sees(resident.wechat(), "办理满意吗");
        resident.writes("2");
        sees(resident.wechat(), "感谢您的反馈");
        Until.holds(() -> assertThat(town.state(number)).isEqualTo("CLOSED_OK"));
    }

    @Test
    void aBrokenLampToldByTextMessageIsWorkedOffAndRated() {
        var resident = town.newcomer();
        resident.texts("柳荫里小区5号楼门口的路灯坏了，一个礼拜不亮");
        var number = numberIn(sees(resident.sms(), "编号"));
        town.workedOff(number);

        sees(resident.sms(), "联系过您吗");
        resident.texts("1");
        sees(resident.sms(), "是否解决");
        resident.texts("１");
        sees(resident.sms(), "办理满意吗");
        resident.texts("1");
        sees(resident.sms(), "感谢您的反馈");
        Until.holds(() -> assertThat(town.state(number)).isEqualTo("CLOSED_OK"));
    }

    @Test
    void aCallerIsHeardGetsTheNumberByTextMessageAndRatesThere() {
        var resident = town.newcomer();
        resident.calls();
        resident.says("柳荫里小区的路灯坏了，好几天不亮了");
        sees(resident.voice(), "已登记");
        resident.mayTalk();
        town.phones.hangUp(resident.number);
        var number = numberIn(sees(resident.sms(), words -> Town.NUMBER.matcher(words).find()));
        resident.texts("我的投诉怎么样了");
        sees(resident.sms(), words -> words.startsWith("诉求") && words.contains("答复"));
        town.workedOff(number);

        sees(resident.sms(), "联系过您吗");
        resident.texts("2");
        sees(resident.sms(), "是否解决");
        resident.texts("1");
        sees(resident.sms(), "办理满意吗");
        resident.texts("3");
        sees(resident.sms(), "感谢您的反馈");
        Until.holds(() -> assertThat(town.state(number)).isEqualTo("CLOSED_OK"));
    }

    @Test
    void aBrokenLampToldInTheWebChatIsWorkedOffAndRated() {
        var visitor = town.chatter();
        visitor.says("text", "柳荫里小区13号楼门口的路灯坏了，一个礼拜不亮");
        var number = numberIn(visitor.hears("编号"));
        town.workedOff(number);

        visitor.hears("联系过您吗");
        visitor.says("choice", "1");
        visitor.hears("是否解决");
        visitor.says("text", "1");
        visitor.hears("办理满意吗");
        visitor.says("text", "1");
        visitor.hears("感谢您的反馈");
        Until.holds(() -> assertThat(town.state(number)).isEqualTo("CLOSED_OK"));
    }

    @Test
    void threeMessagesInABurstAreOneReplyAndOneCase() {
        var resident = town.newcomer();
        resident.writes("门口那个路灯不亮了");
        resident.writes("都一个礼拜了 天天摸黑");
        resident.writes("柳荫里小区7号楼 快点吧");
        var number = numberIn(sees(resident.wechat(), "编号"));
        Until.holds(() -> assertThat(town.state(number)).isIn("TRIAGE", "DISPATCHED"));

        assertThat(told(resident.wechat()).stream().filter(words -> words.contains("查询码"))).hasSize(1);
        assertThat(town.theCase(number).path("words").asString()).contains("路灯不亮").contains("天天摸黑").contains("7号楼");
    }

    @Test
    void theSameMessageDeliveredTwiceHasNoSecondEffect() {
        var resident = town.newcomer();
        var wechat = town.house.bean(WeChatSide.class);
        var id = wechat.newMessageId();
        var words = new WeChatMessage.Text("柳荫里小区9号楼门口的路灯坏了");
        var first = wechat.deliver(resident.openid, id, words);
        var second = wechat.deliver(resident.openid, id, words);

        assertThat(first).isInstanceOf(WeChatSide.Reply.Words.class).isEqualTo(second);
    }

    @Test
    void whatIsNotSolvedIsDoneAgainWhenTheResidentSaysSo() {
        var resident = town.newcomer();
        resident.writes("柳荫里小区11号楼门口的路灯坏了，一个礼拜不亮");
        var number = numberIn(sees(resident.wechat(), "编号"));
        town.workedOff(number);
        sees(resident.wechat(), "联系过您吗");
        resident.writes("1");
        sees(resident.wechat(), "是否解决");
        resident.writes("3");
        sees(resident.wechat(), "需要重新办理吗");
        resident.writes("1");

        sees(resident.wechat(), "已重新办理");
        Until.holds(() -> assertThat(town.state(number)).isIn("DISPATCHED", "IN_PROGRESS"));
    }

    @Test
    void anEnglishResidentIsAnsweredInEnglish() {
        var resident = town.newcomer();
        resident.writes("The street lamp outside Liuyin Primary School has been out for a week");
        var words = sees(resident.wechat(), words2 -> Town.NUMBER.matcher(words2).find());

        assertThat(words.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)).as(words).isTrue();
    }
}
