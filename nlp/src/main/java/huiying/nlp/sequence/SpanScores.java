package huiying.nlp.sequence;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Precision, recall and F1 of labelled stretches, each kind for itself and all together; only a stretch with the right ends and the right label counts. */
public final class SpanScores {
    private final Map<String, int[]> counts = new TreeMap<>();

    /** @param right those found that are right, @param found all found, @param wanted all there are */
    public record Score(int right, int found, int wanted) {
        public double precision() {
            return found == 0 ? 0 : (double) right / found;
        }

        public double recall() {
            return wanted == 0 ? 0 : (double) right / wanted;
        }

        public double f1() {
            return found + wanted == 0 ? 0 : 2.0 * right / (found + wanted);
        }
    }

    public void add(List<Stretch> wanted, List<Stretch> found) {
        wanted.forEach(stretch -> count(stretch.label())[2]++);
        found.forEach(stretch -> count(stretch.label())[1]++);
        var both = new HashSet<>(wanted);
        found.stream().filter(both::contains).forEach(stretch -> count(stretch.label())[0]++);
    }

    private int[] count(String label) {
        return counts.computeIfAbsent(label, unseen -> new int[3]);
    }

    public Map<String, Score> byLabel() {
        var scores = new TreeMap<String, Score>();
        counts.forEach((label, count) -> scores.put(label, new Score(count[0], count[1], count[2])));
        return scores;
    }

    public Score all() {
        int[] sum = new int[3];
        counts.values().forEach(count -> {
            for (int i = 0; i < 3; i++) {
                sum[i] += count[i];
            }
        });
        return new Score(sum[0], sum[1], sum[2]);
    }
}
