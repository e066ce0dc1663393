package huiying.nlp.category;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

/** Trains a {@link CategoryModel}: once on everything, and once per fold to learn how far it may be trusted. */
public final class CategoryTrainer {
    private static final Recipe FEW_SAMPLES = new Recipe(List.of(new Shape(2, 2, 1, true)), .7, 6, .3);
    private static final int FOLDS = 4;

    private CategoryTrainer() {
    }

    /**
     * @param samples  texts with category codes of four digits (or two, for a field without categories)
     * @param synonyms words of the taxonomy; learnt from, never tested on
     */
    public static CategoryModel train(List<Sample> samples, List<Sample> synonyms, Options options, Progress progress) {
        var recipe = options.withBrief(FEW_SAMPLES);
        var tried = new ArrayList<Tried>();
        for (int fold = 0; fold < FOLDS; fold++) {
            progress.at("fold", fold / (FOLDS + 1.0));
            CategoryModel held = model(concat(part(samples, fold, false), synonyms), Trust.learn(List.of()), recipe);
            part(samples, fold, true).forEach(sample -> tried.add(tried(held, sample)));
        }
        progress.at("whole", FOLDS / (FOLDS + 1.0));
        return model(concat(samples, synonyms), Trust.learn(tried), recipe);
    }

    private static Tried tried(CategoryModel model, Sample sample) {
        List<Prediction> answers = model.raw(sample.text());
        int right = IntStream.range(0, answers.size()).filter(i -> answers.get(i).label().equals(sample.label())).findFirst().orElse(-1);
        return new Tried(answers.stream().mapToDouble(Prediction::confidence).toArray(), right);
    }

    private static CategoryModel model(List<Sample> samples, Trust trust, Options options) {
        Classifier fields = Trainer.train(samples.stream().map(s -> new Sample(CategoryModel.field(s.label()), s.title(), s.text())).toList(), options,
                Progress.SILENT);
        Map<String, List<Sample>> byField = samples.stream()
                .collect(Collectors.groupingBy(s -> CategoryModel.field(s.label()), TreeMap::new, Collectors.toList()));
        var within = new TreeMap<String, Classifier>();
        byField.forEach((field, own) -> {
            if (own.stream().map(Sample::label).distinct().count() > 1) {
                within.put(field, Trainer.train(own, options, Progress.SILENT));
            }
        });
        return new CategoryModel(fields, within, trust);
    }

    /** Every fourth sample, or the other three. Neighbours in a file resemble each other, so they are spread. */
    private static List<Sample> part(List<Sample> samples, int fold, boolean held) {
        return IntStream.range(0, samples.size()).filter(i -> (i % FOLDS == fold) == held).mapToObj(samples::get).toList();
    }

    private static List<Sample> concat(List<Sample> left, List<Sample> right) {
        var all = new ArrayList<Sample>(left);
        all.addAll(right);
        return all;
    }
}
