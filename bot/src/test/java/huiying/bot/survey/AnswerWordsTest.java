package huiying.bot.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerWordsTest {
    private final AnswerWords words = new AnswerWords();

    @ParameterizedTest
    @CsvSource({"CONTACTED,联系过了,YES", "CONTACTED,没人联系我,NO", "CONTACTED,有,YES", "CONTACTED,没有。,NO", "CONTACTED,打过电话,YES", "CONTACTED,They called me,YES",
            "CONTACTED,Nobody called!,NO", "SOLVED,解决了,YES", "SOLVED,部分解决,PARTLY", "SOLVED,还没有解决,NO", "SOLVED,没有,NO", "SOLVED,not yet,NO",
            "SOLVED,Partly,PARTLY",
            "SOLVED,it’s fixed,YES", "SATISFIED,非常满意！,VERY_SATISFIED", "SATISFIED,满意,SATISFIED", "SATISFIED,基本满意吧,FAIRLY_SATISFIED",
            "SATISFIED,不太满意,DISSATISFIED",
            "SATISFIED,非常不满意,VERY_DISSATISFIED", "SATISFIED,Very Satisfied,VERY_SATISFIED", "SATISFIED,ok,FAIRLY_SATISFIED",
            "SATISFIED,not at all,VERY_DISSATISFIED",
            "SATISFIED,满意谢谢,SATISFIED"})
    void anAnswerInWordsIsRead(Question asked, String said, String answer) {
        assertThat(words.read(asked, said)).contains(new AnswerWords.Read(asked, answer, ""));
    }

    @ParameterizedTest
    @CsvSource({"CONTACTED,满意,SATISFIED,SATISFIED", "CONTACTED,已解决,SOLVED,YES", "SOLVED,很不满意,SATISFIED,VERY_DISSATISFIED", "SATISFIED,没人联系我,CONTACTED,NO"})
    void anAnswerToAnotherQuestionIsTakenAsTheAnswerToThatOne(Question asked, String said, Question question, String answer) {
        assertThat(words.read(asked, said)).contains(new AnswerWords.Read(question, answer, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"修好了？", "修好了吗", "解决了没有", "解决了没", "满意?", "Is it fixed", "fixed?", "Has it been solved?", "when"})
    void whoAsksHasAnsweredNothing(String said) {
        assertThat(words.read(Question.SOLVED, said)).isEmpty();
    }

    @Test
    void aBareYesOrNoAnswersOnlyWhatWasAsked() {
        assertThat(words.read(Question.SOLVED, "没有")).map(AnswerWords.Read::question).contains(Question.SOLVED);
        assertThat(words.read(Question.SATISFIED, "没有")).isEmpty();
        assertThat(words.read(Question.SATISFIED, "yes")).isEmpty();
    }

    @Test
    void whatIsSaidBesideTheAnswerIsKept() {
        assertThat(words.read(Question.SOLVED, "没解决，灯还是一闪一闪的")).contains(new AnswerWords.Read(Question.SOLVED, "NO", "灯还是一闪一闪的"));
        assertThat(words.read(Question.SOLVED, "Not solved. It flickers!")).contains(new AnswerWords.Read(Question.SOLVED, "NO", "It flickers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"柳荫里3号楼的水管爆了", "我的投诉怎么样了", "你好", "转人工", "解决一下楼道的灯", "", "，。"})
    void whatIsNoAnswerIsNotReadAsOne(String said) {
        assertThat(words.read(Question.CONTACTED, said)).isEmpty();
    }

    @Test
    void everyListedWordBelongsToOneAnswerOfItsQuestion() {
        for (var question : new Question[]{Question.CONTACTED, Question.SOLVED, Question.SATISFIED}) {
            assertThat(words.known(question).values()).isSubsetOf(question.answers());
            assertThat(words.known(question)).hasSizeGreaterThan(20);
        }
    }
}
