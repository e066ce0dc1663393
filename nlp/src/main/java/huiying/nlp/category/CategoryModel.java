package huiying.nlp.category;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import huiying.nlp.Evidence;
import huiying.nlp.Guess;
import huiying.nlp.Prediction;
import huiying.nlp.classify.Classifier;

/**
 * Tells the category of a matter in two steps, field and category within the field, so that the two never contradict each other. Thread-safe.
 * Texts are read in the form {@code huiying.nlp.starter.ModelText} gives them.
 */
public final class CategoryModel {
    private static final String MAGIC = "huiying-category-1";
    private static final int FIELDS_TRIED = 3;
    private static final int CATEGORIES_TRIED = 3;

    private final Classifier fields;
    private final Map<String, Classifier> within;
    private final Trust trust;

    CategoryModel(Classifier fields, Map<String, Classifier> within, Trust trust) {
        this.fields = fields;
        this.within = within;
        this.trust = trust;
    }

    /** The best few categories held against a promised precision, with the words that spoke for them. */
    public Guess guess(String text, int top, double precision) {
        if (!fields.answer("", text, 1).known()) {
            return new Guess.Unknown(List.of());
        }
        List<Prediction> candidates = new ArrayList<>(classify(text, top));
        boolean clear = candidates.getFirst().confidence() >= trust.threshold(precision);
        for (int i = 0; i < (clear ? 1 : candidates.size()); i++) {
            candidates.set(i, explained(candidates.get(i), text));
        }
        return clear ? new Guess.Clear(List.copyOf(candidates)) : new Guess.Ambiguous(List.copyOf(candidates));
    }

    /** The best few categories, calibrated, without evidence. */
    public List<Prediction> classify(String text, int top) {
        List<Prediction> raw = raw(text);
        double[] calibrated = trust.calibrated(raw.stream().mapToDouble(Prediction::confidence).toArray());
        var candidates = new ArrayList<Prediction>();
        for (int i = 0; i < Math.min(top, raw.size()); i++) {
            candidates.add(new Prediction(raw.get(i).label(), calibrated[i], List.of()));
        }
        return candidates;
    }

    /** Probabilities as the two steps give them, best first. */
    List<Prediction> raw(String text) {
        var candidates = new ArrayList<Prediction>();
        for (Prediction field : fields.classify(text, FIELDS_TRIED)) {
            Classifier inside = within.get(field.label());
            if (inside == null) {
                candidates.add(field);
                continue;
            }
            for (Prediction category : inside.classify(text, CATEGORIES_TRIED)) {
                candidates.add(new Prediction(category.label(), field.confidence() * category.confidence(), List.of()));
            }
        }
        candidates.sort(Comparator.comparing(Prediction::confidence).reversed());
        return candidates;
    }

    private Prediction explained(Prediction candidate, String text) {
        Classifier inside = within.get(field(candidate.label()));
        if (inside == null) {
            return candidate;
        }
        List<Evidence> evidence = inside.explain(text, CATEGORIES_TRIED).stream().filter(p -> p.label().equals(candidate.label())).findFirst()
                .map(Prediction::evidence)
                .orElse(List.of());
        return new Prediction(candidate.label(), candidate.confidence(), evidence);
    }

    static String field(String code) {
        return code.length() <= 2 ? code : code.substring(0, 2);
    }

    /** Share of held-out texts that were answered rightly. */
    public double accuracy() {
        return trust.accuracy();
    }

    /** A short name that changes with every change of the model. */
    public String version() {
        return fields.version();
    }

    /** Writes the one file {@link #read} understands. The stream stays open. */
    public void write(OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        out.writeUTF(MAGIC);
        trust.write(out);
        write(fields, out);
        out.writeInt(within.size());
        for (var entry : within.entrySet()) {
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
        if (!in.readUTF().equals(MAGIC)) {
            throw new IOException("this is not a category model of a version this program can read");
        }
        Trust trust = Trust.read(in);
        Classifier fields = classifier(in);
        var within = new TreeMap<String, Classifier>();
        for (int left = in.readInt(); left > 0; left--) {
            within.put(in.readUTF(), classifier(in));
        }
        return new CategoryModel(fields, within, trust);
    }

    private static Classifier classifier(DataInputStream in) throws IOException {
        return Classifier.read(new ByteArrayInputStream(in.readNBytes(in.readInt())));
    }
}
