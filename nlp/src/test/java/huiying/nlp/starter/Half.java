package huiying.nlp.starter;

import java.util.List;
import java.util.stream.IntStream;

import huiying.nlp.category.CategoryModel;
import huiying.nlp.category.CategoryTrainer;
import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;
import huiying.nlp.text.Normaliser;

/** Models trained on every second starter sample, so that the other half is new to them. */
public record Half(CategoryModel category, Classifier matter, Classifier opening) {

    /** @param parity rows with this parity are learnt, 0 or 1 */
    public static Half of(int parity) {
        var starter = new StarterModels(Normaliser.standard());
        CategoryModel category = CategoryTrainer.train(every(starter.samples(), parity), starter.synonyms(), Options.standard(), Progress.SILENT);
        List<Sample> matters = Matters.samples().stream()
                .map(row -> new Sample(row[0], ModelText.of(Normaliser.standard().normalise(row[1]).text()))).toList();
        List<String[]> rows = Table.read("samples.tsv");
        List<Sample> openings = IntStream.range(0, rows.size()).filter(i -> i % 2 == parity).boxed().flatMap(i -> Openings.of(rows.get(i)[3]).stream())
                .map(row -> new Sample(row[0], ModelText.of(Normaliser.standard().normalise(row[1]).text()))).toList();
        return new Half(category, trained(every(matters, parity)), trained(openings));
    }

    private static List<Sample> every(List<Sample> samples, int parity) {
        return IntStream.range(0, samples.size()).filter(i -> i % 2 == parity).mapToObj(samples::get).toList();
    }

    private static Classifier trained(List<Sample> samples) {
        return Trainer.train(samples, Options.standard(), Progress.SILENT);
    }
}
