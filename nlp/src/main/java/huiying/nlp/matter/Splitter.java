package huiying.nlp.matter;

import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Evidence;
import huiying.nlp.Guess;
import huiying.nlp.Prediction;
import huiying.nlp.Span;
import huiying.nlp.category.CategoryModel;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.classify.Classifier;
import huiying.nlp.matter.Seams.Seam;
import huiying.nlp.starter.ModelText;

/** Finds the place where a message turns from one matter to another. */
public final class Splitter {
    /** A text is cut when its best seam weighs more; chosen so that of long single samples about eight in a hundred are cut, of angry ones three. */
    private static final double CUT = 0.7;
    /** Longer letters are left whole: what they tell of is for a person to sort out. */
    private static final int LONGEST = 700;

    private final CategoryModel model;
    private final double precision;
    private final Turning.Views views;
    private final Hanlp hanlp;
    private final SeamNet net = SeamNet.bundled();

    /** @param fields tells the field of a side, {@code matters} whether it is a matter, {@code openings} whether a clause opens one */
    public Splitter(CategoryModel model, Classifier fields, Classifier matters, Classifier openings, double precision, Hanlp hanlp) {
        this.model = model;
        this.precision = precision;
        views = new Turning.Views(fields, matters, openings);
        this.hanlp = hanlp;
    }

    /** One matter. */
    public record Piece(Span span, Guess category) {
    }

    /** Two pieces, or none when the text is about one thing. */
    public List<Piece> split(String text) {
        String lower = ModelText.of(text);
        if (lower.length() > LONGEST) {
            return List.of();
        }
        Seam best = best(lower);
        return best == null ? List.of() : List.of(piece(text, best.left()), piece(text, best.right()));
    }

    private @Nullable Seam best(String lower) {
        var turning = new Turning(views, lower, hanlp.words(lower));
        Seam best = null;
        double most = CUT;
        for (Seam seam : Seams.of(lower)) {
            double weight = net.weigh(turning.features(seam));
            if (weight > most) {
                most = weight;
                best = seam;
            }
        }
        return best;
    }

    private Piece piece(String text, Span span) {
        return new Piece(span, shifted(model.guess(ModelText.of(span.of(text)), 3, precision), span.start()));
    }

    private static Guess shifted(Guess guess, int by) {
        List<Prediction> candidates = guess.candidates().stream().map(p -> new Prediction(p.label(), p.confidence(),
                p.evidence().stream().map(e -> new Evidence(new Span(e.span().start() + by, e.span().end() + by), e.share())).toList())).toList();
        return switch (guess) {
            case Guess.Clear clear -> new Guess.Clear(candidates);
            case Guess.Ambiguous ambiguous -> new Guess.Ambiguous(candidates, ambiguous.group());
            case Guess.Unknown unknown -> unknown;
        };
    }
}
