package huiying.nlp.hotspots;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import huiying.nlp.similar.SimilarTexts;

/**
 * Weighs two reports by matter, place and time. A matter is alike by its words, and half alike by its category alone; a place by metres, or by the patches both
 * lie in; what lies further apart in time counts down to half. The product of the three is the score, so that none can stand in for another.
 */
public final class Affinity {
    /** Two reports with this score are taken for the same thing. */
    public static final double SAME = .45;
    private static final double CATEGORY = .5;
    private static final double NEAR = 50;
    private static final double FAR = 500;
    private static final double SAME_PATCH = .8;
    private static final double NEXT_PATCH = .4;
    private static final double UNKNOWN_PLACE = .3;
    private static final int PATCH_DIGITS = 2;
    private static final double FADING_DAYS = 10;
    private final SimilarTexts texts;

    /** @param texts tells which words are rare */
    public Affinity(SimilarTexts texts) {
        this.texts = texts;
    }

    public Closeness between(Report a, Report b) {
        double words = texts.likeness(a.text(), b.text());
        var metres = metres(a, b);
        var apart = Duration.between(a.at(), b.at()).abs();
        double score = matter(a, b, words) * place(a, b, metres) * time(apart);
        return new Closeness(score, words, metres, apart, texts.shared(a.text(), b.text()));
    }

    private static double matter(Report a, Report b, double words) {
        return a.category() != null && a.category().equals(b.category()) ? CATEGORY + (1 - CATEGORY) * words : words;
    }

    private static @Nullable Double metres(Report a, Report b) {
        return a.where() == null || b.where() == null ? null : a.where().metresTo(b.where());
    }

    private static double place(Report a, Report b, @Nullable Double metres) {
        if (metres != null) {
            return Math.clamp(1 - (metres - NEAR) / (FAR - NEAR), 0, 1);
        }
        if (a.area() == null || b.area() == null) {
            return UNKNOWN_PLACE;
        }
        if (a.area().startsWith(b.area()) || b.area().startsWith(a.area())) {
            return a.area().length() == b.area().length() ? SAME_PATCH : NEXT_PATCH;
        }
        return parent(a.area()).equals(parent(b.area())) ? NEXT_PATCH : 0;
    }

    private static String parent(String area) {
        return area.substring(0, Math.max(0, area.length() - PATCH_DIGITS));
    }

    private static double time(Duration apart) {
        return .5 + .5 * Math.exp(-apart.toHours() / (24 * FADING_DAYS));
    }
}
