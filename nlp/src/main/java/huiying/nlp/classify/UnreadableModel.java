package huiying.nlp.classify;

import java.io.IOException;

/** A model file that is damaged, cut short, too new, or no model at all; the message says which, in one sentence. */
public final class UnreadableModel extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableModel(String sentence) {
        super(sentence);
    }
}
