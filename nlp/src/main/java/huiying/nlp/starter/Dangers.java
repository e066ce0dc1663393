package huiying.nlp.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Samples for how urgent a text is. Categories that often hold real danger teach nothing about harmless texts. */
final class Dangers {
    private static final Set<String> MAY_BE_DANGER = Set.of("12", "0608", "0302", "0203", "0202", "0205", "0208", "1102", "0801", "0802", "0905", "0706",
            "0207");

    /** So much talk teaches what is no danger; with more of it doubtful signs of danger are no longer heard. */
    private static final int TALK = 2_930;

    private Dangers() {
    }

    static List<String[]> samples() {
        var samples = new ArrayList<String[]>(Table.read("danger-samples.tsv").stream().map(row -> new String[]{row[0], row[2]}).toList());
        for (String[] row : Table.read("samples.tsv")) {
            if (!MAY_BE_DANGER.contains(row[0]) && !MAY_BE_DANGER.contains(row[0].substring(0, 2))) {
                samples.add(new String[]{"none", row[3]});
            }
        }
        Table.read("turn-intents.tsv").stream().limit(TALK).forEach(row -> samples.add(new String[]{"none", row[2]}));
        Table.read("no-matter.tsv").forEach(row -> samples.add(new String[]{"none", row[1]}));
        Table.read("two-matters.tsv").stream().filter(row -> !mayBeDanger(row[0]) && !mayBeDanger(row[2]))
                .forEach(row -> samples.add(new String[]{"none", row[4]}));
        return samples;
    }

    private static boolean mayBeDanger(String field) {
        return MAY_BE_DANGER.stream().anyMatch(code -> code.startsWith(field));
    }
}
