package huiying.app.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import huiying.nlp.Evidence;
import huiying.nlp.Span;

/**
 * A stretch of the resident's words, as shown.
 *
 * @param text the words
 * @param kind {@code ""} plain, {@code fact} recognised, {@code ev}, {@code e2}, {@code e3} what spoke for the category, weakly to strongly
 */
public record Piece(String text, String kind) {

    private static final double SHOWN = 0.05;
    private static final double STRONGER = 0.15;
    private static final double STRONGEST = 0.35;
    private static final int AT_MOST = 5;

    private record Mark(int start, int end, String kind) {
    }

    /** Cuts words into pieces: at most five evidence spans, then facts where no evidence is. Spans that overlap an earlier one, or lie outside, are left out. */
    public static List<Piece> of(String words, List<Evidence> evidence, List<Span> facts) {
        var marks = new ArrayList<Mark>();
        evidence.stream().filter(e -> e.share() >= SHOWN).sorted(Comparator.comparingDouble(Evidence::share).reversed()).limit(AT_MOST)
                .forEach(e -> add(marks, words, e.span(), strength(e.share())));
        facts.forEach(fact -> add(marks, words, fact, "fact"));
        marks.sort(Comparator.comparingInt(Mark::start));
        return cut(words, marks);
    }

    private static void add(List<Mark> marks, String words, Span span, String kind) {
        boolean free = marks.stream().noneMatch(m -> span.start() < m.end && m.start < span.end());
        if (free && span.end() > span.start() && span.end() <= words.length()) {
            marks.add(new Mark(span.start(), span.end(), kind));
        }
    }

    private static String strength(double share) {
        return share >= STRONGEST ? "e3" : share >= STRONGER ? "e2" : "ev";
    }

    private static List<Piece> cut(String words, List<Mark> marks) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (var mark : marks) {
            plain(pieces, words.substring(at, mark.start));
            pieces.add(new Piece(words.substring(mark.start, mark.end), mark.kind));
            at = mark.end;
        }
        plain(pieces, words.substring(at));
        return List.copyOf(pieces);
    }

    private static void plain(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, ""));
        }
    }

    public boolean evidence() {
        return kind.startsWith("e");
    }

    public boolean fact() {
        return kind.equals("fact");
    }

    public boolean plain() {
        return kind.isEmpty();
    }

    /** The extra class of a mark: none for the weakest. */
    public String mark() {
        return kind.equals("ev") ? "" : kind;
    }
}
