package huiying.app.chat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import huiying.channels.OutboundMessage.Choice;

/**
 * One thing said in the chat.
 *
 * @param id      of the message; a page that already shows it shows it once
 * @param mine    the visitor's
 * @param text    the words; empty for a shared position
 * @param choices answers offered with it
 */
public record Said(UUID id, boolean mine, String text, List<Choice> choices, Instant at) {

    /** A shared position has no words. */
    public boolean position() {
        return mine && text.isEmpty();
    }

    /** For the {@code lang} attribute. */
    public String tag() {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) ? "zh-CN" : "en";
    }
}
