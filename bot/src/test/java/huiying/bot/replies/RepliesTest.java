package huiying.bot.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.Hall;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.desk.Command;

class RepliesTest {
    private static final String PHRASE = "您反映的问题我局高度重视，已安排工作人员跟进处理，感谢您的理解与支持";

    private final Hall hall = new Hall();
    private final Replies replies = new Replies(hall.database.jdbc(), hall.clock);

    @Test
    void aReplyThatSaysWhatWhenWhoAndWhyLeavesNothingOpen() {
        assertThat(replies.look(signed(), "我局维修班11月23日晚更换路灯灯头一只，已亮灯", "路灯养护职责 2.4")).isEmpty();
        assertThat(replies.look(signed(), "Our crew replaced the 路灯 on 23 Nov at 8 pm", "section 2.4")).isEmpty();
    }

    @Test
    void whatIsLeftOpenIsNamed() {
        assertThat(replies.look(signed(), "好的", "")).containsExactlyInAnyOrder(Advice.WHAT, Advice.WHEN, Advice.WHO, Advice.BASIS, Advice.QUESTION);
        assertThat(replies.look(signed(), " 。。 ", "")).containsExactly(Advice.EMPTY);
        assertThat(replies.look(signed(), "我局昨晚更换路灯灯头一只", "")).containsExactly(Advice.BASIS);
    }

    @Test
    void theSameSentenceForEverybodyIsBouncedAtTheFourthTime() {
        for (int n = 0; n < 3; n++) {
            hall.act(Hall.of("CGJ"), signed(), new Command.Report(PHRASE, ""));
        }
        var fourth = signed();
        assertThat(replies.look(fourth, PHRASE + "！", "")).contains(Advice.SET_PHRASE);
        assertThatThrownBy(() -> hall.desk.ask(Hall.of("CGJ"), UUID.randomUUID().toString(), fourth.id(), new Command.Report(PHRASE + "。", "")))
                .isInstanceOfSatisfying(NotAllowedNow.class, no -> assertThat(no.why()).isEqualTo(NotAllowedNow.Why.SET_PHRASE));
        hall.act(Hall.of("CGJ"), fourth, new Command.Report(PHRASE + "，柳荫里路灯11月23日已更换", ""));
        assertThat(hall.now(fourth).state().isOpen()).isTrue();
        assertThat(hall.now(fourth).state().name()).isNotEqualTo("IN_PROGRESS");
    }

    @Test
    void anotherUnitsSentencesAndOwnEarlierOnesDoNotCount() {
        var mine = signed();
        for (int n = 0; n < 5; n++) {
            replies.keep(mine, PHRASE);
        }
        assertThat(replies.isRefused(mine, PHRASE)).isFalse();
    }

    @Test
    void printsOfLikeTextsAreAlikeAndOfOthersAreNot() {
        assertThat(Print.alike(Print.of(PHRASE), Print.of(PHRASE + "！"))).isEqualTo(1);
        assertThat(Print.alike(Print.of(PHRASE), Print.of("我局" + PHRASE))).isGreaterThan(0.7);
        assertThat(Print.alike(Print.of(PHRASE), Print.of("已更换灯头一只并测试三晚，均正常亮灯，居民已确认"))).isLessThan(0.3);
    }

    private Case signed() {
        return hall.make(hall.dispatched(), new CaseEvent.Signed(false));
    }
}
