package huiying.app.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

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
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4} [0-9]{4} [0-9]{4}");

    /** A shared position has no words. */
    public boolean position() {
        return mine && photo == null && text.isEmpty();
    }

    /** A stretch of the words: a case number, which must not break, or anything else. */
    public record Part(String text, boolean number) {
    }

    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        var number = NUMBER.matcher(text);
        int at = 0;
        while (number.find()) {
            parts.add(new Part(text.substring(at, number.start()), false));
            parts.add(new Part(number.group(), true));
            at = number.end();
        }
        parts.add(new Part(text.substring(at), false));
        return parts;
    }

    /** What is pressed for an answer: its number, without the name of the question. */
    public String digit(Choice choice) {
        return choice.id().substring(choice.id().indexOf(':') + 1);
    }

    /** For the {@code lang} attribute. */
    public String tag() {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) ? "zh-CN" : "en";
    }
}
