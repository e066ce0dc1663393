package huiying.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import huiying.nlp.Language;

class KnowledgeTest {
    private final Knowledge knowledge = Knowledge.bundled();

    @Test
    void aCommonQuestionHasAnAnswerInBothLanguages() {
        var answer = knowledge.find("我想问一下居住证怎么办").orElseThrow();
        assertThat(answer.in(Language.ZH)).contains("居住");
        assertThat(answer.in(Language.EN)).contains("address");
    }

    @Test
    void whatNobodyAskedBeforeHasNoAnswer() {
        for (var words : List.of("asdfgh", "楼下烧烤店凌晨两点还在吵", "你好", "")) {
            assertThat(knowledge.find(words)).as(words).isEmpty();
        }
    }

    @Test
    void aWayOfAskingThatWasHeldOutMostlyFindsItsAnswerAndHardlyEverAnother() {
        int asked = 0;
        int right = 0;
        int wrong = 0;
        var rows = Knowledge.rows();
        for (int held = 0; held < rows.size(); held++) {
            var row = rows.get(held);
            var ways = new ArrayList<>(List.of(row[1].split("；")));
            var question = ways.removeLast();
            var others = new ArrayList<>(rows);
            others.set(held, new String[]{row[0], String.join("；", ways), row[2], row[3], row[4]});
            var found = new Knowledge(others).find(question);
            asked++;
            right += found.isPresent() && found.get().question().equals(row[0]) ? 1 : 0;
            wrong += found.isPresent() && !found.get().question().equals(row[0]) ? 1 : 0;
        }
        assertThat(wrong).as("wrong of %s, right %s", asked, right).isLessThanOrEqualTo(asked / 20);
        assertThat(right).as("right of %s, wrong %s", asked, wrong).isGreaterThan(asked / 8);
    }
}
