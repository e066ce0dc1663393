package huiying.nlp.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Evidence;
import huiying.nlp.Guess;
import huiying.nlp.Prediction;

/**
 * Tells the label of a text, with probabilities that mean what they say. Thread-safe and immutable.
 *
 * <p>
 * Texts may have any length; the first 4,000 characters count (200 of a title and 800 of a body where the full model answers). An empty text is answered from
 * the biases alone and is not {@link Answer#known()}.
 * </p>
 */
public final class Classifier {
    private static final int SHORTEST_FULL = 60;
    private static final double STRANGE = .05;
    private final Card card;
    private final Scorer brief;
    private final @Nullable Scorer full;
    private final ConcurrentMap<Promise, Double> thresholds = new ConcurrentHashMap<>();

    Classifier(Card card, Model brief, @Nullable Model full) {
        this.card = card;
        this.brief = new Scorer(brief);
        this.full = full == null ? null : new Scorer(full);
    }

    private record Promise(boolean full, int label, double precision, Assurance assurance) {
    }

    /** The {@code top} most probable labels, best first, without evidence. */
    public List<Prediction> classify(String text, int top) {
        return classify("", text, top);
    }

    /** The same for a text with a title. */
    public List<Prediction> classify(String title, String text, int top) {
        return answer(title, text, top).predictions();
    }

    /** Predictions and the probability that the first one is right. */
    public Answer answer(String title, String text, int top) {
        var scorer = scorerFor(title, text);
        var scratch = scorer.score(title, textFor(scorer, title, text));
        var answer = new Answer(predictions(scratch.probabilities, top), sureness(scorer, scratch), scratch.known > 0,
                scorer.model().familiarity().of(scratch.margins));
        scorer.giveBack(scratch);
        return answer;
    }

    /** Calibrated probabilities in the order of {@link #labels()}; they sum to one. */
    public float[] probabilities(String title, String text) {
        var scorer = scorerFor(title, text);
        var scratch = scorer.score(title, textFor(scorer, title, text));
        float[] probabilities = scratch.probabilities.clone();
        scorer.giveBack(scratch);
        return probabilities;
    }

    /** The number in {@link #labels()} of the most probable label: the fast path, nothing is allocated. */
    public int best(String title, String text) {
        var scorer = scorerFor(title, text);
        var scratch = scorer.score(title, textFor(scorer, title, text));
        int best = 0;
        for (int k = 1; k < scratch.probabilities.length; k++) {
            best = scratch.probabilities[k] > scratch.probabilities[best] ? k : best;
        }
        scorer.giveBack(scratch);
        return best;
    }

    /** As {@link #classify(String, int)}, with the characters of the text that spoke for each label. */
    public List<Prediction> explain(String text, int top) {
        return explain("", text, top);
    }

    /** The same for a text with a title; spans are offsets into the text. */
    public List<Prediction> explain(String title, String text, int top) {
        var scorer = scorerFor(title, text);
        String seen = textFor(scorer, title, text);
        var scratch = scorer.score(title, seen);
        float[] probabilities = scratch.probabilities.clone();
        scorer.giveBack(scratch);
        var explainer = new Explainer(scorer.model());
        var explained = new ArrayList<Prediction>();
        for (int label : best(probabilities, top)) {
            List<Evidence> evidence = seen.equals(text) ? explainer.evidence(title, text, probabilities, label) : List.of();
            explained.add(new Prediction(labels().get(label), probabilities[label], evidence));
        }
        return List.copyOf(explained);
    }

    /** The characters that spoke for one label, whatever its rank; none for a label this classifier does not know. */
    public List<Evidence> evidence(String text, String label) {
        int wanted = labels().indexOf(label);
        var scorer = scorerFor("", text);
        String seen = textFor(scorer, "", text);
        if (wanted < 0 || !seen.equals(text)) {
            return List.of();
        }
        var scratch = scorer.score("", seen);
        float[] probabilities = scratch.probabilities.clone();
        scorer.giveBack(scratch);
        return new Explainer(scorer.model()).evidence("", text, probabilities, wanted);
    }

