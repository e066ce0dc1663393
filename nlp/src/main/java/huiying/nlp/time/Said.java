package huiying.nlp.time;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Span;

/**
 * A time expression found in a text.
 *
 * @param start what it begins with
 * @param end   what it reaches to, empty when it is no range
 * @param sense how lengths and beginnings are meant
 */
public record Said(Span span, List<Atom> start, List<Atom> end, Sense sense) {
    /** "Three days ago", "for three days", "in three days", "since Monday", or just the time itself. */
    enum Sense {
        PLAIN, AGO, LATER, SINCE, ABOUT
    }

    /** Tied to a clock; empty when the words leave it open. */
    public Optional<When> when(ZonedDateTime reference) {
        return Optional.ofNullable(resolved(reference));
    }

    private @Nullable When resolved(ZonedDateTime reference) {
        return new Resolving(reference.toLocalDateTime()).resolve(this);
    }

    Said at(Span other) {
        return new Said(other, start, end, sense);
    }
}
