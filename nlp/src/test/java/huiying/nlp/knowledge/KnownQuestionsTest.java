package huiying.nlp.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class KnownQuestionsTest {
    private final KnownQuestions questions = new KnownQuestions(List.of(
            new KnownQuestions.Question("permit", List.of("居住证怎么办", "外地人办居住证要什么", "How do I apply for a residence permit?"), "到派出所办理 police station"),
            new KnownQuestions.Question("renew", List.of("居住证到期了怎么续", "How do I renew an expired residence permit?"), "每年签注 endorsement"),
            new KnownQuestions.Question("dog", List.of("养狗要办证吗", "Do I need a dog licence?"), "犬只登记 register the dog"),
            new KnownQuestions.Question("water", List.of("停水通知在哪查", "Where are water outages announced?"), "关注供水公司公告 water company")));

    private String nearest(String asked) {
        return questions.nearest(asked).orElseThrow().name();
    }

    @Test
    void aQuestionIsFoundHoweverItIsPut() {
        assertThat(nearest("请问一下我要办居住证的话怎么办")).isEqualTo("permit");
        assertThat(nearest("居住證到期了怎麼續")).isEqualTo("renew");
        assertThat(nearest("applying for residence permits")).isEqualTo("permit");
        assertThat(nearest("my residence permit is expired")).isEqualTo("renew");
        assertThat(nearest("is a licence needed for two dogs")).isEqualTo("dog");
        assertThat(questions.nearest("dog")).as("one word may be chance").isEmpty();
    }

    @Test
    void aWayThatIsKnownIsSurerThanHalfOfIt() {
        assertThat(questions.nearest("养狗要办证吗").orElseThrow().confidence()).isGreaterThan(questions.nearest("养狗的邻居太吵，登记了吗").orElseThrow().confidence());
        assertThat(questions.nearest("养狗要办证吗").orElseThrow().confidence()).isBetween(.7, 1.0);
    }

    @Test
    void neitherTheOrderOfQuestionsNorWordsThatSayNothingMatter() {
        var turned = new KnownQuestions(List.of(new KnownQuestions.Question("water", List.of("停水通知在哪查"), "供水公司公告"),
                new KnownQuestions.Question("dog", List.of("养狗要办证吗"), "犬只登记")));
        var straight = new KnownQuestions(List.of(new KnownQuestions.Question("dog", List.of("养狗要办证吗"), "犬只登记"),
                new KnownQuestions.Question("water", List.of("停水通知在哪查"), "供水公司公告")));
        for (String asked : List.of("养狗办证", "停水通知", "哪里查停水公告", "犬只登记要什么")) {
            assertThat(turned.nearest(asked)).isEqualTo(straight.nearest(asked));
            assertThat(straight.nearest("请问一下，" + asked + "吗，谢谢").map(KnownQuestions.Found::name))
                    .isEqualTo(straight.nearest(asked).map(KnownQuestions.Found::name));
        }
    }

    @Test
    void howSureItIsIsAProbabilityWhateverIsAsked() {
        var random = new java.util.Random(4);
        String letters = "居住证怎么办狗水停通知water permit dog 123，？";
        for (int i = 0; i < 500; i++) {
            var asked = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                asked.append(letters.charAt(random.nextInt(letters.length())));
            }
            questions.nearest(asked.toString()).ifPresent(found -> assertThat(found.confidence()).as(asked.toString()).isBetween(0.0, 1.0));
        }
    }

    @Test
    void nothingInCommonIsNotFound() {
        assertThat(questions.nearest("zebra")).isEmpty();
        assertThat(questions.nearest("")).isEmpty();
        assertThat(questions.nearest("我的你的")).isEmpty();
        assertThat(new KnownQuestions(List.of()).nearest("居住证")).isEmpty();
    }

    @Test
    void smallWordsAndEndingsSayNothing() {
        assertThat(Terms.of("How do I get the")).isEmpty();
        assertThat(Terms.of("registering")).isEqualTo(Terms.of("registered"));
        assertThat(Terms.of("Water bills!")).containsExactlyInAnyOrder("water", "bill", "water bill");
    }
}
