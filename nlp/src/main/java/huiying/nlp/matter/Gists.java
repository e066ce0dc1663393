package huiying.nlp.matter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import huiying.nlp.Correction;
import huiying.nlp.Evidence;
import huiying.nlp.Facts;
import huiying.nlp.Gist;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Mention;
import huiying.nlp.Part;
import huiying.nlp.Span;
import huiying.nlp.TurnIntent;

/** Brings a turn down to title, facts, parts and correction. Works on {@code NormalText.aligned()}, whose offsets are those of the resident's own text. */
public final class Gists {
    private static final int SHORTEST = 4;

    private final Splitter splitter;

    public Gists(Splitter splitter) {
        this.splitter = splitter;
    }

    /** What is already known of the turn. */
    public record Known(String text, Language language, TurnIntent intent, boolean matter, Guess category, List<Mention> mentions) {
    }

    public Gist of(Known known, boolean angry) {
        Correction correction = Corrections.in(known.text);
        if (!known.matter) {
            return new Gist("", facts(known, ""), List.of(), correction, angry);
        }
        Span clause = telling(known);
        List<Span> leaveOut = leaveOut(known);
        String title = Words.title(known.text, clause, leaveOut, known.language);
        if (title.length() < SHORTEST) {
            title = Words.title(known.text, clause, List.of(), known.language);
        }
        return new Gist(title, facts(known, title), parts(known, leaveOut), correction, angry);
    }

    private List<Part> parts(Known known, List<Span> leaveOut) {
        return splitter.split(known.text).stream()
                .map(piece -> new Part(piece.span(), piece.category(), Words.title(known.text, mostTelling(known.text, piece), leaveOut, known.language)))
                .toList();
    }

    private static Span mostTelling(String text, Splitter.Piece piece) {
        List<Span> inside = Clauses.of(text).stream().filter(c -> c.start() >= piece.span().start() && c.end() <= piece.span().end()).toList();
        return inside.stream().max(Comparator.comparing(c -> weight(c, piece.category()))).orElse(piece.span());
    }

    private static Facts facts(Known known, String what) {
        return new Facts(Words.who(known.text, known.language), joined(known, Mention.Time.class), Whereabouts.of(known.text, known.mentions), what,
                Words.demand(known.text, known.language));
    }

    private static String joined(Known known, Class<? extends Mention> kind) {
        return known.mentions.stream().filter(kind::isInstance).map(mention -> mention.span().of(known.text)).limit(2)
                .collect(Collectors.joining(known.language == Language.ZH ? "，" : ", "));
    }

    /** The clause that holds most of the evidence; the first one where there is none. */
    private static Span telling(Known known) {
        List<Span> clauses = Clauses.of(known.text);
        if (clauses.isEmpty()) {
            return new Span(0, known.text.length());
        }
        Span best = clauses.getFirst();
        for (Span clause : clauses) {
            best = weight(clause, known.category) > weight(best, known.category) ? clause : best;
        }
        return best;
    }

    private static double weight(Span clause, Guess category) {
        if (category.candidates().isEmpty()) {
            return 0;
        }
        return category.candidates().getFirst().evidence().stream().filter(e -> e.span().start() < clause.end() && e.span().end() > clause.start())
                .mapToDouble(Evidence::share).sum();
    }

    private static List<Span> leaveOut(Known known) {
        var spans = new ArrayList<Span>();
        known.mentions.stream().filter(Words::saidElsewhere).filter(mention -> !coversEvidence(mention, known.category))
                .forEach(mention -> spans.add(mention.span()));
        return spans;
    }

    /** "电梯" at the end of a place is what the matter is about; then the place stays in the title. */
    private static boolean coversEvidence(Mention mention, Guess category) {
        if (!(mention instanceof Mention.Place place) || place.exact() || category.candidates().isEmpty()) {
            return false;
        }
        return category.candidates().getFirst().evidence().stream()
                .anyMatch(e -> e.share() > 0.2 && e.span().start() < place.span().end() && e.span().end() > place.span().start());
    }
}
