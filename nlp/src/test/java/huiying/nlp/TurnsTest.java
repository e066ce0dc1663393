package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {
    private static Understanding understand(String text) {
        return UnderstanderTest.understand(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"你好，路灯坏了", "你好，我家停水了", "喂，我想反映一下小区门口的井盖没了", "hi, the street light is out", "Hello there, no water in block 3", "在吗？楼上天天半夜装修",
            "您好您好，辛苦了，公司三个月没发工资", "早上好，红绿灯坏了", "感谢上次帮忙，这次是下水道堵了", "暖气不热", "狗叫一晚上", "电梯停了", "垃圾没人清运", "自来水发黄", "no hot water", "the lift is broken", "幸福苑3号楼停电了",
            "请保密，饭店往下水道倒废油"})
    void aProblemIsNeverLostHoweverShortOrPolite(String said) {
        assertThat(understand(said).intent()).isEqualTo(TurnIntent.REPORT);
        assertThat(understand(said).statesProblem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"你好", "谢谢你们", "是的", "1", "人工", "好的谢谢", "hello", "thank you"})
    void courtesyAndRepliesTellNoProblem(String said) {
        assertThat(understand(said).statesProblem()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"有个事想反映一下", "我想反映个问题", "我要反映一个情况", "有件事想跟你们说", "我想咨询一下", "I want to report something", "I'd like to report a problem"})
    void whoeverOnlyOpensTheirMouthIsAskedWhatItIs(String said) {
        assertThat(understand(said).intent()).isEqualTo(TurnIntent.REPORT);
        assertThat(understand(said).statesProblem()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"从去年到现在", "每天晚上七点到十点", "昨天下午", "昨晚十点到凌晨两点", "大概两个月了吧", "since last Tuesday"})
    void aTimeAloneTellsMoreOfWhatWasToldBefore(String said) {
        assertThat(understand(said).intent()).isEqualTo(TurnIntent.SUPPLEMENT);
        assertThat(understand(said).statesProblem()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"上次反映的路灯修好了，谢谢你们", "谢谢你们这么快就把路灯修好了", "噪音问题解决了，非常感谢", "the lamp was fixed, thank you"})
    void whatIsThankedForIsNoProblemAnyMore(String said) {
        assertThat(understand(said).intent()).isIn(TurnIntent.RATE_SOLVED, TurnIntent.THANKS);
        assertThat(understand(said).statesProblem()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"路灯修好了谢谢，但是下水道又堵了", "谢谢，路灯没修好", "谢谢你们修好了路灯，希望把井盖也修一下", "thanks, the lamp is fixed but the drain is blocked"})
    void thanksForOneThingDoNotHideAnother(String said) {
        assertThat(understand(said).statesProblem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"怎么还没人联系我", "怎么没人来", "什么时候来修", "what about my complaint", "is anyone going to come?"})
    void whoeverWaitsAsksForProgress(String said) {
        assertThat(understand(said).intent()).isEqualTo(TurnIntent.PROGRESS);
    }

    @Test
    void aDeniedRoadIsNotPartOfTheOneThatIsMeant() {
        assertThat(understand("it's Jiefang Road not Renmin Road").first(Mention.Place.class)).map(Mention.Place::text).hasValue("Jiefang Road");
        assertThat(understand("not Renmin Road, it's Jiefang Road").first(Mention.Place.class)).map(Mention.Place::text).hasValue("Renmin Road");
    }

    @Test
    void aHeapLikeAHillIsNoPlace() {
        assertThat(understand("打了三次电话没人管，垃圾堆成山了").first(Mention.Place.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"已经半个多月没修好了", "修了两次都没修好", "还没解决", "说修好了其实没修好", "灯还没换好", "it is still not fixed", "nobody came, it isn't solved",
            "they said done but it hasn't been repaired"})
    void whatIsNotRepairedIsNeverTakenAsRepaired(String said) {
        assertThat(understand(said).intent()).isNotEqualTo(TurnIntent.RATE_SOLVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"修好了", "解决了，谢谢", "已经好了", "水来了，问题解决了", "it's fixed now"})
    void whatIsRepairedIs(String said) {
        assertThat(understand(said).intent()).isEqualTo(TurnIntent.RATE_SOLVED);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "２, 2", "三, 3", "第二个, 2", "选2, 2", "③, 3", "the second one, 2", "option 3, 3", "非常满意, 1", "不满意, 4", "satisfied, 2"})
    void choicesAndGradesAreNumbers(String said, int number) {
        assertThat(understand(said).first(Mention.Choice.class)).map(Mention.Choice::number).hasValue(number);
    }

    @ParameterizedTest
    @CsvSource({"👍, CONFIRM", "👌, CONFIRM", "❌, DENY", "🙏, THANKS", "⭐⭐⭐⭐, RATE_GRADE", "。。。, INVALID"})
    void signsWithoutWordsAreReplies(String said, TurnIntent intent) {
        assertThat(understand(said).intent()).isEqualTo(intent);
    }

    @Test
    void aCaseNumberAloneAsksForProgress() {
        var heard = understand("２６０９ １８００ ３１７２");

        assertThat(heard.intent()).isEqualTo(TurnIntent.PROGRESS);
        assertThat(heard.first(Mention.CaseNumber.class)).map(Mention.CaseNumber::digits).hasValue("260918003172");
    }

    @Test
    void aRequestForSecrecyIsHeardInsideAReport() {
        var heard = understand("请保密，我举报青岫路的饭店往下水道倒废油");

        assertThat(heard.confidential()).isTrue();
        assertThat(heard.statesProblem()).isTrue();
        assertThat(heard.nature()).isEqualTo(Nature.WHISTLEBLOWING);
    }

    @ParameterizedTest
    @CsvSource({"请问居住证怎么办理, CONSULTATION", "社保卡丢了咋补办, CONSULTATION", "建议在公园多装几盏灯, SUGGESTION", "表扬一下昨天来修水管的师傅, PRAISE", "举报楼下饭店无证经营, WHISTLEBLOWING",
            "公司拖欠三个月工资, COMPLAINT"})
    void theSixNaturesAreTold(String said, Nature nature) {
        assertThat(understand(said).nature()).isEqualTo(nature);
    }

    @Test
    void aBlockedFireLaneIsNotAFire() {
        assertThat(understand("消防通道被堵了").urgency()).isEqualTo(Urgency.URGENT);
        assertThat(understand("楼下着火了，快来人").urgency()).isEqualTo(Urgency.IMMEDIATE);
        assertThat(understand("路灯不亮").urgency()).isEqualTo(Urgency.ORDINARY);
    }
}
