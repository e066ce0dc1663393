package huiying.nlp.sequence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

import huiying.nlp.Understander;

/** Opens a tagger that ships with this library, or trains it on the spot where the build left it out. */
public final class BundledTagger {
    private BundledTagger() {
    }

    public static Tagger open(String file, Clues clues, Supplier<Tagger> training) {
        try (InputStream stream = Understander.class.getResourceAsStream(file)) {
            return stream == null ? training.get() : Tagger.read(new BufferedInputStream(stream), clues);
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled model " + file + " cannot be read", e);
        }
    }
}
