package huiying.bot.outbox;

import java.util.List;

import huiying.channels.OutboundMessage;

/** What one message says, as it is kept. */
public record Body(String text, String language, List<OutboundMessage.Choice> choices, OutboundMessage.Then then) {
    public static Body of(String text, String language) {
        return new Body(text, language, List.of(), OutboundMessage.Then.LISTEN);
    }
}
