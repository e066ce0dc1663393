package huiying.nlp.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import huiying.nlp.Category;
import huiying.nlp.Taxonomy;
import huiying.nlp.category.CategoryModel;
import huiying.nlp.category.CategoryTrainer;
import huiying.nlp.category.Tree;
import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;
import huiying.nlp.text.Normaliser;

/** Models trained on every second starter sample, so that the other half is new to them. */
public record Half(Classifier field, Classifier matter, Classifier opening) {

    /** @param parity rows with this parity are learnt, 0 or 1 */
    public static Half of(int parity) {
        var starter = new StarterModels(Normaliser.standard());
        var fields = new ArrayList<>(Stream.concat(every(starter.samples(), parity).stream(), starter.synonyms().stream())
                .map(sample -> new Sample(sample.label().substring(0, 2), sample.text())).toList());
        List<String[]> told = Table.read("two-matters.tsv");
        IntStream.range(0, told.size()).filter(i -> i % 2 == parity).forEach(i -> fields.addAll(starter.told(told.get(i))));
        List<Sample> matters = Matters.samples().stream()
                .map(row -> new Sample(row[0], ModelText.of(Normaliser.standard().normalise(row[1]).text()))).toList();
        List<String[]> rows = Table.read("samples.tsv");
        List<Sample> openings = IntStream.range(0, rows.size()).filter(i -> i % 2 == parity).boxed().flatMap(i -> Openings.of(rows.get(i)[3]).stream())
                .map(row -> new Sample(row[0], ModelText.of(Normaliser.standard().normalise(row[1]).text()))).toList();
        return new Half(trained(fields), trained(every(matters, parity)), trained(openings));
    }

    private static List<Sample> every(List<Sample> samples, int parity) {
        return IntStream.range(0, samples.size()).filter(i -> i % 2 == parity).mapToObj(samples::get).toList();
    }

    private static Classifier trained(List<Sample> samples) {
        return Trainer.train(samples, Options.standard(), Progress.SILENT);
    }

    /** A model for the bundled categories from these samples. */
    public static CategoryModel trained(List<Sample> samples, StarterModels starter) {
        var codes = Taxonomy.bundled().leaves().stream().map(Category::code).toList();
        return CategoryTrainer.train(Tree.ofCodes(codes, 2), samples, starter.synonyms(), Options.standard(), Progress.SILENT);
    }
}
