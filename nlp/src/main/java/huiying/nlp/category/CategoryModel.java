package huiying.nlp.category;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Guess;
import huiying.nlp.Prediction;
import huiying.nlp.classify.Assurance;
import huiying.nlp.classify.Classifier;

/**
 * Tells the place of a text in a tree of labels, of any depth. The probability of a branch is the sum of those below it, so levels never contradict each
 * other; where the last level is unsure, an upper one may still be sure. Thread-safe. Texts are read in the form {@code huiying.nlp.starter.ModelText} gives
 * them.
 */
public final class CategoryModel {
    private static final String MAGIC = "huiying-category-2";

    private final Branches branches;
    private final Trust trust;
    private final ConcurrentMap<Promise, Double> thresholds = new ConcurrentHashMap<>();

    CategoryModel(Branches branches, Trust trust) {
        this.branches = branches;
        this.trust = trust;
    }

    private record Promise(int level, String head, double precision, Assurance assurance) {
    }

    /** The best few categories held against a promised precision, with the words that spoke for them; when none is sure, the deepest branch that is. */
    public Guess guess(String text, int top, double precision) {
        if (!branches.knows(text)) {
            return new Guess.Unknown(List.of());
        }
        double[] leaves = leaves(text);
        int last = trust.depth() - 1;
        List<Prediction> candidates = new ArrayList<>(predictions(last, leaves, top));
        boolean clear = sure(last, candidates.getFirst(), precision);
        for (int i = 0; i < (clear ? 1 : candidates.size()); i++) {
            candidates.set(i, explained(candidates.get(i), text));
        }
        return clear ? new Guess.Clear(List.copyOf(candidates)) : new Guess.Ambiguous(List.copyOf(candidates), rolledUp(leaves, precision));
    }

    private @Nullable Prediction rolledUp(double[] leaves, double precision) {
        for (int level = trust.depth() - 2; level >= 0; level--) {
            Prediction best = predictions(level, leaves, 1).getFirst();
            if (sure(level, best, precision)) {
                return best;
            }
        }
        return null;
    }

    private boolean sure(int level, Prediction answer, double precision) {
        return answer.confidence() >= threshold(level, answer.label(), precision, Assurance.ESTIMATED);
    }

    /**
     * The smallest confidence at which answers like this label keep the promised precision on a level (0 is the first), by the record of held-out texts; above 1
     * when none does. With {@link Assurance#SHOWN_PER_LABEL} the labels under one first level share a threshold.
     */
    public double threshold(int level, String label, double precision, Assurance assurance) {
        var promise = new Promise(level, branches.tree().at(0, label), precision, assurance);
        return thresholds.computeIfAbsent(promise, p -> trust.threshold(p.level(), p.head(), precision, assurance));
    }

    /** The best few categories, calibrated, without evidence. */
    public List<Prediction> classify(String text, int top) {
        return classify(text, trust.depth() - 1, top);
    }

    /** The same on an upper level; 0 is the first. */
    public List<Prediction> classify(String text, int level, int top) {
        return predictions(level, leaves(text), top);
    }

    /** How many levels there are. */
    public int depth() {
        return trust.depth();
    }

    /** All labels that can be answered, in the order of their names. */
    public List<String> labels() {
        return branches.labels();
    }

    private double[] leaves(String text) {
        return trust.calibrated(branches.probabilities(text));
    }

    private List<Prediction> predictions(int level, double[] leaves, int top) {
        return Level.of(level, branches.tree(), labels(), leaves).best(top).stream().map(e -> new Prediction(e.getKey(), e.getValue(), List.of())).toList();
    }

    /** The words that set a label apart from its neighbours; where it has none, from all others. */
    private Prediction explained(Prediction candidate, String text) {
        List<String> path = branches.tree().path(candidate.label());
        String above = path.size() < 2 ? Branches.ROOT : path.get(path.size() - 2);
        Classifier fork = branches.forks().getOrDefault(above, branches.flat());
        return new Prediction(candidate.label(), candidate.confidence(), fork.evidence(text, candidate.label()));
    }

    /** Share of held-out texts that were answered rightly. */
    public double accuracy() {
        return trust.accuracy();
    }

    /** A short name that changes with every change of the model. */
    public String version() {
        return branches.flat().version();
    }

    /** Writes the one file {@link #read} understands. The stream stays open. */
    public void write(OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        out.writeUTF(MAGIC);
        trust.write(out);
        branches.tree().write(out);
        write(branches.flat(), out);
        out.writeInt(branches.forks().size());
        for (var entry : branches.forks().entrySet()) {
            out.writeUTF(entry.getKey());
            write(entry.getValue(), out);
        }
        out.flush();
    }

    private static void write(Classifier classifier, DataOutputStream out) throws IOException {
        var bytes = new ByteArrayOutputStream();
        classifier.write(bytes);
        out.writeInt(bytes.size());
        bytes.writeTo(out);
    }

    /** Reads a model file; refuses anything else with a sentence. */
    public static CategoryModel read(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        try {
            if (!in.readUTF().equals(MAGIC)) {
                throw new IOException("this is not a category model of a version this program can read");
            }
            Trust trust = Trust.read(in);
            Tree tree = Tree.read(in);
            Classifier flat = classifier(in);
            var forks = new TreeMap<String, Classifier>();
            for (int left = in.readInt(); left > 0; left--) {
                forks.put(in.readUTF(), classifier(in));
            }
            return new CategoryModel(new Branches(tree, flat, forks), trust);
        } catch (EOFException e) {
            throw new IOException("this category model is cut short", e);
        }
    }

    private static Classifier classifier(DataInputStream in) throws IOException {
        return Classifier.read(new ByteArrayInputStream(in.readNBytes(in.readInt())));
    }
}
