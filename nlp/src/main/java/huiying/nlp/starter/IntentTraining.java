package huiying.nlp.starter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;
import huiying.nlp.text.Normaliser;

/** Learns the intents of turns from a city's own table, and says what each row is answered by a model that did not see it. */
public final class IntentTraining {
    private static final int FOLDS = 4;

    private final Normaliser normaliser = Normaliser.standard();

    /** A turn and what it wants, in lower case. */
    public record Row(String intent, String text) {
    }

    /** The model, and the held-out answer to each row in order. */
    public record Trained(Classifier model, List<String> heldOut) {
    }

    /** The table that ships with the product. */
    public static List<String[]> shipped() {
        return Table.read("turn-intents.tsv");
    }

    /** Matters of every field and talk without one are learnt beside the rows, as in the model that ships. */
    public Trained train(List<Row> rows) {
        var beside = Intents.beside().stream().map(row -> sample(new Row(row[0], row[1]))).toList();
        var samples = rows.stream().map(this::sample).toList();
        return new Trained(model(samples, beside), heldOut(samples, beside));
    }

    /** Only the held-out answers: how good a table is, without a model of all of it. */
    public List<String> rehearsed(List<Row> rows) {
        return heldOut(rows.stream().map(this::sample).toList(), Intents.beside().stream().map(row -> sample(new Row(row[0], row[1]))).toList());
    }

    private static Classifier model(List<Sample> samples, List<Sample> beside) {
        var all = new ArrayList<>(samples);
        all.addAll(beside);
        return Trainer.train(all, Intents.options(), Progress.SILENT);
    }

    /** Rows with the same words lie in the same fold, so that no row is answered by its twin. */
    private static List<String> heldOut(List<Sample> samples, List<Sample> beside) {
        var folds = folds(samples);
        var answers = new String[samples.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            var seen = new ArrayList<Sample>();
            for (int i = 0; i < answers.length; i++) {
                if (folds[i] != fold) {
                    seen.add(samples.get(i));
                }
            }
            var model = model(seen, beside);
            for (int i = 0; i < answers.length; i++) {
                if (folds[i] == fold) {
                    answers[i] = model.classify(samples.get(i).text(), 1).getFirst().label();
                }
            }
        }
        return List.of(answers);
    }

    private static int[] folds(List<Sample> samples) {
        Map<String, Integer> byWords = new HashMap<>();
        int[] folds = new int[samples.size()];
        for (int i = 0; i < folds.length; i++) {
            folds[i] = byWords.computeIfAbsent(samples.get(i).text(), any -> byWords.size() % FOLDS);
        }
        return folds;
    }

    private Sample sample(Row row) {
        return new Sample(row.intent(), TurnText.of(ModelText.of(normaliser.normalise(row.text()).text())));
    }

    /** As a model of turns reads it. */
    public String read(String text) {
        return TurnText.of(ModelText.of(normaliser.normalise(text).text()));
    }
}
