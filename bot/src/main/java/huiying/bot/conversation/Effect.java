package huiying.bot.conversation;

import java.util.UUID;

import huiying.bot.notices.Template;
import huiying.channels.OutboundMessage.Then;

/** Something a turn does. Deciding is the dialog's, doing the message handler's. */
public sealed interface Effect {

    /** Says something that needs no case. */
    record Say(Template template, Then then) implements Effect {
        public Say(Template template) {
            this(template, Then.LISTEN);
        }

        static Say andTransfer(Template template) {
            return new Say(template, Then.TRANSFER);
        }

        static Say andHangUp(Template template) {
            return new Say(template, Then.HANG_UP);
        }

        static Say andRecord(Template template) {
            return new Say(template, Then.RECORD);
        }
    }

    /** Welcomes whoever arrives, and names the thing whose code they scanned. */
    record Greet() implements Effect {
    }

    /** Says something with the number, place or title of a case. */
    record SayAbout(Template template, UUID subject) implements Effect {
    }

    /** Asks which of several places of one name is meant. */
    record AskWhich(UUID draft) implements Effect {
    }

    /** Repeats the last words. */
    record SayAgain() implements Effect {
    }

    /** Opens a draft with what was said, under an id made beforehand. */
    record OpenDraft(UUID draft) implements Effect {
    }

    /** Adds what was said to a draft. */
    record Amend(UUID draft) implements Effect {
    }

    /** Files a draft: number, read-back, and off to a department or to an agent. */
    record File(UUID draft) implements Effect {
    }

    /** Files what there is for a person to go on with. */
    record LeaveToPerson(UUID draft) implements Effect {
    }

    /** Opens a draft and at once leaves it to a person. */
    record OpenForPerson(UUID draft) implements Effect {
    }

    /** Adds words to a filed case and says so with this template. */
    record Supplement(UUID filed, Template template) implements Effect {
    }

    /** Adds to a filed case what came, and says nothing about it. */
    record AddTo(UUID filed) implements Effect {
    }

    /** Asks the question of ours that is still open. */
    record AskOpen() implements Effect {
    }

    /** Replaces what the resident corrected in a filed case and reads it back. */
    record Correct(UUID filed) implements Effect {
    }

    /** Takes a draft or a case back. */
    record Withdraw(UUID subject) implements Effect {
    }

    /** Has a case done again. */
    record Reopen(UUID resolved) implements Effect {
    }

    /** Answers the question of ours that this was the reply to. */
    record Answer(Asked asked) implements Effect {
    }

    record TellProgress() implements Effect {
    }

    /** Puts the talk on the agents' queue. */
    record CallAgent() implements Effect {
    }

    /** Shows the words to the agent who talks with the resident. */
    record PassToAgent() implements Effect {
    }

    record StopNotices() implements Effect {
    }

    record ResumeNotices() implements Effect {
    }
}
