package huiying.nlp.hotspots;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names a group of letters after the spot most of them name and the matter most of them write about: 丽发新城 搅拌站. */
final class Naming {
    private static final double ENOUGH_FOR_A_SPOT = .4;
    private static final double ENOUGH_FOR_A_MATTER = .3;
    private static final double AGREE = .6;
    private static final int LONGEST = 8;
    private static final int MOST_BODY = 300;
    /** Characters a name does not begin with, and that end a matter. */
    private static final String BORDERS = "市区县镇乡的在了是和与及对将被把向请问我们有无不未要可能到于为给等着就也都还又再";

    private final char[][] titles;
    private final char[][] bodies;
    private final SpotNames spots;
    private final SharedPhrases phrases;
    private final Symbols symbols;

    Naming(char[][] titles, char[][] bodies, SpotNames spots, SharedPhrases phrases, Symbols symbols) {
        this.titles = titles;
        this.bodies = bodies;
        this.spots = spots;
        this.phrases = phrases;
        this.symbols = symbols;
    }

    String name(List<Integer> group) {
        String spot = widen(spot(group), group, "", Side.LEFT);
        String matter = widen(matter(group, spot), group, spot, Side.BOTH);
        return (symbols.text(spot) + " " + symbols.text(matter)).strip();
    }

    private String spot(List<Integer> group) {
        var counts = new HashMap<Long, Integer>();
        for (int letter : group) {
            for (long name : spots.of(letter)) {
                counts.merge(name, 1, Integer::sum);
            }
        }
        String best = "";
        double most = 0;
        for (var entry : counts.entrySet()) {
            double score = entry.getValue() * (double) entry.getValue() / spots.letters(entry.getKey());
            String text = SpotNames.symbols(entry.getKey());
            if (entry.getValue() >= ENOUGH_FOR_A_SPOT * group.size() && isPlain(text) && better(score, most, text, best)) {
                most = score;
                best = text;
            }
        }
        return best;
    }

    private String matter(List<Integer> group, String spot) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> letters = new HashMap<>();
        for (int letter : group) {
            phrases.visit(letter, (half, number) -> {
                String text = half.length(number) > 1 ? half.text(number) : "";
                if (isWhole(text) && !overlap(text, spot) && !spots.isPartOfNames(text.charAt(0), text.charAt(1), half.letters(number))) {
                    counts.merge(text, 1, Integer::sum);
                    letters.put(text, half.letters(number));
                }
            });
        }
        String best = "";
        double most = 0;
        for (var entry : counts.entrySet()) {
            double score = entry.getValue() * Math.log(titles.length / (double) letters.getOrDefault(entry.getKey(), 1)) * Math.sqrt(entry.getKey().length());
            if (entry.getValue() >= ENOUGH_FOR_A_MATTER * group.size() && better(score, most, entry.getKey(), best)) {
                most = score;
                best = entry.getKey();
            }
        }
        return best;
    }

    private static boolean better(double score, double most, String text, String best) {
        return score > most || score == most && text.compareTo(best) < 0;
    }

    private static boolean isWhole(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> goesOn((char) c));
    }

    /** No border before the last character. */
    private static boolean isPlain(String text) {
        return text.chars().limit(text.length() - 1L).allMatch(c -> goesOn((char) c));
    }

    private static boolean overlap(String text, String spot) {
        return !spot.isEmpty() && text.chars().anyMatch(c -> spot.indexOf(c) >= 0);
    }

    private enum Side {
        LEFT, RIGHT, BOTH
    }

    /** Adds a neighbour as long as most occurrences have the same one, but nothing of what is said already. */
    private String widen(String phrase, List<Integer> group, String said, Side side) {
        String wide = phrase;
        while (!wide.isEmpty() && wide.length() < LONGEST) {
            String before = side == Side.RIGHT ? "" : agreed(wide, group, said, Side.LEFT);
            String after = side == Side.LEFT || !before.isEmpty() ? "" : agreed(wide, group, said, Side.RIGHT);
            if (before.isEmpty() && after.isEmpty()) {
                return wide;
            }
            wide = before + wide + after;
        }
        return wide;
    }

    private String agreed(String phrase, List<Integer> group, String said, Side side) {
        var neighbours = new HashMap<Character, Integer>();
        int seen = 0;
        for (int letter : group) {
            for (var text : List.of(titles[letter], bodies[letter])) {
                int at = find(phrase, text);
                int next = side == Side.LEFT ? at - 1 : at + phrase.length();
                if (at >= 0) {
                    seen++;
                    neighbours.merge(next >= 0 && next < text.length ? text[next] : ' ', 1, Integer::sum);
                }
            }
        }
        double most = AGREE * seen;
        return neighbours.entrySet().stream().filter(entry -> entry.getValue() >= most && goesOn(entry.getKey()) && said.indexOf(entry.getKey()) < 0)
                .map(entry -> String.valueOf(entry.getKey())).findFirst().orElse("");
    }

    private static boolean goesOn(char c) {
        return (Symbols.isWord(c) || Character.isLetter(c)) && BORDERS.indexOf(c) < 0;
    }

    private static int find(String phrase, char[] text) {
        return new String(text, 0, Math.min(text.length, MOST_BODY)).indexOf(phrase);
    }
}
