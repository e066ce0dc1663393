package huiying.app.chat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.app.web.ShownText;
import huiying.channels.OutboundMessage.Choice;

/**
 * One thing said in the chat.
 *
 * @param id      of the message; a page that already shows it shows it once
 * @param mine    the visitor's
 * @param text    the words; empty for a shared position
 * @param choices answers offered with it
 * @param number  of a message to the visitor, by which a stream is resumed; 0 for the visitor's own
 * @param person  one of our staff wrote it
 * @param photo   the photo it brought
 */
public record Said(UUID id, boolean mine, String text, List<Choice> choices, Instant at, long number, boolean person, @Nullable UUID photo) {
    /** A shared position has no words. */
    public boolean position() {
        return mine && photo == null && text.isEmpty();
    }

    public List<ShownText.Part> parts() {
        return ShownText.parts(text);
    }

    /** What is pressed for an answer: its number, without the name of the question. */
    public String digit(Choice choice) {
        return choice.id().substring(choice.id().indexOf(':') + 1);
    }

    /** For the {@code lang} attribute. */
    public String tag() {
        return ShownText.tag(text);
    }
}
