package huiying.bot.learning.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import huiying.nlp.Category;
import huiying.nlp.Taxonomy;
import huiying.nlp.category.CategoryModel;
import huiying.nlp.category.CategoryTrainer;
import huiying.nlp.category.CategoryTrainer.HeldOut;
import huiying.nlp.category.Tree;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.starter.ModelText;
import huiying.nlp.text.Normaliser;

/** Lessons in, a model and its answers to held-out lessons out. The same lessons and seed give the same bytes. */
final class Training {
    private static final int FIELD = 2;

    private final Taxonomy taxonomy;
    private final Normaliser normaliser = Normaliser.standard();

    Training(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    CategoryTrainer.Trained train(List<Snapshot.Lesson> lessons, long seed, Progress progress) {
        var samples = lessons.stream().map(lesson -> new Sample(lesson.row().label(), "", lesson.text(), lesson.row().weight())).toList();
        var words = words();
        var labels = Stream.concat(samples.stream(), words.stream()).map(Sample::label).distinct().toList();
        return CategoryTrainer.crossValidated(Tree.ofCodes(labels, FIELD), samples, words, Options.standard().withSeed(seed), progress);
    }

    /** Names and synonyms of the categories there are. */
    private List<Sample> words() {
        var words = new ArrayList<Sample>();
        for (Category leaf : taxonomy.leaves()) {
            Stream.of(leaf.synonyms().stream(), leaf.synonymsEn().stream(), Stream.of(leaf.zh(), leaf.en())).flatMap(all -> all).filter(word -> !word.isBlank())
                    .forEach(word -> words.add(new Sample(leaf.code(), ModelText.of(normaliser.normalise(word).text()))));
        }
        return words;
    }

    /** Held-out answers beside what the rival says to the same lessons: what it answered when it had not seen them, or answers now. */
    static List<HeldAnswer> beside(List<Snapshot.Lesson> lessons, List<HeldOut> heldOut, Rival rival) {
        var before = new LinkedHashMap<UUID, HeldAnswer>();
        rival.answers().forEach(answer -> before.put(answer.sample(), answer));
        var answers = new ArrayList<HeldAnswer>();
        for (int i = 0; i < lessons.size(); i++) {
            var lesson = lessons.get(i);
            var known = before.get(lesson.row().sample());
            var candidates = candidates(heldOut.get(i));
            var other = known == null ? rival.answer(lesson.text()) : known.best();
            answers.add(new HeldAnswer(lesson.row().sample(), lesson.row().label(), candidates, heldOut.get(i).given(), other, known == null));
        }
        return answers;
    }

    /** Held-out answers that are compared with nothing but themselves. */
    static List<HeldAnswer> alone(List<Snapshot.Lesson> lessons, List<HeldOut> heldOut) {
        var answers = new ArrayList<HeldAnswer>();
        for (int i = 0; i < lessons.size(); i++) {
            var row = lessons.get(i).row();
            var candidates = candidates(heldOut.get(i));
            answers.add(new HeldAnswer(row.sample(), row.label(), candidates, heldOut.get(i).given(), candidates.getFirst(), false));
        }
        return answers;
    }

    private static List<HeldAnswer.Guessed> candidates(HeldOut heldOut) {
        return heldOut.candidates().stream().map(one -> new HeldAnswer.Guessed(one.label(), one.confidence())).toList();
    }

    /** The model in force, with its answers to the samples it had learnt. */
    record Rival(CategoryModel model, List<HeldAnswer> answers) {
        HeldAnswer.Guessed answer(String text) {
            return model.classify(text, 1).stream().findFirst().map(one -> new HeldAnswer.Guessed(one.label(), one.confidence()))
                    .orElse(HeldAnswer.Guessed.NOTHING);
        }
    }
}
