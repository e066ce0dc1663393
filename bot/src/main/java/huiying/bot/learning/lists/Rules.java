package huiying.bot.learning.lists;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import huiying.nlp.TurnIntent;
import huiying.nlp.cues.Cues;

/** What a row has to be like to be taken, and what is wrong with one that is not. */
public final class Rules {
    private static final List<String> SIGNS = List.of("immediate.", "soon.", "nature.");
    private static final List<String> ALONE = List.of("secret", "angry", "not.danger");
    private static final int LONGEST = 2_000;

    private final Predicate<String> isGrid;

    public Rules(Predicate<String> isGrid) {
        this.isGrid = isGrid;
    }

    /** The key of what is wrong with a row, if anything is. */
    public Optional<String> flaw(Kind kind, List<String> row) {
        if (row.size() != kind.columns().size() || row.stream().anyMatch(cell -> cell.length() > LONGEST || cell.indexOf('\t') >= 0)) {
            return Optional.of("columns");
        }
        return switch (kind) {
            case ANSWERS -> row.get(0).isBlank() || row.get(2).isBlank() || row.get(3).isBlank() ? Optional.of("answer") : date(row.get(6));
            case SIGNS -> !isSign(row.get(0)) ? Optional.of("sign") : rule(row);
            case PLACES -> row.get(0).strip().length() < 2 ? Optional.of("name") : isGrid.test(row.get(1)) ? Optional.empty() : Optional.of("grid");
            case INTENTS -> isIntent(row.get(0)) && !row.get(2).isBlank() ? Optional.empty() : Optional.of("intent");
        };
    }

    private static Optional<String> date(String until) {
        try {
            if (!until.isBlank()) {
                LocalDate.parse(until.strip());
            }
            return Optional.empty();
        } catch (DateTimeParseException wrong) {
            return Optional.of("date");
        }
    }

    private static boolean isSign(String label) {
        return label.startsWith("$") && label.length() > 1 || ALONE.contains(label)
                || SIGNS.stream().anyMatch(start -> label.startsWith(start) && label.length() > start.length());
    }

    /** A rule with an empty choice would speak everywhere, or never. */
    private static Optional<String> rule(List<String> row) {
        var choices = row.get(1).split(" \\+ | - ", -1);
        boolean good = Arrays.stream(choices).noneMatch(String::isBlank) && Arrays.stream(row.get(1).split("\\||\\s[+-]\\s", -1)).noneMatch(String::isBlank);
        return good && new Cues(List.<String[]>of(new String[]{row.get(0), row.get(1)})).in("").isEmpty() ? Optional.empty() : Optional.of("rule");
    }

    private static boolean isIntent(String name) {
        return Arrays.stream(TurnIntent.values()).anyMatch(intent -> intent.name().toLowerCase(Locale.ROOT).equals(name));
    }
}
