package huiying.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a resident wrote, cut where people pause, so that one part can be given to another case by ticking it. */
record Clause(int at, String text) {
    private static final String PAUSES = "。！？!?；;，,\n";

    static List<Clause> of(String words) {
        var found = new ArrayList<Clause>();
        int begin = 0;
        for (int i = 0; i <= words.length(); i++) {
            if (i == words.length() || PAUSES.indexOf(words.charAt(i)) >= 0) {
                var text = words.substring(begin, Math.min(words.length(), i + 1)).strip();
                if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
                    found.add(new Clause(found.size(), text));
                }
                begin = i + 1;
            }
        }
        return found;
    }

    /** Those that were ticked, or those that were not, in order. */
    static String joined(List<Clause> clauses, Set<Integer> ticked, boolean wanted) {
        return IntStream.range(0, clauses.size()).filter(i -> ticked.contains(i) == wanted).mapToObj(i -> clauses.get(i).text())
                .collect(Collectors.joining("\n"));
    }
}
