package huiying.nlp.classify;

import java.util.Arrays;

/** Runs one model over texts. Thread-safe. */
final class Scorer {
    static final int MOST_BRIEF = 4000;
    static final int MOST_TITLE = 200;
    static final int MOST_BODY = 800;
    /** Stands between title and body, so that no n-gram runs from one into the other unnoticed. */
    static final char SEAM = '。';

    private final Model model;
    private final Adder[] adders;
    private final Scratch.Pool scratches;

    Scorer(Model model) {
        this.model = model;
        this.adders = Arrays.stream(model.tables()).map(Adder::new).toArray(Adder[]::new);
        int characters = model.full() ? MOST_TITLE + 1 + MOST_BODY : MOST_BRIEF;
        this.scratches = new Scratch.Pool(characters, model.mostRows(), model.biases().length);
    }

    Model model() {
        return model;
    }

    Scratch score(String title, String text) {
        var scratch = scratches.take();
        System.arraycopy(model.biases(), 0, scratch.margins, 0, scratch.margins.length);
        scratch.known = 0;
        if (model.full()) {
            scoreFull(scratch, title, text);
        } else {
            int length = copy(text, MOST_BRIEF, scratch, 0);
            adders[0].add(scratch, 0, length);
        }
        model.calibration().apply(scratch.margins, 0, scratch.probabilities);
        return scratch;
    }

    private void scoreFull(Scratch scratch, String title, String text) {
        int length = copy(title, MOST_TITLE, scratch, 0);
        adders[0].add(scratch, 0, length);
        scratch.text[length] = SEAM;
        int end = copy(text, MOST_BODY, scratch, length + 1);
        adders[1].add(scratch, 0, end);
    }

    /** Margins of a training text, stretch by stretch. */
    void margins(Corpus[] stretches, int row, float[] out, int offset) {
        var scratch = scratches.take();
        System.arraycopy(model.biases(), 0, scratch.margins, 0, scratch.margins.length);
        for (int i = 0; i < stretches.length; i++) {
            char[] text = stretches[i].texts()[row];
            System.arraycopy(text, 0, scratch.text, 0, text.length);
            adders[i].add(scratch, 0, text.length);
        }
        System.arraycopy(scratch.margins, 0, out, offset, scratch.margins.length);
        scratches.giveBack(scratch);
    }

    private static int copy(String text, int most, Scratch scratch, int at) {
        int length = Math.min(most, text.length());
        text.getChars(0, length, scratch.text, at);
        Grams.fold(scratch.text, at, at + length);
        return at + length;
    }

    void giveBack(Scratch scratch) {
        scratches.giveBack(scratch);
    }
}
