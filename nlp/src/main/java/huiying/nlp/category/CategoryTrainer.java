package huiying.nlp.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import huiying.nlp.Prediction;
import huiying.nlp.category.Trust.Tried;
import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Recipe;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Shape;
import huiying.nlp.classify.Trainer;

/**
 * Trains a {@link CategoryModel}: once on everything, and once per fold to learn how far it may be trusted. The classifiers inside may be too sure of
 * themselves; what the folds show corrects them.
 */
public final class CategoryTrainer {
    static final Recipe FEW_SAMPLES = new Recipe(List.of(new Shape(2, 2, 1, true)), .7, 6, .3);
    private static final int FOLDS = 4;
    private static final int SHOWN = 3;
    private final Tree tree;
    private final Options options;
    private final Progress progress;

    private CategoryTrainer(Tree tree, Options options, Progress progress) {
        this.tree = tree;
        this.options = options.withBrief(FEW_SAMPLES).impatient();
        this.progress = progress;
    }

    /**
     * A model, and what models that had not seen them answered to its samples: its cross-validation.
     *
     * @param heldOut in the order of the samples
     */
    public record Trained(CategoryModel model, List<HeldOut> heldOut) {
    }

    /**
     * The answer to a sample by a model trained on the other folds, calibrated.
     *
     * @param candidates the best three, best first
     * @param given      the probability of the label the sample has
     */
    public record HeldOut(List<Prediction> candidates, double given) {
    }

    /**
     * @param samples texts with the labels they got, at any depth of the tree
     * @param words   names and synonyms of the labels; learnt from, never tested on
     */
    public static CategoryModel train(Tree tree, List<Sample> samples, List<Sample> words, Options options, Progress progress) {
        return crossValidated(tree, samples, words, options, progress).model();
    }

    /** The same, with the answers to held-out samples, which cost nothing more. */
    public static Trained crossValidated(Tree tree, List<Sample> samples, List<Sample> words, Options options, Progress progress) {
        return new CategoryTrainer(tree, options, progress).train(samples, words);
    }

    private Trained train(List<Sample> samples, List<Sample> words) {
        var tried = new Tried[samples.size()];
        int[] folds = folds(samples);
        var whole = branches(concat(samples, words), FOLDS);
        for (int fold = 0; fold < FOLDS; fold++) {
            int now = fold;
            var others = IntStream.range(0, folds.length).filter(i -> folds[i] != now).mapToObj(samples::get).toList();
            Branches held = branches(concat(others, words), fold);
            IntStream.range(0, folds.length).filter(i -> folds[i] == now).forEach(i -> tried[i] = tried(held, samples.get(i)));
        }
        progress.at("done", 1);
        var trust = Trust.learn(List.of(tried), tree, whole.labels());
        return new Trained(new CategoryModel(whole, trust), Arrays.stream(tried).map(one -> heldOut(one, trust)).toList());
    }

    private static HeldOut heldOut(Tried tried, Trust trust) {
        double[] sure = trust.calibrated(tried.probabilities());
        int right = tried.labels().indexOf(tried.right());
        var order = IntStream.range(0, sure.length).boxed().sorted(Comparator.comparingDouble(i -> -sure[i])).limit(SHOWN);
        return new HeldOut(order.map(i -> new Prediction(tried.labels().get(i), sure[i], List.of())).toList(), right < 0 ? 0 : sure[right]);
    }

    /** Labels that a fold lacks have no probability there. */
    private static Tried tried(Branches held, Sample sample) {
        return new Tried(held.labels(), held.probabilities(sample.text()), sample.label());
    }

    private Branches branches(List<Sample> samples, int part) {
        Classifier flat = train(samples, part, 0);
        Map<String, List<Sample>> forks = new TreeMap<>();
        samples.forEach(sample -> atForks(sample, forks));
        var trained = new TreeMap<String, Classifier>();
        forks.forEach((node, own) -> {
            if (own.stream().map(Sample::label).distinct().count() > 1) {
                trained.put(node, train(own, part, (trained.size() + 1.0) / (forks.size() + 1)));
            }
        });
        return new Branches(tree, flat, trained);
    }

    private Classifier train(List<Sample> samples, int part, double share) {
        progress.at("branch", ((part + 1) % (FOLDS + 1) + share) / (FOLDS + 1));
        return Trainer.train(samples, options, Progress.whenCancelled(progress));
    }

    /** At every fork a sample passes, it teaches which way it went. */
    private void atForks(Sample sample, Map<String, List<Sample>> forks) {
        String node = Branches.ROOT;
        while (!node.equals(sample.label())) {
            String way = Branches.way(tree, node, sample.label());
            forks.computeIfAbsent(node, any -> new ArrayList<>()).add(sample.labelled(way));
            node = way;
        }
        if (!tree.isLeaf(node)) {
            forks.computeIfAbsent(node, any -> new ArrayList<>()).add(sample);
        }
    }

    /** Every fourth sample of a label, in whatever order labels follow each other. Neighbours in a file resemble each other, so they are spread. */
    private static int[] folds(List<Sample> samples) {
        var seen = new HashMap<String, Integer>();
        return samples.stream().mapToInt(sample -> (seen.merge(sample.label(), 1, Integer::sum) - 1) % FOLDS).toArray();
    }

    private static List<Sample> concat(List<Sample> left, List<Sample> right) {
        var all = new ArrayList<Sample>(left);
        all.addAll(right);
        return all;
    }
}
