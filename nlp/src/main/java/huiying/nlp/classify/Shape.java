package huiying.nlp.classify;

/**
 * How one stretch of text becomes features.
 *
 * @param longest character n-grams from 1 up to this length, 1 to 3
 * @param rarest  an n-gram must occur in at least this many training texts (fewer when there are few texts per label)
 * @param weight  length of this stretch's vector
 * @param latin   Latin words, word pairs and longer letter n-grams count as well, where texts are written in Latin letters
 */
public record Shape(int longest, int rarest, double weight, boolean latin) {
    public Shape {
        if (longest < 1 || longest > 3 || rarest < 1 || !(weight > 0)) {
            throw new IllegalArgumentException("a shape needs n-grams of 1 to 3, rarest >= 1 and a positive weight");
        }
    }

    /** The bar for rare n-grams that this many texts per label can carry. */
    int rarestFor(int textsPerLabel) {
        return Math.min(rarest, Math.max(2, textsPerLabel / 100));
    }

    Shape withoutLatin() {
        return new Shape(longest, rarest, weight, false);
    }
}
