package huiying.bot.learning.runs;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import huiying.nlp.Prediction;
import huiying.nlp.category.CategoryModel;

/**
 * Tests whether answers rest on the words that are shown as their evidence: without them the answer has to fall further than without as many others in stretches
 * of the same lengths.
 */
final class Resting {
    private static final int MOST = 150;
    private static final long SEED = 1;

    private Resting() {
    }

    static Card.Evidence of(CategoryModel model, List<String> texts) {
        var random = new SplittableRandom(SEED);
        double shownSum = 0;
        double randomSum = 0;
        int larger = 0;
        int tried = 0;
        for (var text : texts.subList(0, Math.min(MOST, texts.size()))) {
            var marks = new boolean[text.length()];
            var best = model.guess(text, 1, .5).candidates().stream().findFirst().orElse(new Prediction("", 0, List.of()));
            best.evidence().forEach(one -> Arrays.fill(marks, Math.min(one.span().start(), marks.length), Math.min(one.span().end(), marks.length), true));
            if (any(marks)) {
                double before = confidence(model, text, best.label());
                double shown = before - confidence(model, without(text, marks), best.label());
                double other = before - confidence(model, without(text, moved(marks, random)), best.label());
                shownSum += shown;
                randomSum += other;
                larger += shown > other ? 1 : 0;
                tried++;
            }
        }
        return tried == 0 ? Card.Evidence.NONE : new Card.Evidence(shownSum / tried, randomSum / tried, larger / (double) tried, tried);
    }

    private static boolean any(boolean[] marks) {
        for (boolean mark : marks) {
            if (mark) {
                return true;
            }
        }
        return false;
    }

    private static double confidence(CategoryModel model, String text, String label) {
        return model.classify(text, model.labels().size()).stream().filter(one -> one.label().equals(label)).mapToDouble(Prediction::confidence).findFirst()
                .orElse(0);
    }

    /** The same stretches, moved along by a random number of characters. */
    private static boolean[] moved(boolean[] marks, SplittableRandom random) {
        var moved = new boolean[marks.length];
        int by = random.nextInt(marks.length);
        for (int i = 0; i < marks.length; i++) {
            moved[(i + by) % marks.length] = marks[i];
        }
        return moved;
    }

    private static String without(String text, boolean[] marks) {
        var rest = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!marks[i]) {
                rest.append(text.charAt(i));
            }
        }
        return rest.toString();
    }
}
