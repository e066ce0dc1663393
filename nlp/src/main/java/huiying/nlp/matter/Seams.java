package huiying.nlp.matter;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Span;
import huiying.nlp.cues.Phrases;
import huiying.nlp.cues.Phrases.Hit;
import huiying.nlp.starter.Table;
import huiying.nlp.text.Han;

/** Finds the places where a text could turn from one matter to another: between clauses, and before words that say so where nothing is punctuated. */
final class Seams {
    private static final int MOST = 8;
    private static final int SHORTEST_ZH = 4;
    private static final int SHORTEST_EN = 9;
    private static final Phrases<String> WORDS = new Phrases<>();

    static {
        for (String[] row : Table.read("seam-words.tsv")) {
            for (String word : row[1].split("\\|")) {
                WORDS.add(word, row[0]);
            }
        }
    }

    private Seams() {
    }

    /** A seam: what is before it, what is after it, and the kind of word that stands on it. */
    record Seam(Span left, Span right, Sign sign, boolean stop) {
    }

    /** How loudly a text says that another matter begins. */
    enum Sign {
        NONE, WEAK, STRONG
    }

    /** At most {@value #MOST}, the loudest ones; {@code lower} is the text in lower case. */
    static List<Seam> of(String lower) {
        var seams = new ArrayList<Seam>();
        for (Span clause : Clauses.of(lower)) {
            add(lower, clause.start(), sign(lower, clause.start()), seams);
        }
        for (Hit<String> hit : WORDS.in(lower)) {
            if (hit.value().equals("INSIDE")) {
                add(lower, hit.start(), Sign.STRONG, seams);
            } else if (hit.value().equals("BETWEEN")) {
                add(lower, hit.start(), Sign.WEAK, seams);
            }
        }
        return seams.size() <= MOST ? seams : loudest(seams);
    }

    private static List<Seam> loudest(List<Seam> seams) {
        var loud = new ArrayList<>(seams.stream().filter(seam -> seam.sign == Sign.STRONG).limit(MOST).toList());
        seams.stream().filter(seam -> seam.sign != Sign.STRONG && seam.stop).limit(MOST - loud.size()).forEach(loud::add);
        return loud;
    }

    /** True when the text announces that it tells of several matters. */
    static boolean announced(String lower) {
        return WORDS.in(lower).stream().anyMatch(hit -> hit.value().equals("SEVERAL"));
    }

    /** True when the words after a seam carry on with what stood before it. */
    static boolean carriesOn(String right) {
        Hit<String> first = first(right, "CARRIES_ON");
        return first != null;
    }

    private static Sign sign(String lower, int start) {
        String opening = lower.substring(start, Math.min(lower.length(), start + 16));
        if (first(opening, "STRONG") != null || first(opening, "INSIDE") != null) {
            return Sign.STRONG;
        }
        return first(opening, "WEAK") != null ? Sign.WEAK : Sign.NONE;
    }

    /** A word of the kind at the very beginning, or after one or two light characters. */
    private static @Nullable Hit<String> first(String text, String kind) {
        int reach = kind.equals("CARRIES_ON") ? 0 : 4;
        return WORDS.in(text).stream().filter(hit -> hit.value().equals(kind) && hit.start() <= reach).findFirst().orElse(null);
    }

    private static void add(String lower, int at, Sign sign, List<Seam> seams) {
        int end = at;
        while (end > 0 && !Character.isLetterOrDigit(lower.charAt(end - 1))) {
            end--;
        }
        if (end < shortest(lower, 0, end) || lower.length() - at < shortest(lower, at, lower.length())
                || seams.stream().anyMatch(seam -> Math.abs(seam.right.start() - at) < 3)) {
            return;
        }
        boolean stop = lower.substring(end, at).chars().anyMatch(c -> ".。!！?？;；\n".indexOf(c) >= 0);
        seams.add(new Seam(new Span(0, end), new Span(at, lower.length()), sign, stop));
    }

    private static int shortest(String text, int from, int to) {
        return text.substring(from, to).chars().anyMatch(c -> Han.is((char) c)) ? SHORTEST_ZH : SHORTEST_EN;
    }
}
