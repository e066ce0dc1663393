package huiying.nlp.starter;

import java.util.ArrayList;
import java.util.List;

import huiying.nlp.Span;
import huiying.nlp.matter.Clauses;

/** Clauses that open a matter and clauses that carry one on: the first of every sample, and the others. */
final class Openings {
    static final String OPENS = "opens";
    private static final String GOES_ON = "goes_on";
    private static final int SHORTEST = 5;

    private Openings() {
    }

    static List<String[]> samples() {
        var samples = new ArrayList<String[]>();
        Table.read("samples.tsv").forEach(row -> samples.addAll(of(row[3])));
        return samples;
    }

    /** One row for each clause; a sample of one clause opens a matter as well. */
    static List<String[]> of(String text) {
        var rows = new ArrayList<String[]>();
        for (Span clause : Clauses.of(text)) {
            String words = clause.of(text);
            if (words.length() >= SHORTEST) {
                rows.add(new String[]{rows.isEmpty() ? OPENS : GOES_ON, words});
            }
        }
        return rows;
    }
}
