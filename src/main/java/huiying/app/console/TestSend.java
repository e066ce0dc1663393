package huiying.app.console;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.staff.StaffMember;
import huiying.channels.Address;
import huiying.channels.Channels;
import huiying.channels.Delivery;
import huiying.channels.OutboundMessage;

/** Tries a way out: one labelled message to an address somebody names, sent at once and written down, so that a key or an account is known to be right. */
@Component
final class TestSend {
    private static final Set<String> PUSHES = Set.of("sms", "wechat", "wecom");
    private static final int LONGEST = 120;

    private final Channels channels;
    private final TransactionOperations transactions;
    private final Audit audit;

    TestSend(Channels channels, TransactionOperations transactions, Audit audit) {
        this.channels = channels;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** A way that can be tried. */
    record Way(String channel, String account) {
    }

    /** How it went: {@code delivered}, {@code failed}, {@code refused}, {@code unknown} or {@code missing}, and the provider's own code or id. */
    record Outcome(String how, String code) {
        public boolean good() {
            return how.equals("delivered");
        }
    }

    List<Way> ways() {
        return channels.all().stream().filter(way -> PUSHES.contains(way.name())).map(way -> new Way(way.name(), way.account())).distinct().toList();
    }

    Outcome send(StaffMember who, String channel, String account, String to, Words words) {
        var way = channels.find(channel, account).filter(found -> PUSHES.contains(found.name()));
        if (way.isEmpty() || to.isEmpty() || to.length() > LONGEST || channel.equals("sms") && !isNumber(to)) {
            return new Outcome("missing", "");
        }
        var message = OutboundMessage.text(UUID.randomUUID(), new Address(channel, account, to.replace(" ", "")), words.say("channels.trial.words"),
                words.chinese()
                        ? "zh"
                        : "en");
        var outcome = outcome(way.get().deliver(message));
        transactions
                .executeWithoutResult(status -> audit.record(who.id().toString(), "channel-tried", channel + ":" + account, Map.of("outcome", outcome.how())));
        return outcome;
    }

    private static boolean isNumber(String to) {
        return to.startsWith("+") && to.substring(1).replace(" ", "").chars().allMatch(Character::isDigit) && to.length() >= 8;
    }

    private static Outcome outcome(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered done -> new Outcome("delivered", done.providerId());
            case Delivery.Failed failed -> new Outcome("failed", failed.code());
            case Delivery.Refused refused -> new Outcome("refused", refused.code());
            case Delivery.Unknown unknown -> new Outcome("unknown", unknown.code());
        };
    }
}
