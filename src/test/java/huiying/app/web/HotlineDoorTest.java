package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.re2j.Pattern;

import huiying.app.Handset;
import huiying.app.House;
import huiying.app.Senders;
import huiying.app.Until;
import huiying.bot.addresses.Addresses;
import huiying.channels.Address;

/** The hotline from the provider's side: signed requests only, and what a caller then hears. */
class HotlineDoorTest {
    private static final AtomicInteger CALLERS = new AtomicInteger();
    private static final int TURNS = 5;
    private static final String USUAL = "rate=\"85%\"";
    private static final String SLOW = "rate=\"70%\"";

    private final House house = House.demo();
    private final Senders senders = new Senders(house);
    private final String number = "+8613911%06d".formatted(CALLERS.incrementAndGet());

    private Handset caller() {
        return Handset.rings(senders, number);
    }

    /** What people of eighty say: in pieces, in another order, with much around it. */
    static List<List<String>> scripts() {
        return List.of(List.of("喂，姑娘啊，我们家门口那个灯不亮了", "柳荫里小区3号楼"),
                List.of("喂，你好，我耳朵不好，你说慢一点", "我们楼下的路灯坏了好几天了", "在柳荫里小区5号楼"),
                List.of("我是老年人，想反映个事情", "楼门口那个路灯不亮了，黑灯瞎火的", "柳荫里小区"),
                List.of("我今年八十一了，柳荫里小区3号楼门口的路灯坏了好几天了，晚上不敢下楼"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void anOldCallerIsDoneInFiveTurnsAndHearsTheNumberTwiceDigitByDigit(List<String> words) {
        var caller = caller();
        assertThat(words).hasSizeLessThanOrEqualTo(TURNS);
        words.forEach(caller::says);

        var told = caller.heard().stream().filter(said -> said.contains("编号后六位")).findFirst().orElse(caller.heard().toString());
        var digits = Pattern.compile("是：((?:[0-9一二三四五六七八九零〇]、?){6})").matcher(told);
        assertThat(digits.find()).as(told).isTrue();
        assertThat(told.split(digits.group(1), -1)).as("said twice").hasSize(3);
        assertThat(digits.group(1)).contains("、");
        assertThat(caller.verb()).isEqualTo("Gather");
        Until.holds(() -> assertThat(texts()).isPositive());
    }

    @Test
    void theCallBeginsWithTheRecordingBeingSaidAndWithoutAMenu() {
        var caller = caller();
        assertThat(caller.heard().getFirst()).contains("通话会录音", "请直接说");
        assertThat(String.join("", caller.heard())).contains("按零").doesNotContain("按二", "按三");
        assertThat(caller.document()).contains("hints=", "input=\"dtmf speech\"");
    }

    @Test
    void whoIsNotHeardTwiceLeavesAMessageAndAPersonGetsATask() {
        var caller = caller();
        caller.staysSilent();
        assertThat(caller.heardLast()).contains("没听清");
        caller.staysSilent();
        assertThat(caller.verb()).isEqualTo("Record");
        assertThat(caller.heardLast()).contains("嘀声", "留言");
        assertThat(caller.at().getAttribute("playBeep")).isEqualTo("true");

        caller.leavesMessage("https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1");
        assertThat(caller.heardLast()).contains("留言已收到");
        assertThat(caller.verb()).isEqualTo("Hangup");
        assertThat(tasks("talk")).isOne();
    }

    @Test
    void whoWasSilentOnceAndThenSpeaksGoesOnAsIfNothingHadBeen() {
        var caller = caller();
        caller.staysSilent().says("柳荫里小区3号楼门口的路灯坏了");
        assertThat(caller.heard()).anyMatch(said -> said.contains("编号后六位"));
    }

    @Test
    void whoCannotBeUnderstoodIsNotAskedForEverAndAPersonSeesIt() {
        var caller = caller();
        for (int n = 0; n < 3 && caller.verb().equals("Gather"); n++) {
            caller.says("呃嗯，啊那个那个" + "啊".repeat(n));
        }
        caller.hangsUp();
        Until.holds(() -> assertThat(tasks("talk") + filed(caller)).as(caller.heard().toString()).isPositive());
    }

    @Test
    void wordsHeardBadlyAreReadBackAndAKeyConfirmsOrCorrects() {
        var caller = caller();
        caller.says("柳荫里小区3号楼门口的路灯坏了", 0.2);
        assertThat(caller.heardLast()).contains("我记下的是", "对的请按一");
        caller.presses("2");
        assertThat(caller.heardLast()).contains("地方再说清楚").doesNotContain("回复");
        caller.says("柳荫里小区5号楼", 0.95);
        assertThat(caller.heard()).anyMatch(said -> said.contains("编号后六位") && said.contains("5号楼"));
    }

    @Test
    void keyEightGoesOnInEnglishAndTheCaseIsEnglish() {
        var caller = caller();
        assertThat(String.join(" ", caller.heard())).contains("press 8");
        caller.presses("8");
        assertThat(caller.document()).contains("language=\"en-US\"").doesNotContain("language=\"cmn");
        caller.says("The street light at building 3, Liuyin Li estate is broken");
        assertThat(caller.heard()).anyMatch(said -> said.contains("six digits"));
        assertThat(
                house.jdbc().sql("select language from cases where address in (select address from inbox where provider_id like ?)").param(caller.leg() + ":%")
                        .query(String.class).list())
                .containsOnly("EN");
    }

    @Test
    void theStarSaysItAgainAndSlowlyFromThenOn() {
        var caller = caller();
        caller.says("我们这里的路灯坏了");
        var asked = caller.heardLast();
        assertThat(caller.document()).contains(USUAL).doesNotContain(SLOW);
        caller.presses("*");
        assertThat(caller.heardLast()).isEqualTo(asked);
        assertThat(caller.document()).contains(SLOW).doesNotContain(USUAL);
        caller.says("柳荫里小区3号楼");
        assertThat(caller.document()).as("still slowly").contains(SLOW).doesNotContain(USUAL);
    }

    @Test
    void whoeverAsksToSpeakSlowlyIsSpokenToSlowly() {
        var caller = caller();
        caller.says("说慢一点");
        assertThat(caller.document()).contains(SLOW);
    }

    @Test
    void aCallerMayCorrectThePlaceAfterTheReadBack() {
        var caller = caller();
        caller.says("柳荫里小区3号楼门口的路灯坏了");
        caller.says("不对，是柳荫里小区8号楼");
        assertThat(caller.heardLast()).contains("已经改成");
        assertThat(casesOf(caller)).isOne();
    }

    @Test
    void zeroAtAnyStepAsksForAPersonAndNothingToldIsLost() {
        var caller = caller();
        caller.says("我们这里的路灯坏了");
        caller.presses("0");
        assertThat(caller.heard()).anyMatch(said -> said.contains("转人工"));
        assertThat(caller.verb()).isIn("Gather", "Dial", "Record");
        assertThat(casesOf(caller)).isOne();
        caller.hangsUp();
    }

    @Test
    void whoeverHangsUpInTheMiddleHasACaseAPersonSees() {
        var caller = caller();
        caller.says("我们这里的路灯坏了");
        caller.hangsUp();
        Until.holds(() -> assertThat(casesOf(caller)).isOne());
        Until.holds(() -> assertThat(house.jdbc().sql("select state from cases where address in (select address from inbox where provider_id like ?)")
                .param(caller.leg() + ":%").query(String.class).list()).doesNotContain("DRAFT"));
    }

    @Test
    void noCallGoesOnForEver() {
        var caller = caller();
        for (int n = 0; n < 80 && caller.verb().equals("Gather"); n++) {
            caller.says(n % 2 == 0 ? "你好" : "请问你是谁");
        }
        assertThat(caller.verb()).isIn("Hangup", "Record");
    }

    private int casesOf(Handset caller) {
        return house.jdbc().sql("select count(*) from cases where address in (select address from inbox where provider_id like ?)").param(caller.leg() + ":%")
                .query(
                        Integer.class)
                .single();
    }

    private int filed(Handset caller) {
        return house.jdbc().sql("select count(*) from cases where state <> 'DRAFT' and address in (select address from inbox where provider_id like ?)").param(
                caller.leg() + ":%").query(Integer.class).single();
    }

    private int tasks(String kind) {
        return house.jdbc().sql("select count(*) from task where kind = ? and address = ?").param(kind).param(idOf("voice")).query(Integer.class).single();
    }

    private int texts() {
        return house.jdbc().sql("select count(*) from delivery where address = ?").param(idOf("sms")).query(Integer.class).single();
    }

    private UUID idOf(String channel) {
        return house.bean(Addresses.class).idOf(new Address(channel, "main", number));
    }
}
