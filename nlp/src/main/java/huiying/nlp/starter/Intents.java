package huiying.nlp.starter;

import java.util.ArrayList;
import java.util.List;

import huiying.nlp.classify.Options;
import huiying.nlp.classify.Recipe;
import huiying.nlp.classify.Shape;

/** Samples for the intent of a turn: the table, some matters of every field as reports, and some talk without a matter as invalid. */
final class Intents {
    /** About as many as the table has of any other intent: a label with more than its share pulls everything to itself. */
    private static final int EVERY = 80;
    private static final int EVERY_TALK = 6;

    private Intents() {
    }

    static List<String[]> samples() {
        var samples = new ArrayList<String[]>(Table.read("turn-intents.tsv").stream().map(row -> new String[]{row[0], row[2]}).toList());
        samples.addAll(beside());
        return samples;
    }

    /** Matters of every field, and talk without one. */
    static List<String[]> beside() {
        var samples = new ArrayList<String[]>();
        List<String[]> matters = Table.read("samples.tsv");
        for (int i = 0; i < matters.size(); i += EVERY) {
            samples.add(new String[]{"report", matters.get(i)[3]});
        }
        List<String[]> talk = Table.read("no-matter.tsv");
        for (int i = 0; i < talk.size(); i += EVERY_TALK) {
            samples.add(new String[]{"invalid", talk.get(i)[1]});
        }
        return samples;
    }

    /** Turns are short and few: every trace of one to three letters counts, none is pruned. */
    static Options options() {
        return Options.standard().withBrief(new Recipe(List.of(new Shape(3, 1, 1, true)), 1, 6, 0));
    }
}
