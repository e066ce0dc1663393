package huiying.channels;

import java.util.List;
import java.util.UUID;

/**
 * One message to a resident.
 *
 * @param key      our own id; the same key is never two messages
 * @param to       who
 * @param text     the words, already in the resident's language
 * @param language {@code zh} or {@code en}: the voice that reads it
 * @param choices  answers offered as numbers or buttons; the words already name them, channels with buttons show them as such
 * @param then     what a telephone line does after the words
 */
public record OutboundMessage(UUID key, Address to, String text, String language, List<Choice> choices, Then then) {

    /** One offered answer: the digit or id that comes back, and its words. */
    public record Choice(String id, String label) {
    }

    /** What a telephone line does after the words; channels without a line ignore it. */
    public enum Then {
        LISTEN, TRANSFER, RECORD, HANG_UP
    }

    public static OutboundMessage text(UUID key, Address to, String text, String language) {
        return new OutboundMessage(key, to, text, language, List.of(), Then.LISTEN);
    }

    /** Without the words, so that a message in a log line tells nothing. */
    @Override
    public String toString() {
        return "OutboundMessage[" + key + " to " + to + "]";
    }
}
