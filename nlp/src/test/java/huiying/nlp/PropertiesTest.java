package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import huiying.nlp.classify.Assurance;
import huiying.nlp.starter.StarterModels;
import huiying.nlp.starter.Table;
import huiying.nlp.text.Normaliser;

/** What holds for every text: nothing is invented, spans lie inside, neither order nor threads matter, thresholds rise with the promise. */
class PropertiesTest {
    private static final Understander UNDERSTANDER = Understander.builder().build();
    private static final int EVERY = 37;

    /** Starter samples, planted messages and hostile texts. */
    private static List<String> texts() {
        List<String[]> samples = Table.read("samples.tsv");
        var texts = new ArrayList<String>();
        for (int i = 0; i < samples.size(); i += EVERY) {
            texts.add(samples.get(i)[3]);
        }
        Planted.rows("two-matters.tsv").forEach(row -> texts.add(row[4]));
        Planted.rows("angry-valid.tsv").forEach(row -> texts.add(row[1]));
        Stream.generate(new HostileTexts(11)::next).limit(60).forEach(texts::add);
        return texts;
    }

    private static Understanding understand(String text) {
        return UNDERSTANDER.understand(Message.of(text));
    }

    @Test
    void titlesAndFactsAreMadeOfTheTextAlone() {
        for (String text : texts()) {
            Understanding heard = understand(text);
            String said = text + Normaliser.standard().normalise(text).aligned();
            for (String fact : List.of(heard.title(), heard.facts().who(), heard.facts().where(), heard.facts().what(), heard.facts().demand())) {
                assertThat(inOrder(fact, said)).as("'%s' of: %s", fact, text).isTrue();
            }
            assertThat(heard.facts().when().chars().filter(c -> ",， ".indexOf(c) < 0)).as(text).allMatch(c -> said.indexOf(c) >= 0);
            heard.parts().forEach(part -> assertThat(inOrder(part.title(), said)).as(part.title()).isTrue());
        }
    }

    /** Whether the characters of a fact follow one another in what was said, with others between them at most. */
    private static boolean inOrder(String fact, String said) {
        int at = 0;
        for (int i = 0; i < fact.length(); i++) {
            at = said.indexOf(fact.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void titlesFitIntoALine() {
        for (String text : texts()) {
            String title = understand(text).title();
            boolean latin = title.chars().filter(c -> c < 0x250).count() * 2 > title.length();
            assertThat(title.length()).as(title).isLessThanOrEqualTo(latin ? 40 : 20);
            assertThat(title).doesNotContain("\n");
        }
    }

    @Test
    void everySpanLiesInsideTheText() {
        for (String text : texts()) {
            Understanding heard = understand(text);
            Stream.concat(heard.mentions().stream().map(Mention::span), heard.parts().stream().map(Part::span))
                    .forEach(span -> assertThat(span.start() >= 0 && span.start() <= span.end() && span.end() <= text.length()).as(text).isTrue());
            assertThat(heard.parts().size()).isIn(0, 2);
        }
    }

    @Test
    void partsOfAMessageDoNotOverlap() {
        for (String text : texts()) {
            List<Part> parts = understand(text).parts();
            if (!parts.isEmpty()) {
                assertThat(parts.getFirst().span().end()).as(text).isLessThanOrEqualTo(parts.getLast().span().start());
            }
        }
    }

    @Test
    void neitherOrderNorThreadsMatter() throws Exception {
        List<String> texts = texts().subList(0, 120);
        List<String> forwards = texts.stream().map(text -> described(understand(text))).toList();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> waiting = texts.reversed().stream().map(text -> threads.submit(() -> described(understand(text)))).toList();
            for (int i = 0; i < waiting.size(); i++) {
                assertThat(waiting.get(i).get()).isEqualTo(forwards.get(forwards.size() - 1 - i));
            }
        }
    }

    private static String described(Understanding heard) {
        return heard.toString().toLowerCase(Locale.ROOT);
    }

    @Test
    void aHigherPromiseNeedsMoreConfidence() {
        var model = new StarterModels(Normaliser.standard()).category();
        for (Assurance assurance : Assurance.values()) {
            for (int level = 0; level < model.depth(); level++) {
                double before = 0;
                for (double promise : new double[]{.7, .8, .9, .95, .98, .99}) {
                    double threshold = model.threshold(level, model.labels().getFirst(), promise, assurance);
                    assertThat(threshold).as("%s at %s", assurance, promise).isGreaterThanOrEqualTo(before);
                    before = threshold;
                }
            }
        }
    }

    @Test
    void evidenceForOneLabelIsTheSameAsInTheWholeExplanation() {
        var nature = new StarterModels(Normaliser.standard()).nature();
        for (String text : List.of("路灯坏了三天没人修", "请问怎么办居住证", "thank you for fixing the lamp")) {
            nature.explain(text, 9).forEach(one -> assertThat(nature.evidence(text, one.label())).isEqualTo(one.evidence()));
        }
        assertThat(nature.evidence("路灯坏了", "no such label")).isEmpty();
    }
}