    /**
     * The first answer held against the threshold of a promised precision, such as 0.95. Unknown is what holds no known n-gram and, where the training named a
     * label for what belongs nowhere, what gets that label or looks stranger than 95 of 100 held-out texts did.
     */
    public Guess guess(String text, double precision) {
        var answer = answer("", text, 3);
        if (!answer.known() || outside(answer)) {
            return new Guess.Unknown(answer.predictions());
        }
        double needed = threshold("", text, answer.predictions().getFirst().label(), precision, Assurance.SHOWN_PER_LABEL);
        return answer.sureness() >= needed ? new Guess.Clear(answer.predictions()) : new Guess.Ambiguous(answer.predictions());
    }

    private boolean outside(Answer answer) {
        return !card.none().isEmpty() && (answer.familiarity() < STRANGE || answer.predictions().getFirst().label().equals(card.none()));
    }

    /**
     * The smallest {@link Answer#sureness()} at which answers of this label keep the promised precision, by the record of held-out texts; above 1 when no
     * sureness can. Never falls as the promise rises. Title and text only tell which of the two models will answer.
     */
    public double threshold(String title, String text, String label, double precision, Assurance assurance) {
        if (!(precision > 0 && precision < 1)) {
            throw new IllegalArgumentException("a promised precision lies between 0 and 1, got " + precision);
        }
        var scorer = scorerFor(title, text);
        var promise = new Promise(scorer != brief, labels().indexOf(label), precision, assurance);
        return thresholds.computeIfAbsent(promise, p -> scorer.model().ledger().threshold(p.label(), precision, assurance));
    }

    /** All labels, in the order of their names. */
    public List<String> labels() {
        return card.labels();
    }

    /** What is known about the model: origin and figures. */
    public Card card() {
        return card;
    }

    /** A short name that changes with every change of the model's numbers. */
    public String version() {
        return card.version();
    }

    /** Writes the one file {@link #read} understands. The stream stays open. */
    public void write(OutputStream out) throws IOException {
        ModelFile.write(card, brief.model(), full == null ? null : full.model(), out);
    }

    /** Reads a model file; refuses a damaged or newer one. The stream stays open. */
    public static Classifier read(InputStream in) throws IOException {
        return ModelFile.read(in);
    }

    Model briefModel() {
        return brief.model();
    }

    @Nullable
    Model fullModel() {
        return full == null ? null : full.model();
    }

    private Scorer scorerFor(String title, String text) {
        return full != null && !title.isEmpty() && text.length() >= SHORTEST_FULL ? full : brief;
    }

    /** A brief model knows no titles: it reads the title as the first sentence. */
    private String textFor(Scorer scorer, String title, String text) {
        return scorer != brief || title.isEmpty() ? text : text.isEmpty() ? title : title + Scorer.SEAM + text;
    }

    private static double sureness(Scorer scorer, Scratch scratch) {
        return scorer.model().selection().sureness(Selection.signs(scratch.margins, 0, scratch.probabilities));
    }

    private List<Prediction> predictions(float[] probabilities, int top) {
        var predictions = new ArrayList<Prediction>();
        for (int label : best(probabilities, top)) {
            predictions.add(new Prediction(labels().get(label), probabilities[label], List.of()));
        }
        return Collections.unmodifiableList(predictions);
    }

    private static int[] best(float[] probabilities, int top) {
        int[] best = new int[Math.clamp(top, 0, probabilities.length)];
        boolean[] taken = new boolean[probabilities.length];
        for (int i = 0; i < best.length; i++) {
            int most = -1;
            for (int k = 0; k < probabilities.length; k++) {
                most = !taken[k] && (most < 0 || probabilities[k] > probabilities[most]) ? k : most;
            }
            taken[most] = true;
            best[i] = most;
        }
        return best;
    }
}
