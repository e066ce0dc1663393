import huiying.nlp.*;
import huiying.nlp.category.*;
import huiying.nlp.classify.*;
import huiying.nlp.starter.*;
import huiying.nlp.text.*;
public class T {
    public static void main(String[] a) {
        var m = new StarterModels(Normaliser.standard());
        var codes = Taxonomy.bundled().leaves().stream().map(Category::code).toList();
        for (int i = 0; i < 2; i++) {
            long t = System.nanoTime();
            var c = CategoryTrainer.train(Tree.ofCodes(codes, 2), m.samples(), m.synonyms(), Options.standard(), Progress.SILENT);
            System.out.println(
                    (System.nanoTime() - t) / 1e9 + " s acc " + c.accuracy() + " " + m.samples().size() + " " + m.synonyms().size() + " " + c.version());
        }
    }
}
