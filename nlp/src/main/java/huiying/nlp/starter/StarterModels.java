package huiying.nlp.starter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import huiying.nlp.Category;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;
import huiying.nlp.category.CategoryModel;
import huiying.nlp.category.CategoryTrainer;
import huiying.nlp.category.Tree;
import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;
import huiying.nlp.text.Normaliser;

/** The models that ship with the product: trained from the starter tables by the build, or on the spot where a build left them out. */
public final class StarterModels {
    private final Normaliser normaliser;

    public StarterModels(Normaliser normaliser) {
        this.normaliser = normaliser;
    }

    public CategoryModel category() {
        return open("category.model", CategoryModel::read, this::trainCategory);
    }

    public Classifier intent() {
        return open("intent.model", Classifier::read, this::trainIntent);
    }

    public Classifier nature() {
        return open("nature.model", Classifier::read, this::trainNature);
    }

    public Classifier matter() {
        return open("matter.model", Classifier::read, this::trainMatter);
    }

    CategoryModel trainCategory() {
        var codes = Taxonomy.bundled().leaves().stream().map(Category::code).toList();
        return CategoryTrainer.train(Tree.ofCodes(codes, 2), samples(), synonyms(), Options.standard(), Progress.SILENT);
    }

    Classifier trainIntent() {
        return Trainer.train(Intents.samples().stream().map(row -> turn(row[0], row[1])).toList(), Intents.options(), Progress.SILENT);
    }

    Classifier trainNature() {
        return train(Natures.samples().stream().map(row -> sample(row[0], row[1])).toList());
    }

    public Classifier danger() {
        return open("danger.model", Classifier::read, this::trainDanger);
    }

    Classifier trainDanger() {
        return train(Dangers.samples().stream().map(row -> sample(row[0], row[1])).toList());
    }

    /** Tells the field, the first two digits of a category: coarse and quick. */
    public Classifier field() {
        return open("field.model", Classifier::read, this::trainField);
    }

    Classifier trainField() {
        var samples = new ArrayList<>(samples());
        samples.addAll(synonyms());
        var fields = new ArrayList<>(samples.stream().map(sample -> new Sample(sample.label().substring(0, 2), sample.text())).toList());
        Table.read("two-matters.tsv").forEach(row -> fields.addAll(told(row)));
        return train(fields);
    }

    /** The two matters of a message as samples of their fields: clauses as short as people write them beside others. */
    List<Sample> told(String[] row) {
        return List.of(sample(row[0], row[1]), sample(row[2], row[3]));
    }

    /** Tells clauses that open a matter from clauses that carry one on. */
    public Classifier opening() {
        return open("opening.model", Classifier::read, this::trainOpening);
    }

    Classifier trainOpening() {
        return train(Openings.samples().stream().map(row -> sample(row[0], row[1])).toList());
    }

    Classifier trainMatter() {
        return train(Matters.samples().stream().map(row -> sample(row[0], row[1])).toList());
    }

    private static Classifier train(List<Sample> samples) {
        return Trainer.train(samples, Options.standard(), Progress.SILENT);
    }

    /** The bundled category samples, in the form the models see at run time; a city's own samples are trained together with them. */
    public List<Sample> samples() {
        return Table.read("samples.tsv").stream().map(row -> sample(row[0], row[3])).toList();
    }

    /** Names and synonyms of the taxonomy as samples. */
    public List<Sample> synonyms() {
        var samples = new ArrayList<Sample>();
        for (Category category : Taxonomy.bundled().leaves()) {
            category.synonyms().forEach(word -> samples.add(sample(category.code(), word)));
            category.synonymsEn().forEach(word -> samples.add(sample(category.code(), word)));
            samples.add(sample(category.code(), category.zh()));
            samples.add(sample(category.code(), category.en()));
        }
        return samples;
    }

    private Sample sample(String label, String text) {
        return new Sample(label, ModelText.of(normaliser.normalise(text).text()));
    }

    private Sample turn(String label, String text) {
        return new Sample(label, TurnText.of(sample(label, text).text()));
    }

    private static <M> M open(String file, Reading<M> reading, Supplier<M> training) {
        try (InputStream stream = Understander.class.getResourceAsStream(file)) {
            return stream == null ? training.get() : reading.from(new BufferedInputStream(stream));
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled model " + file + " cannot be read", e);
        }
    }

    /** Reads a model. */
    private interface Reading<M> {
        M from(InputStream stream) throws IOException;
    }
}
