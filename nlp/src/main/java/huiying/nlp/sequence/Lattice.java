package huiying.nlp.sequence;

import java.util.List;

/** Which labels exist, which may follow which, and the best way through them (Viterbi). */
final class Lattice {
    private static final float NEVER = -1e9f;

    private final String[] labels;
    private final boolean[][] allowed;

    Lattice(List<String> labels) {
        this.labels = labels.toArray(String[]::new);
        allowed = new boolean[labels.size() + 1][labels.size()];
        for (int before = 0; before <= labels.size(); before++) {
            for (int label = 0; label < labels.size(); label++) {
                allowed[before][label] = mayFollow(before, label);
            }
        }
    }

    int size() {
        return labels.length;
    }

    /** The row of transitions for the first token, which follows nothing. */
    int start() {
        return labels.length;
    }

    private boolean mayFollow(int before, int label) {
        boolean inside = labels[label].startsWith("I-");
        return !inside || before < labels.length && Stretch.kind(labels[before]).equals(Stretch.kind(labels[label]));
    }

    /** @param emissions one row a token; @param transitions one row for each label before, and one for the start */
    int[] best(float[][] emissions, float[][] transitions) {
        int length = emissions.length;
        int[][] back = new int[length][size()];
        float[] scores = first(emissions[0], transitions[start()]);
        for (int i = 1; i < length; i++) {
            scores = step(scores, emissions[i], transitions, back[i]);
        }
        int[] path = new int[length];
        path[length - 1] = highest(scores);
        for (int i = length - 1; i > 0; i--) {
            path[i - 1] = back[i][path[i]];
        }
        return path;
    }

    private float[] first(float[] emission, float[] transition) {
        float[] scores = new float[size()];
        for (int label = 0; label < scores.length; label++) {
            scores[label] = allowed[start()][label] ? emission[label] + transition[label] : NEVER;
        }
        return scores;
    }

    private float[] step(float[] before, float[] emission, float[][] transitions, int[] back) {
        float[] scores = new float[size()];
        for (int label = 0; label < scores.length; label++) {
            float best = 2 * NEVER;
            for (int from = 0; from < scores.length; from++) {
                float score = before[from] + transitions[from][label];
                if (score > best && allowed[from][label]) {
                    best = score;
                    back[label] = from;
                }
            }
            scores[label] = best + emission[label];
        }
        return scores;
    }

    private static int highest(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }
}
