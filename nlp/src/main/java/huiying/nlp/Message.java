package huiying.nlp;

import org.jspecify.annotations.Nullable;

/**
 * What is to be understood.
 *
 * @param text     the resident's own words, any length up to 4,000 characters
 * @param language the language the resident used before, for texts too short to tell ("1", "ok"); null when unknown
 */
public record Message(String text, @Nullable Language language) {
    public static Message of(String text) {
        return new Message(text, null);
    }
}
