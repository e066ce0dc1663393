package huiying.bot;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.conversation.Conversation;
import huiying.bot.conversation.Conversations;
import huiying.bot.conversation.Dialog;
import huiying.bot.conversation.Presence;
import huiying.bot.feed.Feed;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Template;
import huiying.bot.staff.StaffMember;
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;

/**
 * A person takes a talk over, speaks in it and hands it back; meanwhile the service only listens and passes on. No case is moved by it and no clock stops: whoever
 * forgets a talk loses it after a while, so that no resident speaks to nobody.
 */
public final class TalkDesk {
    public static final int LONGEST = 1_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final TransactionOperations transactions;
    private final Conversations conversations;
    private final Presence presence;
    private final Notices notices;
    private final Tasks tasks;
    private final Around around;

    /** The time, and who follows what happens. */
    public record Around(Clock clock, Feed feed) {
    }

    public TalkDesk(TransactionOperations transactions, Conversations conversations, Presence presence, Notices notices, Tasks tasks, Around around) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.presence = presence;
        this.notices = notices;
        this.tasks = tasks;
        this.around = around;
    }

    /** False when a colleague is in it. Taking what is already mine changes nothing. */
    public boolean takeOver(StaffMember who, UUID address) {
        return is(() -> {
            var talk = conversations.lock(address);
            if (who.id().equals(talk.withAgent())) {
                return true;
            }
            if (talk.withAgent() != null) {
                return false;
            }
            conversations.take(address, who.id(), new Dialog.WithAgent(around.clock().instant()), around.clock().instant());
            tasks.finishTalk(address, "taken-over");
            tell(talk, Template.AGENT_JOINED, Map.of("name", who.name()), "joined:" + around.clock().instant());
            changed(address);
            return true;
        });
    }

    /** Words of the person, said once however often the form arrives; false when the talk is not theirs, or there is nothing to say. */
    public boolean say(StaffMember who, UUID address, String words, String key) {
        var text = cut(words.strip());
        return !text.isEmpty() && is(() -> {
            var talk = conversations.lock(address);
            if (!who.id().equals(talk.withAgent())) {
                return false;
            }
            conversations.touch(address, around.clock().instant());
            tell(talk, Template.AGENT_SAYS, Map.of("name", who.name(), "words", text), "said:" + address + ":" + key);
            presence.staffSaw(address);
            changed(address);
            return true;
        });
    }

    /** The person is looking: the talk is not forgotten, and the resident sees how far it was read. */
    public void look(StaffMember who, UUID address) {
        transactions.executeWithoutResult(status -> {
            if (conversations.find(address).filter(talk -> who.id().equals(talk.withAgent())).isPresent()) {
                conversations.touch(address, around.clock().instant());
                presence.staffSaw(address);
            }
        });
    }

    public void typing(StaffMember who, UUID address) {
        transactions.executeWithoutResult(status -> {
            if (conversations.find(address).filter(talk -> who.id().equals(talk.withAgent())).isPresent()) {
                presence.staffTypes(address);
            }
        });
    }

    /** From now on the service answers again. */
    public boolean handBack(StaffMember who, UUID address) {
        return is(() -> {
            var talk = conversations.lock(address);
            boolean mine = who.id().equals(talk.withAgent());
            if (mine) {
                release(talk);
            }
            return mine;
        });
    }

    /** Talks whose person did nothing for a quarter of an hour go back, and somebody else is called; says how many. */
    public int handBackForgotten() {
        var forgotten = Optional.ofNullable(transactions.execute(status -> conversations.takenBefore(around.clock().instant().minus(FORGOTTEN)))).orElseThrow();
        forgotten.forEach(address -> transactions.executeWithoutResult(status -> {
            var talk = conversations.lock(address);
            if (talk.withAgent() != null) {
                release(talk);
                tasks.open(TaskKind.TALK, Subject.ofAddress(address), "left-alone");
            }
        }));
        return forgotten.size();
    }

    private void release(Conversation talk) {
        conversations.giveBack(talk.address(), new Dialog.Idle());
        tell(talk, Template.AGENT_LEFT, Map.of(), "left:" + around.clock().instant());
        changed(talk.address());
    }

    private void tell(Conversation talk, Template template, Map<String, String> parameters, String occasion) {
        notices.tell(new Notices.Recipient(null, talk.address(), talk.language()), template, parameters, talk.address() + ":" + occasion);
    }

    private void changed(UUID address) {
        presence.changed(address);
        around.feed().post("talk", null, address, null, Map.of("type", "talk"));
    }

    private boolean is(Supplier<Boolean> act) {
        return Boolean.TRUE.equals(transactions.execute(status -> act.get()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
    }
}
