package huiying.nlp.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import huiying.nlp.Taxonomy;

/** Samples that tell a text with something to act on from one without. Intents that may go either way teach nothing here. */
final class Matters {
    static final String MATTER = "matter";
    static final String NONE = "none";
    private static final Set<String> EITHER = Set.of("report", "supplement", "correction", "rate_partly", "rate_unsolved", "reopen", "progress");

    private Matters() {
    }

    static List<String[]> samples() {
        var samples = new ArrayList<String[]>();
        for (String[] row : Table.read("samples.tsv")) {
            samples.add(new String[]{MATTER, row[3]});
        }
        Taxonomy.bundled().leaves().stream().flatMap(leaf -> Stream.concat(leaf.synonyms().stream(), leaf.synonymsEn().stream()))
                .forEach(word -> samples.add(new String[]{MATTER, word}));
        for (String[] row : Table.read("turn-intents.tsv")) {
            if (row[0].equals("report")) {
                samples.add(new String[]{MATTER, row[2]});
            } else if (!EITHER.contains(row[0])) {
                samples.add(new String[]{NONE, row[2]});
            }
        }
        for (String[] row : Table.read("no-matter.tsv")) {
            samples.add(new String[]{NONE, row[1]});
        }
        return samples;
    }
}
