package huiying.bot.intake;

import java.util.Map;
import java.util.UUID;

import huiying.bot.cases.Actor;
import huiying.bot.conversation.Conversation;
import huiying.bot.notices.Template;
import huiying.channels.OutboundMessage.Then;
import huiying.nlp.Understanding;

/** A turn being taken: what was said, how it was understood, what it makes of the draft, and the answers so far. */
public record Taking(UUID turn, Conversation talk, Words words, Understanding heard, Telling.Told told, Replies replies) {
    public UUID address() {
        return talk.address();
    }

    public Actor actor() {
        return Actor.citizen(talk.address());
    }

    public void say(Template template, Then then) {
        replies.say(template, talk.language(), then, Map.of());
    }

    void say(Template template) {
        say(template, Then.LISTEN);
    }
}
