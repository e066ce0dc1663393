package huiying.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Proposal;
import huiying.bot.features.Features;
import huiying.bot.features.Sampling;
import huiying.bot.intake.Occurred;
import huiying.channels.Content;
import tools.jackson.databind.json.JsonMapper;

class MessageHandlerTest {
    private final Town town = new Town();

    @Test
    void aBrokenLampBecomesACaseWithANumberAndADepartment() {
        town.writes("wang", "柳荫里3号楼门口路灯不亮了，都一个礼拜了");
        var filed = town.onlyCaseOf("wang");
        assertThat(filed.state()).isIn(CaseStatus.DISPATCHED, CaseStatus.TRIAGE);
        assertThat(filed.category()).isEqualTo("0206");
        assertThat(filed.grid()).isEqualTo("LL010101");
        assertThat(town.textsTo("wang").getFirst()).contains("编号" + filed.number().grouped(), "查询码");
    }

    @Test
    void whereIsAskedOnceAndTheAnswerCompletesTheCase() {
        town.writes("wang", "路灯不亮");
        assertThat(town.lastTo("wang")).contains("在哪里");
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.DRAFT);
        town.writes("wang", "柳荫里3号楼");
        assertThat(town.onlyCaseOf("wang").state()).isNotEqualTo(CaseStatus.DRAFT);
        assertThat(town.onlyCaseOf("wang").words()).contains("路灯不亮", "柳荫里3号楼");
    }

    @Test
    void aBurstIsOneReplyAndOneCase() {
        town.writes("wang", "门口那个路灯不亮了", "都一个礼拜了 天天摸黑", "柳荫里3号楼 快点吧");
        assertThat(town.casesOf("wang")).hasSize(1);
        assertThat(town.textsTo("wang").stream().filter(text -> text.contains("查询码"))).hasSize(1);
    }

    @Test
    void whoSaysHelloIsGreetedAndNothingIsFiled() {
        town.writes("wang", "你好");
        assertThat(town.lastTo("wang")).contains("什么问题");
        assertThat(town.casesOf("wang")).isEmpty();
    }

    @Test
    void moreWordsAfterwardsBelongToTheSameCase() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        town.writes("wang", "补充一下，旁边那根也不亮");
        assertThat(town.casesOf("wang")).hasSize(1);
        assertThat(town.lastTo("wang")).contains("已补充");
    }

    @Test
    void aCorrectionReplacesThePlaceAndIsReadBack() {
        town.writes("wang", "青禾路小学门口路灯不亮");
        town.writes("wang", "不对，是青河路");
        assertThat(town.onlyCaseOf("wang").grid()).isEqualTo("LL020101");
        assertThat(town.lastTo("wang")).contains("青河路");
    }

    @Test
    void aCorrectionOfOnePartOfAPlaceKeepsTheRest() {
        town.writes("wang", "楼上装修半夜还在砸墙，柳荫里小区5号楼2单元");
        town.writes("wang", "不对，是6号楼");
        assertThat(town.lastTo("wang")).contains("更正").contains("柳荫里小区6号楼").doesNotContain("5号楼");
        town.writes("wang", "更正");
        town.writes("wang", "6号楼3单元");
        assertThat(town.lastTo("wang")).contains("柳荫里小区6号楼3单元");
        assertThat(town.onlyCaseOf("wang").told().spot().words()).isEqualTo("柳荫里小区6号楼3单元");
    }

    @Test
    void whoAsksHowItStandsBeforeThePlaceIsKnownIsFiledAndToldTheNumber() {
        town.writes("wang", "路灯不亮");
        town.writes("wang", "查进度");
        assertThat(town.onlyCaseOf("wang").state()).isNotEqualTo(CaseStatus.DRAFT);
        assertThat(town.lastTo("wang")).contains(town.onlyCaseOf("wang").number().grouped());
        assertThat(town.onlyCaseOf("wang").words()).isEqualTo("路灯不亮");
    }

    @Test
    void theAnswerToWhereSaysNothingOfWhatIsWrong() {
        town.writes("wang", "我家没水了");
        var before = town.onlyCaseOf("wang").category();
        town.writes("wang", "柳荫里小区的花园旁边，菜市场后面");
        assertThat(town.onlyCaseOf("wang").category()).isEqualTo(before);
        assertThat(town.onlyCaseOf("wang").told().title()).contains("没水").doesNotContain("菜市场");
    }

    @Test
    void aDescriptionIsPlaceEnoughButTheDoorOfOnesOwnHomeIsNot() {
        town.writes("wang", "路灯坏了");
        town.writes("wang", "不知道叫什么路，就在菜市场旁边");
        assertThat(town.onlyCaseOf("wang").state()).isNotEqualTo(CaseStatus.DRAFT);
        assertThat(town.onlyCaseOf("wang").told().spot().words()).contains("菜市场旁边");
        town.writes("li", "路灯坏了");
        town.writes("li", "我家门口");
        assertThat(town.onlyCaseOf("li").state()).isEqualTo(CaseStatus.DRAFT);
        assertThat(town.lastTo("li")).contains("再说清楚一点");
    }

    @Test
    void whatIsWrongBesidesTheAnswerToWhereIsHeard() {
        town.writes("wang", "路灯坏了");
        town.writes("wang", "柳荫里3号楼门口，井盖也没了");
        assertThat(town.onlyCaseOf("wang").words()).contains("井盖也没了");
        assertThat(town.onlyCaseOf("wang").urgency()).isNotEqualTo(huiying.nlp.Urgency.ORDINARY);
    }

    @Test
    void anotherMatterAtAnotherPlaceIsACaseOfItsOwn() {
        town.writes("wang", "柳荫里3号楼电梯坏了");
        town.writes("wang", "还有别的事，滨河路12号有人乱停车");
        assertThat(town.casesOf("wang")).hasSize(2);
    }

    @Test
    void anotherMatterToldAtTheSamePlaceIsShownToAPerson() {
        town.writes("wang", "井盖没了，柳荫里3号楼门口");
        town.writes("wang", "对了，路灯也不亮");
        assertThat(town.casesOf("wang")).hasSize(1);
        assertThat(
                town.jdbc.sql("select count(*) from task where kind = 'confirm' and done_at is null and case_id = ?").param(town.onlyCaseOf("wang").id()).query(
                        Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void whoAsksWhenItWillBeMendedIsToldHowItStandsAndTheQuestionIsKept() {
        town.writes("wang", "柳荫里3号楼没水了");
        town.writes("wang", "什么时候能来水");
        assertThat(town.casesOf("wang")).hasSize(1);
        assertThat(town.lastTo("wang")).contains(town.onlyCaseOf("wang").number().grouped()).doesNotContain("已补充");
        assertThat(town.onlyCaseOf("wang").words()).contains("什么时候能来水");
    }

    @Test
    void toComplainIsNeitherToCancelNorToAskForAPerson() {
        town.writes("wang", "我要投诉");
        assertThat(town.lastTo("wang")).doesNotContain("撤回").doesNotContain("转人工，请稍候").doesNotContain("地址");
        town.writes("wang", "城管打人");
        assertThat(town.onlyCaseOf("wang").words()).contains("城管打人");
    }

    @Test
    void tellingItAgainNextDayDoesNotDoubleIt() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        town.clock.forward(Duration.ofDays(1));
        town.writes("wang", "柳荫里3号楼路灯不亮");
        assertThat(town.casesOf("wang")).hasSize(1);
        assertThat(town.lastTo("wang")).contains("已登记");
    }

    @Test
    void twoResidentsAreTwoCases() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        town.writes("li", "柳荫里3号楼路灯不亮");
        assertThat(town.casesOf("wang")).hasSize(1);
        assertThat(town.casesOf("li")).hasSize(1);
    }

    @Test
    void progressIsToldToWhoFiledItAndANumberAloneTellsStrangersNothing() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        var number = town.onlyCaseOf("wang").number().digits();
        town.writes("wang", "我的投诉怎么样了");
        assertThat(town.lastTo("wang")).contains(town.onlyCaseOf("wang").number().grouped());
        town.writes("li", "查询 " + number);
        var toStranger = town.lastTo("li");
        town.writes("zhang", "查询 261122000000");
        assertThat(town.lastTo("zhang")).isEqualTo(toStranger);
    }

    @Test
    void whoKnowsTheCodeIsToldFromAnotherPhone() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        var filed = town.onlyCaseOf("wang");
        var code = town.cases.queryCode(filed.id()).orElseThrow();
        town.writes("li", "查询 " + filed.number().digits() + " 查询码 " + code);
        assertThat(town.lastTo("li")).contains(filed.number().grouped()).doesNotContain("没有找到");
    }

    @Test
    void aPersonIsCalledOnRequest() {
        town.writes("wang", "转人工");
        assertThat(town.lastTo("wang")).contains("转人工");
        assertThat(town.openTasks("talk")).isOne();
    }

    @Test
    void dangerIsAnsweredFirstAndStillFiled() {
        town.writes("wang", "柳荫里3号楼着火了，冒黑烟，有人困在里面");
        assertThat(town.textsTo("wang").getFirst()).contains("119");
        assertThat(town.textsTo("wang")).as("said once").doesNotHaveDuplicates();
        assertThat(town.casesOf("wang")).isNotEmpty();
        assertThat(town.openTasks("talk")).isOne();
    }

    @Test
    void aReportThatMustStaySecretIsNeverSentOnByItself() {
        town.writes("wang", "我要举报柳荫里路灯所吃拿卡要，请保密，不要透露我的姓名");
        town.writes("wang", "跳过");
        var filed = town.onlyCaseOf("wang");
        assertThat(filed.confidential()).isTrue();
        assertThat(filed.state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(filed.unit()).isNull();
    }

    @Test
    void whoStopsNoticesIsLeftInPeaceUntilTheyWantThemBack() {
        town.writes("wang", "退订");
        assertThat(town.lastTo("wang")).contains("已停止");
        town.writes("wang", "恢复");
        assertThat(town.lastTo("wang")).contains("已恢复");
    }

    @Test
    void nonsenseEndsWithAPersonLookingAtIt() {
        for (int n = 0; n < 3; n++) {
            town.sends("wang", new Content.Picture("media" + n, null, null));
        }
        assertThat(town.openTasks("call_back") + town.openTasks("confirm")).isOne();
    }

    @Test
    void theWholeLoopFromTheLampToTheRating() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        workIsDone();
        assertThat(town.textsTo("wang")).anySatisfy(text -> assertThat(text).contains("承办单位联系过您吗"));
        town.writes("wang", "1");
        assertThat(town.lastTo("wang")).contains("是否解决");
        town.writes("wang", "1");
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.CLOSED_OK);
        assertThat(town.lastTo("wang")).contains("满意");
        town.writes("wang", "2");
        assertThat(town.lastTo("wang")).contains("感谢");
        assertThat(town.jdbc.sql("select contacted || ' ' || solved || ' ' || satisfied from survey").query(String.class).single())
                .isEqualTo("YES YES SATISFIED");
    }

    @Test
    void whatIsNotSolvedCanBeHadDoneAgainWithOneWord() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        workIsDone();
        town.writes("wang", "重办，根本没修");
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(town.lastTo("wang")).contains("重新办理");
    }

    @Test
    void notSolvedStaysOpenAndAsksWhetherToDoItAgain() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        workIsDone();
        town.writes("wang", "1");
        town.writes("wang", "3");
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(town.lastTo("wang")).contains("重新办理吗");
        assertThat(town.openTasks("visit")).isOne();
        town.writes("wang", "1");
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.IN_PROGRESS);
    }

    @Test
    void theSurveyIsAnsweredInWords() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        workIsDone();
        town.writes("wang", "没人联系我");
        assertThat(town.lastTo("wang")).contains("是否解决");
        town.writes("wang", "解决了");
        town.writes("wang", "基本满意");
        assertThat(answers()).isEqualTo("NO YES FAIRLY_SATISFIED");
        assertThat(town.lastTo("wang")).contains("感谢");
    }

    @Test
    void theSurveyIsAnsweredInEnglishWordsAndInFullWidthDigits() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        workIsDone();
        town.writes("wang", "１");
        town.writes("wang", "partly");
        assertThat(town.jdbc.sql("select contacted || ' ' || solved from survey").query(String.class).single()).isEqualTo("YES PARTLY");
    }

    @Test
    void aGradeGivenBeforeItWasAskedForIsTheGradeAndNotAnAnswerByNumber() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        workIsDone();
        town.writes("wang", "满意");
        assertThat(town.jdbc.sql("select satisfied from survey where contacted is null").query(String.class).single()).isEqualTo("SATISFIED");
        assertThat(town.lastTo("wang")).contains("承办单位联系过您吗");
    }

    @Test
    void aButtonTappedTwiceAnswersItsOwnQuestionTwiceAndNeverTheNextOne() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        workIsDone();
        town.sends("wang", new Content.KeyPress("CONTACTED:1"));
        town.sends("wang", new Content.KeyPress("CONTACTED:1"));
        assertThat(town.jdbc.sql("select contacted from survey where solved is null").query(String.class).single()).isEqualTo("YES");
        assertThat(town.lastTo("wang")).contains("是否解决");
        assertThat(town.chat.sent().getLast().choices()).extracting(choice -> choice.id()).containsExactly("SOLVED:1", "SOLVED:2", "SOLVED:3");
        town.sends("wang", new Content.KeyPress("SOLVED:3"));
        town.sends("wang", new Content.KeyPress("REOPEN:1"));
        town.sends("wang", new Content.KeyPress("REOPEN:1"));
        assertThat(town.onlyCaseOf("wang").reopenings()).isOne();
    }

    @Test
    void whatIsSaidBesideTheAnswerIsTheReasonAndGoesAlongWhenItIsDoneAgain() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        workIsDone();
        town.writes("wang", "1");
        town.writes("wang", "没解决，灯罩还是碎的");
        assertThat(town.lastTo("wang")).contains("重新办理吗");
        town.writes("wang", "1");
        assertThat(town.lastTo("wang")).contains("已重新办理").doesNotContain("请直接说");
        assertThat(reopenedBecause()).isEqualTo("灯罩还是碎的");
    }

    @Test
    void whoTellsWhatIsWrongWhenAskedHasItDoneAgain() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        workIsDone();
        town.writes("wang", "1");
        town.writes("wang", "3");
        town.writes("wang", "路灯还是不亮，一闪一闪的");
        assertThat(town.casesOf("wang")).hasSize(1);
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(reopenedBecause()).contains("一闪一闪");
    }

    @Test
    void aCallerAnswersTheSurveyWithKeys() {
        town.saysByPhone("+8613800138000", new Content.Text("柳荫里3号楼路灯不亮"));
        town.saysByPhone("+8613800138000", new Content.Left());
        workIsDone("+8613800138000");
        town.saysByPhone("+8613800138000", new Content.KeyPress("2"));
        town.saysByPhone("+8613800138000", new Content.KeyPress("1"));
        town.saysByPhone("+8613800138000", new Content.KeyPress("5"));
        assertThat(answers()).isEqualTo("NO YES VERY_DISSATISFIED");
        assertThat(town.phone.texts()).anySatisfy(said -> assertThat(said).contains("解决了按一"));
    }

    @Test
    void whoDoesNotAcceptThatTheMatterIsNoneIsHeardByAnotherPersonOnce() {
        town.writes("wang", "社保卡丢了怎么补办");
        isFoundInvalid();
        town.writes("wang", "重办");
        assertThat(town.lastTo("wang")).contains("复核");
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.TRIAGE);
        isFoundInvalid();
        town.writes("wang", "重办");
        assertThat(town.lastTo("wang")).contains("没有找到可以重办的诉求");
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.INVALID);
    }

    private void isFoundInvalid() {
        var about = town.onlyCaseOf("wang");
        assertThat(about.state()).isEqualTo(CaseStatus.TRIAGE);
        town.inTransaction(() -> {
            town.moves.make(about.id(), new CaseEvent.EndProposed(Proposal.invalid("ann", "no-matter"), "没有具体事项"), new Actor(Actor.Kind.STAFF, "ann", "AGENT"));
            return town.moves.make(about.id(), new CaseEvent.FoundInvalid("no-matter", "没有具体事项"), new Actor(Actor.Kind.STAFF, "boss", "SUPERVISOR"));
        });
    }

    private String answers() {
        return town.jdbc.sql("select contacted || ' ' || solved || ' ' || satisfied from survey").query(String.class).single();
    }

    private String reopenedBecause() {
        return town.cases.history(town.onlyCaseOf("wang").id()).stream().map(step -> step.event()).filter(CaseEvent.Reopened.class::isInstance).map(
                event -> ((CaseEvent.Reopened) event).words()).findFirst().orElseThrow();
    }

    @Test
    void aResidentCanTakeTheCaseBack() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        town.writes("wang", "撤回");
        assertThat(town.lastTo("wang")).contains("要撤回");
        town.writes("wang", "1");
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.CANCELLED);
    }

    @Test
    void anEnglishSpeakerIsAnsweredInEnglish() {
        town.writes("smith", "The street lamp at 12 Chaoyang Road has been out for a week");
        assertThat(town.textsTo("smith").getFirst()).contains("We received your request");
    }

    @Test
    void aCallerIsGreetedHeardAndGetsATextWithTheNumber() {
        town.saysByPhone("+8613800000001", new Content.Arrived(null));
        assertThat(town.phone.texts().getFirst()).contains("通话会录音");
        town.saysByPhone("+8613800000001", new Content.Text("柳荫里三号楼路灯不亮", 0.9));
        assertThat(town.phone.texts().getLast()).contains("编号后六位");
        assertThat(town.textsTo("+8613800000001")).anySatisfy(text -> assertThat(text).contains("查询码"));
    }

    @Test
    void whatWasHeardBadlyIsReadBackAndConfirmedByAKey() {
        town.saysByPhone("+8613800000001", new Content.Text("柳荫里三号楼路灯不亮", 0.3));
        assertThat(town.phone.texts().getLast()).contains("对的请按一");
        town.saysByPhone("+8613800000001", new Content.KeyPress("1"));
        assertThat(town.phone.texts().getLast()).contains("编号后六位");
    }

    @Test
    void whoeverHangsUpHalfwayIsCalledBack() {
        town.saysByPhone("+8613800000001", new Content.Text("路灯不亮", 0.9));
        town.saysByPhone("+8613800000001", new Content.Left());
        assertThat(town.openTasks("call_back") + town.openTasks("confirm")).isOne();
    }

    @Test
    void anAnswerThatComesAfterAPersonTookOverIsAddedToTheCase() {
        town.writes("wang", "路灯不亮");
        town.inTransaction(() -> town.moves.leave(town.onlyCaseOf("wang").id(), Actor.clock("D1")));
        town.writes("wang", "柳荫里3号楼");
        assertThat(town.onlyCaseOf("wang").state()).isNotEqualTo(CaseStatus.DRAFT);
        assertThat(town.lastTo("wang")).contains("已补充");
    }

    @Test
    void atTheDoorIsNotAPlaceAnybodyCouldFind() {
        town.writes("wang", "门口那个路灯不亮了，都一个礼拜了");
        assertThat(town.lastTo("wang")).contains("在哪里");
    }

    @Test
    void aQuestionIsAnsweredAtOnceAndAPersonStillSeesIt() {
        town.writes("wang", "我想问一下居住证怎么办");
        assertThat(town.textsTo("wang")).anySatisfy(text -> assertThat(text).contains("供您参考", "居住"));
        assertThat(town.onlyCaseOf("wang").state()).isEqualTo(CaseStatus.TRIAGE);
        assertThat(town.openTasks("confirm")).isOne();
    }

    @Test
    void aQuestionOnTopOfTheFirstIsAnsweredToo() {
        town.writes("wang", "我想问一下居住证怎么办");
        town.writes("wang", "那身份证丢了怎么补办");
        assertThat(town.textsTo("wang")).anySatisfy(text -> assertThat(text).contains("供您参考", "身份证").doesNotContain("居住证"));
    }

    @Test
    void whoeverCannotSayWhereIsStillUnderstood() {
        town.writes("wang", "小区里有人养狼狗不拴绳，差点咬到小孩");
        town.writes("wang", "跳过");
        assertThat(town.onlyCaseOf("wang").category()).isEqualTo("1105");
        assertThat(town.textsTo("wang")).noneSatisfy(text -> assertThat(text).contains("更像哪一种"));
    }

    @Test
    void whoeverAsksForSecrecyAfterTheFilingIsObeyedAtOnce() {
        town.writes("wang", "孩子在实验中学被同学打了，老师不管");
        town.writes("wang", "实验中学");
        town.writes("wang", "不要让学校知道是我说的");
        assertThat(town.onlyCaseOf("wang").confidential()).isTrue();
        assertThat(town.lastTo("wang")).isEqualTo("已记下：您的身份会严格保密。");
    }

    @Test
    void secrecyIsHeardInACorrectionToo() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        town.writes("wang", "不对，是5号楼，请保密，别说是我反映的");
        assertThat(town.onlyCaseOf("wang").confidential()).isTrue();
    }

    @Test
    void ourVillageIsNoPlaceAnybodyCouldFind() {
        town.writes("wang", "我们村口的路坏了");
        assertThat(town.lastTo("wang")).contains("在哪里");
        town.writes("wang", "李家村");
        assertThat(town.onlyCaseOf("wang").place()).contains("李家村");
    }

    @Test
    void figuresAloneTellOfNothing() {
        town.writes("wang", "2");
        town.writes("wang", "1");
        assertThat(town.textsTo("wang")).noneSatisfy(text -> assertThat(text).contains("地址"));
    }

    @Test
    void whatIsStillThereBelongsToTheCaseThatIsOpen() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        town.writes("wang", "还是没解决");
        assertThat(town.lastTo("wang")).contains("已补充");
    }

    @Test
    void whoeverSaysYesToNothingIsNotThankedForThanks() {
        town.writes("wang", "柳荫里3号楼路灯不亮");
        town.writes("wang", "对");
        assertThat(town.lastTo("wang")).isEqualTo("好的。有事随时说。");
        town.writes("wang", "谢谢");
        assertThat(town.lastTo("wang")).isEqualTo("不客气。有事随时说。");
    }

    @Test
    void whereOffersAreSwitchedOffNobodyIsAskedWhichMatterItIs() {
        var vague = List.of("柳荫里3号楼楼下又吵又脏没人管", "柳荫里3号楼门口天天一堆东西堵着", "柳荫里3号楼旁边味道很大", "柳荫里3号楼前面的水一直流", "柳荫里3号楼门口的东西坏了没人修",
                "柳荫里3号楼楼下车太多了", "柳荫里3号楼后面有个坑", "柳荫里3号楼楼道灯和门都坏了", "柳荫里3号楼门口广场舞摊贩太乱");
        vague.forEach(words -> town.writes("asked" + vague.indexOf(words), words));
        var offered = vague.stream().filter(words -> isOffered("asked" + vague.indexOf(words))).toList();
        assertThat(offered).as("not clear").isNotEmpty();
        town.features.set(new Features(true, Sampling.NONE, false, true, true));
        vague.forEach(words -> town.writes("spared" + vague.indexOf(words), words));
        assertThat(vague).noneMatch(words -> isOffered("spared" + vague.indexOf(words)));
    }

    private boolean isOffered(String who) {
        return town.textsTo(who).stream().anyMatch(text -> text.contains("更像哪一种"));
    }

    @Test
    void whereAnswersAreSwitchedOffAQuestionIsLeftToAPerson() {
        town.features.set(new Features(true, Sampling.NONE, true, false, true));
        town.writes("wang", "我想问一下居住证怎么办");
        assertThat(town.textsTo("wang")).noneSatisfy(text -> assertThat(text).contains("供您参考"));
        assertThat(town.openTasks("confirm")).isOne();
    }

    @Test
    void aSharedPositionIsAPlace() {
        town.writes("wang", "路灯不亮");
        town.sends("wang", new Content.Location(28.2, 113.1, "柳荫里北门"));
        assertThat(town.onlyCaseOf("wang").state()).isNotEqualTo(CaseStatus.DRAFT);
        assertThat(town.onlyCaseOf("wang").told().spot().latitude()).isEqualTo(28.2);
    }

    private void workIsDone() {
        workIsDone("wang");
    }

    private void workIsDone(String who) {
        var filed = town.onlyCaseOf(who);
        var clerk = new Actor(Actor.Kind.STAFF, "clerk", "DEPARTMENT");
        town.inTransaction(() -> {
            if (filed.state() == CaseStatus.TRIAGE) {
                town.moves.dispatch(filed, town.moves.assignment(filed), false, clerk);
            }
            town.moves.make(filed.id(), new CaseEvent.Signed(false), clerk);
            var reported = town.moves.make(filed.id(), new CaseEvent.Reported("路灯养护职责 2.4", "已更换灯头一只，现场已亮灯"), clerk);
            return reported.state() == CaseStatus.REPORTED
                    ? town.moves.make(filed.id(), new CaseEvent.Resolved(false), new Actor(Actor.Kind.STAFF, "boss", "SUPERVISOR"))
                    : reported;
        });
        town.goOn();
    }

    @Test
    void twoMattersInOneMessageAreTwoCasesAndOneAcknowledgementNamesBoth() {
        town.writes("wang", "柳荫里3号楼路灯不亮了，另外楼下饭店天天半夜放音响吵得睡不着");
        var cases = inOrder("wang");
        assertThat(cases).extracting(Case::category).containsExactly("0206", "0502");
        assertThat(cases.getFirst().words()).isEqualTo("柳荫里3号楼路灯不亮了");
        assertThat(cases.getLast().words()).contains("饭店").doesNotContain("路灯");
        assertThat(cases).extracting(Case::grid).containsOnly("LL010101");
        assertThat(cases.getLast().origin().parent()).isEqualTo(cases.getFirst().id());
        var acknowledged = town.textsTo("wang").stream().filter(text -> text.contains("查询码")).toList();
        assertThat(acknowledged).hasSize(1);
        assertThat(acknowledged.getFirst()).contains("两件事", cases.getFirst().number().grouped(), cases.getLast().number().grouped());
        for (var filed : cases) {
            assertThat(acknowledged.getFirst()).contains(town.cases.queryCode(filed.id()).orElseThrow());
        }
    }

    @Test
    void eachOfTwoMattersHasThePlaceItNames() {
        town.writes("wang", "柳荫里3号楼电梯坏了三天。另外青河路上的公交车总是不按时来");
        assertThat(inOrder("wang")).extracting(Case::grid).containsExactly("LL010101", "LL020101");
    }

    @Test
    void twoMattersInEnglishAreTwoCases() {
        town.writes("smith", "The street light at Chaoyang Road is out. Also, the rubbish bins behind the market have not been emptied for a week");
        assertThat(inOrder("smith")).extracting(Case::category).containsExactly("0206", "0103");
        assertThat(town.textsTo("smith").getFirst()).contains("two matters", inOrder("smith").getLast().number().grouped());
    }

    @Test
    void aMatterWithoutAPlaceDoesNotTakeThatOfTheOther() {
        town.writes("smith", "street light on Chaoyang Road is broken, and another thing, my boss has not paid my wages for three months");
        assertThat(inOrder("smith")).extracting(Case::category).containsExactly("0206", "0701");
        assertThat(inOrder("smith").getLast().place()).isNull();
        assertThat(inOrder("smith").getLast().unit()).isNull();
    }

    @Test
    void oneMatterToldAtLengthStaysOneCase() {
        town.writes("wang", "柳荫里3号楼门口路灯坏了，晚上回家看不见路，老人摔了好几次，打过物业电话也没人管，都一个多月了");
        assertThat(town.casesOf("wang")).hasSize(1);
    }

    @Test
    void dangerAndReportsOfWrongdoingAreNeverTakenApart() {
        town.writes("wang", "柳荫里3号楼路灯不亮，另外楼上着火了有人困在里面");
        assertThat(town.casesOf("wang")).hasSize(1);
        town.writes("li", "柳荫里3号楼路灯不亮，另外我要举报路灯所吃拿卡要");
        assertThat(town.casesOf("li")).hasSize(1);
        assertThat(town.openTasks("confirm")).isPositive();
    }

    @Test
    void twoCasesThatWereOneMatterCanBeMerged() {
        town.writes("wang", "柳荫里3号楼路灯不亮了，另外楼下饭店天天半夜放音响吵得睡不着");
        var cases = inOrder("wang");
        town.database.transactions().executeWithoutResult(
                status -> town.moves.make(cases.getLast().id(), new CaseEvent.Merged(cases.getFirst().id()), Actor.staff(UUID.randomUUID(), "agent")));
        assertThat(town.cases.byId(cases.getLast().id()).orElseThrow().state()).isEqualTo(CaseStatus.MERGED);
    }

    private List<Case> inOrder(String resident) {
        return town.casesOf(resident).stream().sorted(Comparator.comparing(filed -> filed.origin().parent() != null)).toList();
    }

    /** Said at ten on the Monday morning of the 23rd. */
    @Test
    void aTimeIsCountedFromTheMomentItWasSaid() {
        town.writes("wang", "柳荫里3号楼门口路灯昨晚十点灭的");
        assertThat(occurred("wang")).contains("11-22 22:00");

        town.writes("wang", "补充一下，旁边那根也不亮");
        assertThat(occurred("wang")).as("a time that stays keeps its moment").contains("11-22 22:00");
    }

    private Optional<String> occurred(String who) {
        return Occurred.of(town.onlyCaseOf(who).told().facts(), new JsonMapper());
    }
}
