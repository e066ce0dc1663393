package huiying.nlp.classify;

import java.util.ArrayList;
import java.util.List;

/** Turns samples into the texts each model learns from. */
final class Corpora {
    private Corpora() {
    }

    /** What is to be learnt: the texts as they are judged come first, {@code judged} of them; helpers follow. */
    record Lesson(Corpus[] columns, int judged, List<String> labels) {
        Corpus corpus() {
            return columns[0];
        }

        /** Number of the label that means "no other", -1 without one. */
        int none(String name) {
            return name.isEmpty() ? -1 : labels.indexOf(name);
        }

        Lesson without(int group) {
            var others = java.util.Arrays.stream(columns).map(column -> column.without(group)).toArray(Corpus[]::new);
            return new Lesson(others, (int) java.util.Arrays.stream(corpus().groups(), 0, judged).filter(g -> g != group).count(), labels);
        }
    }

    /** Titles (or texts without one), then sentence chunks of the bodies, each body with the weight of one title. */
    static Lesson brief(List<Sample> samples, List<String> labels, int judged) {
        var rows = new Rows(labels);
        for (Sample sample : samples) {
            rows.add(sample.titled() ? sample.title() : sample.text(), sample, sample.weight());
        }
        for (Sample sample : samples) {
            var chunks = Sentences.of(sample.text());
            if (sample.titled() || sample.text().length() > Sentences.LONGEST) {
                chunks.forEach(chunk -> rows.add(chunk, sample, sample.weight() / chunks.size()));
            }
        }
        return new Lesson(new Corpus[]{rows.corpus()}, judged, labels);
    }

    static Lesson full(List<Sample> samples, List<String> labels, int judged) {
        var titles = new Rows(labels);
        var wholes = new Rows(labels);
        for (Sample sample : samples) {
            titles.add(cut(sample.title(), Scorer.MOST_TITLE), sample, sample.weight());
            wholes.add(cut(sample.title(), Scorer.MOST_TITLE) + Scorer.SEAM + cut(sample.text(), Scorer.MOST_BODY), sample, sample.weight());
        }
        return new Lesson(new Corpus[]{titles.corpus(), wholes.corpus()}, judged, labels);
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static final class Rows {
        private final List<String> labels;
        private final List<char[]> texts = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private final List<Float> weights = new ArrayList<>();
        private final List<Integer> groups = new ArrayList<>();

        Rows(List<String> labels) {
            this.labels = labels;
        }

        void add(String text, Sample sample, float weight) {
            texts.add(Grams.folded(cut(text, Scorer.MOST_BRIEF)));
            numbers.add(java.util.Collections.binarySearch(labels, sample.label()));
            weights.add(weight);
            String name = sample.titled() ? sample.title() : sample.text();
            groups.add((int) (PerfectHash.mix(name.hashCode()) >>> 33) % Machines.GROUPS);
        }

        Corpus corpus() {
            float[] weight = new float[weights.size()];
            for (int i = 0; i < weight.length; i++) {
                weight[i] = weights.get(i);
            }
            return new Corpus(texts.toArray(char[][]::new), numbers.stream().mapToInt(Integer::intValue).toArray(), weight,
                    groups.stream().mapToInt(Integer::intValue).toArray(), labels.size());
        }
    }
}
