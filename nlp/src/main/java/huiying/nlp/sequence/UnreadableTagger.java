package huiying.nlp.sequence;

import java.io.IOException;

/** A tagger file that is damaged, cut short, too new, or no tagger at all; the message says which, in one sentence. */
public final class UnreadableTagger extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableTagger(String sentence) {
        super(sentence);
    }
}
