package huiying.nlp.classify;

import java.util.List;

/**
 * How one model is trained.
 *
 * @param shapes one for a brief model; title and whole text for a full one
 * @param cost   how much an error costs against large weights; twice as much below 300 texts per label
 * @param epochs passes over the training texts
 * @param prune  features whose largest weight stays below this are dropped and the rest trained again; 0 keeps all
 */
public record Recipe(List<Shape> shapes, double cost, int epochs, double prune) {
    static final Recipe BRIEF = new Recipe(List.of(new Shape(3, 5, 1, true)), .7, 6, .4);
    static final Recipe FULL = new Recipe(List.of(new Shape(3, 2, .7, false), new Shape(2, 3, 1, false)), 1.5, 6, .5);

    private static final int FEW = 300;

    public Recipe {
        shapes = List.copyOf(shapes);
    }

    /** With few texts per label every one of them counts: errors cost twice as much. */
    double costFor(int textsPerLabel) {
        return textsPerLabel < FEW ? 2 * cost : cost;
    }
}
