package huiying.bot.conversation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Our talk with one address: where its dialog stands, in which language, and whether a person has taken it over. */
public record Conversation(UUID address, Dialog dialog, String language, @Nullable UUID withAgent, int turns, @Nullable Instant heardAt) {
    public Conversation in(Dialog next) {
        return new Conversation(address, next, language, withAgent, turns, heardAt);
    }

    public Conversation speaking(String language) {
        return new Conversation(address, dialog, language, withAgent, turns, heardAt);
    }
}
