package huiying.nlp.sequence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * Trains a {@link Tagger}: whenever the best labelling of an example is wrong, its clues lose weight and those of the right one gain it; the weights of
 * all steps are averaged, which is what makes them hold on new texts (Freund and Schapire 1999). The same examples, options and seed give the same bytes.
 */
public final class TaggerTrainer {
    private final List<String> labels;
    private final Clues clues;
    private final Options options;
    private final Lattice lattice;
    private final int mask;
    private final float[] weights;
    private final float[] drift;
    private final float[][] transitions;
    private final float[][] transitionDrift;
    private int steps = 1;

    /**
     * How to train.
     *
     * @param rounds how often every example is looked at
     * @param bits   the table has two to this power weights
     * @param margin how much better than every wrong labelling the right one must be, for each wrong label in it
     * @param seed   of the order in which examples come
     */
    public record Options(int rounds, int bits, float margin, long seed) {
        public static final Options USUAL = new Options(12, 20, 1.5f, 7);
    }

    private TaggerTrainer(List<String> labels, Clues clues, Options options) {
        this.labels = labels;
        this.clues = clues;
        this.options = options;
        lattice = new Lattice(labels);
        mask = (1 << options.bits) - 1;
        weights = new float[(1 << options.bits) + labels.size()];
        drift = new float[weights.length];
        transitions = new float[labels.size() + 1][labels.size()];
        transitionDrift = new float[labels.size() + 1][labels.size()];
    }

    public static Tagger train(List<Sequence> examples, Clues clues, Options options) {
        var labels = new TreeSet<String>(List.of(Stretch.OUTSIDE));
        examples.forEach(example -> labels.addAll(example.labels()));
        var trainer = new TaggerTrainer(List.copyOf(labels), clues, options);
        trainer.learn(examples);
        return trainer.averaged();
    }

    /** An example as numbers. */
    private record Lesson(int[][] clues, int[] labels) {
    }

    private void learn(List<Sequence> examples) {
        var lessons = new ArrayList<Lesson>();
        for (Sequence example : examples) {
            if (!example.tokens().isEmpty()) {
                lessons.add(new Lesson(clues.of(example.tokens()), example.labels().stream().mapToInt(labels::indexOf).toArray()));
            }
        }
        var random = new Random(options.seed);
        for (int round = 0; round < options.rounds; round++) {
            Collections.shuffle(lessons, random);
            lessons.forEach(this::learn);
        }
    }

    private void learn(Lesson lesson) {
        float[][] emissions = new float[lesson.clues.length][];
        for (int i = 0; i < emissions.length; i++) {
            emissions[i] = emission(lesson.clues[i], lesson.labels[i]);
        }
        int[] guess = lattice.best(emissions, transitions);
        for (int i = 0; i < guess.length; i++) {
            correct(lesson, guess, i);
        }
        steps++;
    }

    private float[] emission(int[] hashes, int right) {
        float[] sums = new float[labels.size()];
        for (int hash : hashes) {
            int row = hash & mask;
            for (int label = 0; label < sums.length; label++) {
                sums[label] += weights[row + label];
            }
        }
        sums[right] -= options.margin;
        return sums;
    }

    private void correct(Lesson lesson, int[] guess, int at) {
        int right = lesson.labels[at];
        if (guess[at] != right) {
            for (int hash : lesson.clues[at]) {
                move((hash & mask) + right, 1);
                move((hash & mask) + guess[at], -1);
            }
        }
        int beforeRight = at == 0 ? lattice.start() : lesson.labels[at - 1];
        int beforeGuess = at == 0 ? lattice.start() : guess[at - 1];
        if (guess[at] != right || beforeGuess != beforeRight) {
            moveTransition(beforeRight, right, 1);
            moveTransition(beforeGuess, guess[at], -1);
        }
    }

    private void move(int weight, float by) {
        weights[weight] += by;
        drift[weight] += by * steps;
    }

    private void moveTransition(int from, int to, float by) {
        transitions[from][to] += by;
        transitionDrift[from][to] += by * steps;
    }

    /** The average over all steps, in 8 bits with one scale for all, so that sums keep their proportions. */
    private Tagger averaged() {
        float largest = 1e-6f;
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= drift[i] / steps;
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        float scale = 127 / largest;
        byte[] small = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            small[i] = (byte) Math.round(weights[i] * scale);
        }
        float[][] averaged = new float[transitions.length][labels.size()];
        for (int from = 0; from < averaged.length; from++) {
            for (int to = 0; to < averaged[from].length; to++) {
                averaged[from][to] = (transitions[from][to] - transitionDrift[from][to] / steps) * scale;
            }
        }
        return new Tagger(labels, clues, small, averaged);
    }
}
