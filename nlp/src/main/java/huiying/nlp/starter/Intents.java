package huiying.nlp.starter;

import java.util.ArrayList;
import java.util.List;

/** Samples for the intent of a turn: the table, and matters of every category as reports, and talk without a matter as invalid. */
final class Intents {
    private static final int EVERY = 4;

    private Intents() {
    }

    static List<String[]> samples() {
        var samples = new ArrayList<String[]>(Table.read("turn-intents.tsv").stream().map(row -> new String[]{row[0], row[2]}).toList());
        List<String[]> matters = Table.read("samples.tsv");
        for (int i = 0; i < matters.size(); i += EVERY) {
            samples.add(new String[]{"report", matters.get(i)[3]});
        }
        Table.read("no-matter.tsv").forEach(row -> samples.add(new String[]{"invalid", row[1]}));
        return samples;
    }
}
