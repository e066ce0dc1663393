package huiying.nlp;

import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What is to be understood.
 *
 * @param text     the resident's own words, any length up to 4,000 characters
 * @param language the language the resident used before, for texts too short to tell ("1", "ok"); null when unknown
 * @param said     when it was said, on the resident's clock: what "last night" is counted from; null leaves times as words
 */
public record Message(String text, @Nullable Language language, @Nullable ZonedDateTime said) {
    public Message(String text, @Nullable Language language) {
        this(text, language, null);
    }

    public static Message of(String text) {
        return new Message(text, null);
    }

    /** The same words, said at this moment. */
    public Message at(ZonedDateTime moment) {
        return new Message(text, language, moment);
    }
}
