package huiying.nlp.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import huiying.nlp.Category;
import huiying.nlp.Nature;
import huiying.nlp.Taxonomy;

/** Samples for the nature of a request: a sample's register says it, and where it does not, its category's usual nature does. */
final class Natures {
    private static final Map<String, Nature> REGISTERS = Map.of("question", Nature.CONSULTATION, "report", Nature.WHISTLEBLOWING, "suggestion",
            Nature.SUGGESTION);

    private Natures() {
    }

    static List<String[]> samples() {
        var samples = new ArrayList<String[]>();
        for (String[] row : Table.read("samples.tsv")) {
            Category category = Taxonomy.bundled().find(row[0]).orElseThrow();
            Category.Usual usual = Objects.requireNonNull(category.usual());
            samples.add(new String[]{REGISTERS.getOrDefault(row[2], usual.nature()).name(), row[3]});
        }
        samples.addAll(Table.read("praise.tsv").stream().map(row -> new String[]{Nature.PRAISE.name(), row[1]}).toList());
        return samples;
    }
}
