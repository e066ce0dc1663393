package huiying.bot.learning.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import huiying.bot.learning.judging.ClassFigure.F1;
import huiying.bot.learning.runs.HeldAnswer;
import huiying.nlp.classify.Binomial;
import huiying.nlp.training.Comparison;

/** A candidate judged by what it answered to messages it had not learnt from, beside the model in force on the same messages. */
public final class Judgement {
    private static final int BINS = 10;
    private static final int DRAWS = 100;
    private static final double CERTAIN = .95;

    private final List<Judged> all;

    /** A held-out answer with the slices its message belongs to. */
    public record Judged(HeldAnswer answer, List<String> slices) {
    }

    public Judgement(List<Judged> all) {
        this.all = List.copyOf(all);
    }

    public int size() {
        return all.size();
    }

    /** Two models on the same messages, and how likely such a difference would be by chance. */
    public record Duel(int messages, Interval candidate, Interval rival, int won, int lost, double chance) {
        public boolean better() {
            return won > lost && chance < .05;
        }

        public boolean worse() {
            return lost > won && chance < .05;
        }
    }

    public Duel duel() {
        return duel(all);
    }

    private static Duel duel(List<Judged> some) {
        int won = (int) some.stream().filter(one -> one.answer.right() && !one.answer.rivalRight()).count();
        int lost = (int) some.stream().filter(one -> !one.answer.right() && one.answer.rivalRight()).count();
        int right = (int) some.stream().filter(one -> one.answer.right()).count();
        return new Duel(some.size(), Interval.of(right, some.size()), Interval.of(right - won + lost, some.size()), won, lost, Comparison.chance(won, lost));
    }

    /** The same within each slice, the largest first. */
    public Map<String, Duel> slices() {
        var parts = new TreeMap<String, List<Judged>>();
        all.forEach(one -> one.slices.forEach(slice -> parts.computeIfAbsent(slice, any -> new ArrayList<>()).add(one)));
        var duels = new LinkedHashMap<String, Duel>();
        parts.entrySet().stream().sorted(Comparator.comparingInt((Map.Entry<String, List<Judged>> part) -> -part.getValue().size()))
                .forEach(part -> duels.put(part.getKey(), duel(part.getValue())));
        return duels;
    }

    /** Every class, by its name. */
    public List<ClassFigure> classes() {
        var names = all.stream().map(one -> one.answer.label()).distinct().sorted().toList();
        var numbers = new HashMap<String, Integer>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        int[] truths = all.stream().mapToInt(one -> numbers.getOrDefault(one.answer.label(), -1)).toArray();
        int[] answers = all.stream().mapToInt(one -> numbers.getOrDefault(one.answer.best().label(), -1)).toArray();
        int[][] counts = counts(truths, answers, names.size(), IntStream.range(0, truths.length).toArray());
        double[][] draws = draws(truths, answers, names.size());
        var figures = new ArrayList<ClassFigure>();
        for (int k = 0; k < names.size(); k++) {
            int[] c = counts[k];
            var label = names.get(k);
            long rival = all.stream().filter(one -> one.answer.label().equals(label) && one.answer.rivalRight()).count();
            double[] drawn = draws[k];
            figures.add(new ClassFigure(label, c[0], Interval.of(c[2], c[1]), Interval.of(c[2], c[0]),
                    new F1(f1(c), drawn[DRAWS / 40], drawn[DRAWS - 1 - DRAWS / 40]),
                    c[0] == 0 ? 0 : (c[2] - rival) / (double) c[0]));
        }
        return figures;
    }

    /** For each class: truths, answers, hits. */
    private static int[][] counts(int[] truths, int[] answers, int classes, int[] drawn) {
        int[][] counts = new int[classes][3];
        for (int i : drawn) {
            counts[truths[i]][0]++;
            if (answers[i] >= 0) {
                counts[answers[i]][1]++;
                counts[answers[i]][2] += truths[i] == answers[i] ? 1 : 0;
            }
        }
        return counts;
    }

