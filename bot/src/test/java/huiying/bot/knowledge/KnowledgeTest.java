package huiying.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import huiying.nlp.Language;

class KnowledgeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private final Knowledge knowledge = Knowledge.bundled();

    @Test
    void aCommonQuestionHasAnAnswerInBothLanguages() {
        var answer = knowledge.find("我想问一下居住证怎么办", TODAY).orElseThrow();
        assertThat(answer.in(Language.ZH)).contains("居住");
        assertThat(answer.in(Language.EN)).contains("address");
    }

    @Test
    void anEnglishQuestionIsAnsweredToo() {
        assertThat(knowledge.find("Hello, how can I apply for a residence permit?", TODAY).orElseThrow().question()).isEqualTo("居住证怎么办");
        assertThat(knowledge.find("I lost my ID card, how do I get a replacement", TODAY).orElseThrow().question()).isEqualTo("身份证丢了怎么补");
        assertThat(knowledge.find("where can I get a rabies vaccine", TODAY).orElseThrow().in(Language.EN)).isNotBlank();
    }

    @Test
    void whatNobodyAskedBeforeHasNoAnswer() {
        for (var words : List.of("asdfgh", "楼下烧烤店凌晨两点还在吵", "你好", "", "The pavement outside my house is broken and nobody comes", "thank you very much")) {
            assertThat(knowledge.find(words, TODAY)).as(words).isEmpty();
        }
    }

    @Test
    void anAnswerEndsWithItsLastValidDay() {
        String[] row = {"烟花可以放吗", "能放鞭炮吗", "春节期间可以。", "During the festival.", "节日", "may I set off fireworks", "2026-11-23"};
        String[] other = {"居住证怎么办", "办居住证", "去派出所。", "At the police.", "户籍", "residence permit", ""};
        var dated = new Knowledge(List.of(row, other));
        assertThat(dated.nearest("烟花可以放吗", TODAY)).get().extracting(found -> found.answer().question()).isEqualTo("烟花可以放吗");
        assertThat(dated.nearest("烟花可以放吗", TODAY.plusDays(1)).map(found -> found.answer().question())).isNotEqualTo(java.util.Optional.of("烟花可以放吗"));
        assertThat(dated.find("办居住证", TODAY.plusDays(1))).isPresent();
    }

    @Test
    void aTableWithoutEnglishAndDatesIsReadAsBefore() {
        var old = new Knowledge(List.<String[]>of(new String[]{"居住证怎么办", "办居住证", "去派出所。", "At the police.", "户籍"}));
        assertThat(old.nearest("居住证怎么办", TODAY)).isPresent();
    }

    @Test
    void ofHeldOutWaysOfAskingThoseAnsweredAreMostlyRightInBothLanguages() {
        for (int language : new int[]{1, 5}) {
            var outcome = heldOut(language, language == 1 ? "；" : ";");
            int answered = outcome.getOrDefault(true, List.of()).size() + outcome.getOrDefault(false, List.of()).size();
            int right = outcome.getOrDefault(true, List.of()).size();
            assertThat(right).as("right of %s answered", answered).isGreaterThan(5);
            assertThat(right / (double) answered).as("right of %s answered", answered).isGreaterThan(.65);
        }
    }

    /** The last way of each question is taken out and asked. */
    private static java.util.Map<Boolean, List<String>> heldOut(int column, String separator) {
        var rows = Knowledge.rows();
        var found = new ArrayList<java.util.Map.Entry<Boolean, String>>();
        for (int held = 0; held < rows.size(); held++) {
            var row = rows.get(held).clone();
            var ways = new ArrayList<>(List.of(row[column].split(separator)));
            var question = ways.removeLast();
            row[column] = String.join(separator, ways);
            var others = new ArrayList<>(rows);
            others.set(held, row);
            var name = row[0];
            new Knowledge(others).find(question, TODAY).ifPresent(answer -> found.add(java.util.Map.entry(answer.question().equals(name), question)));
        }
        return found.stream()
                .collect(Collectors.groupingBy(java.util.Map.Entry::getKey, Collectors.mapping(java.util.Map.Entry::getValue, Collectors.toList())));
    }
}
