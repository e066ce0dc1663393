package huiying.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import huiying.nlp.classify.Classifier;
import huiying.nlp.starter.StarterModels;
import huiying.nlp.text.Normaliser;

/** Seeded hostile texts for everything that reads residents' words; a longer run with {@code -Dfuzz.texts=100000}. */
class FuzzedTest {
    private static final int TEXTS = Integer.getInteger("fuzz.texts", 300);
    private static final long ONE_TEXT = 200_000_000L;
    private static final long ONE_CLASSIFICATION = 20_000_000L;
    private static final Classifier NATURE = new StarterModels(Normaliser.standard()).nature();
    private static final Understander UNDERSTANDER = Understander.builder().build();

    /** Time of the processor, the least of a few runs: a busy machine may stop any of them for a while. */
    private static long time(String text, Consumer<String> work, long bar) {
        var clock = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 8 && best > bar; attempt++) {
            long start = clock.getCurrentThreadCpuTime();
            work.accept(text);
            best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
        }
        return best;
    }

    private static void warm(Consumer<String> work) {
        var texts = new HostileTexts(99);
        for (int i = 0; i < 100; i++) {
            work.accept(texts.next());
        }
    }

    @Test
    void noTextIsRefusedOrTakesLong() {
        Consumer<String> understand = text -> UNDERSTANDER.understand(Message.of(text));
        warm(understand);
        var texts = new HostileTexts(1);
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.next();
            assertThat(time(text, understand, ONE_TEXT)).as("text %d: %s", i, text).isLessThanOrEqualTo(ONE_TEXT);
        }
    }

    @Test
    void classifyingTheLongestTextTakesTwentyMilliseconds() {
        Consumer<String> explain = text -> NATURE.explain(text, 3);
        warm(explain);
        var texts = new HostileTexts(2);
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.next().repeat(40);
            assertThat(time(text.substring(0, Math.min(text.length(), HostileTexts.LONGEST)), explain, ONE_CLASSIFICATION)).as("text %d", i)
                    .isLessThanOrEqualTo(ONE_CLASSIFICATION);
        }
    }

    @Test
    void spansLieInsideTheTextAndProbabilitiesSumToOne() {
        var texts = new HostileTexts(3);
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.next();
            var predictions = NATURE.explain(text, 99);
            assertThat(predictions.stream().mapToDouble(Prediction::confidence).sum()).isBetween(.9999, 1.0001);
            assertThat(predictions).isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()));
            predictions.forEach(prediction -> assertInside(prediction.evidence(), text));
            UNDERSTANDER.understand(Message.of(text)).category().candidates().forEach(candidate -> assertInside(candidate.evidence(), text));
        }
    }

    private static void assertInside(List<Evidence> evidence, String text) {
        assertThat(evidence).allSatisfy(e -> {
            assertThat(e.span().start()).isBetween(0, e.span().end());
            assertThat(e.span().end()).isLessThanOrEqualTo(text.length());
            assertThat(e.share()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void whatWasReadBeforeDoesNotMatter() {
        var texts = new HostileTexts(4);
        List<String> some = java.util.stream.Stream.generate(texts::next).limit(60).toList();
        var forwards = some.stream().map(text -> NATURE.answer("", text, 3)).toList();
        var backwards = some.reversed().stream().map(text -> NATURE.answer("", text, 3)).toList().reversed();
        assertThat(backwards).isEqualTo(forwards);
    }
}
