package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import huiying.nlp.Mention;
import huiying.nlp.Span;

/** Mentions that do not overlap: who comes first stays. */
final class Apart {
    private final List<Mention> mentions = new ArrayList<>();
    private final BitSet taken;

    Apart(int length) {
        taken = new BitSet(length);
    }

    boolean free(Span span) {
        int next = taken.nextSetBit(span.start());
        return next < 0 || next >= span.end();
    }

    boolean add(Mention mention) {
        boolean free = free(mention.span());
        if (free) {
            mentions.add(mention);
            taken.set(mention.span().start(), mention.span().end());
        }
        return free;
    }

    /** Kept, but in nobody's way. */
    void addBeside(Mention mention) {
        mentions.add(mention);
    }

    List<Mention> list() {
        return List.copyOf(mentions);
    }
}