    private static double[][] draws(int[] truths, int[] answers, int classes) {
        var random = new SplittableRandom(1);
        double[][] draws = new double[classes][DRAWS];
        int[] drawn = new int[truths.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = random.nextInt(drawn.length);
            }
            int[][] counts = counts(truths, answers, classes, drawn);
            for (int k = 0; k < classes; k++) {
                draws[k][draw] = f1(counts[k]);
            }
        }
        Arrays.stream(draws).forEach(Arrays::sort);
        return draws;
    }

    private static double f1(int[] count) {
        return count[0] + count[1] == 0 ? 0 : 2.0 * count[2] / (count[0] + count[1]);
    }

    /** How many messages of one class got the answer of another. */
    public record Cell(String truth, String answer, int messages) {
    }

    /** Confusions, the most frequent first. */
    public List<Cell> confusions() {
        var counts = new HashMap<List<String>, Integer>();
        all.stream().filter(one -> !one.answer.right()).forEach(one -> counts.merge(List.of(one.answer.label(), one.answer.best().label()), 1, Integer::sum));
        return counts.entrySet().stream().map(entry -> new Cell(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                .sorted(Comparator.comparingInt((Cell cell) -> -cell.messages).thenComparing(Cell::truth).thenComparing(Cell::answer)).toList();
    }

    /** The messages behind a cell, those the model was surest of first. */
    public List<HeldAnswer> behind(String truth, String answer) {
        return answers(one -> one.label().equals(truth) && one.best().label().equals(answer));
    }

    /** Where the candidate answers otherwise than the model in force. */
    public List<HeldAnswer> changed() {
        return answers(HeldAnswer::changed);
    }

    private List<HeldAnswer> answers(Predicate<HeldAnswer> wanted) {
        return all.stream().map(Judged::answer).filter(wanted).sorted(Comparator.comparingDouble((HeldAnswer one) -> -one.best().confidence())).toList();
    }

    /** Of answers given about this surely, how many were right. */
    public record Bin(double said, Interval right) {
    }

    public List<Bin> reliability() {
        int[] trials = new int[BINS];
        int[] hits = new int[BINS];
        double[] said = new double[BINS];
        for (var one : all) {
            int bin = Math.clamp((int) (one.answer.best().confidence() * BINS), 0, BINS - 1);
            trials[bin]++;
            said[bin] += one.answer.best().confidence();
            hits[bin] += one.answer.right() ? 1 : 0;
        }
        return IntStream.range(0, BINS).filter(bin -> trials[bin] > 0).mapToObj(bin -> new Bin(said[bin] / trials[bin], Interval.of(hits[bin], trials[bin])))
                .toList();
    }

    /** What a promise leaves to be dispatched without a person: as estimated, and so that it is 95 % certain; with the same of the model in force. */
    public record Promise(double precision, double estimated, double certain, double rival) {
    }

    /** Promises from {@code .80} to {@code .995}. */
    public List<Promise> promises() {
        var ours = curve(one -> new Sure(one.best().confidence(), one.right()));
        var theirs = curve(one -> new Sure(one.rival().confidence(), one.rivalRight()));
        return IntStream.rangeClosed(0, 39).mapToObj(step -> .80 + step * .005)
                .map(precision -> new Promise(precision, ours.covered(precision, false), ours.covered(precision, true), theirs.covered(precision, false)))
                .toList();
    }

    private record Sure(double confidence, boolean right) {
    }

    private Curve curve(Function<HeldAnswer, Sure> read) {
        var sorted = all.stream().map(one -> read.apply(one.answer)).sorted(Comparator.comparingDouble((Sure one) -> -one.confidence)).toList();
        int[] hits = new int[sorted.size()];
        int sum = 0;
        for (int i = 0; i < hits.length; i++) {
            sum += sorted.get(i).right ? 1 : 0;
            hits[i] = sum;
        }
        return new Curve(hits);
    }

    /** How many of the surest answers were right. */
    private record Curve(int[] hits) {
        double covered(double precision, boolean certain) {
            for (int n = hits.length; n > 0; n--) {
                boolean kept = certain ? Binomial.exceeds(hits[n - 1], n, precision, CERTAIN) : hits[n - 1] >= precision * n;
                if (kept) {
                    return n / (double) hits.length;
                }
            }
            return 0;
        }
    }
}
