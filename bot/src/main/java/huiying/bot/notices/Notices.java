package huiying.bot.notices;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.bot.outbox.Body;
import huiying.bot.outbox.Outbox;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import huiying.channels.Address;
import huiying.channels.Channels;
import huiying.channels.OutboundMessage;
import tools.jackson.databind.json.JsonMapper;

/** What residents are told. Each occasion has a logical key and is told once, whatever is retried; reaching the resident is the outbox's matter. */
public final class Notices {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Phrasebook phrases;
    private final Outbox outbox;
    private final Reach reach;

    /** Finds addresses and the channels behind them. */
    public record Reach(Addresses addresses, Channels channels) {
        /** Where news for this address goes: a phone line has nobody listening later, its number has. */
        Address pushTo(UUID id, Address address) {
            var other = channels.of(address).map(channel -> channel.pushAddress(address)).orElse(address);
            if (!other.equals(address)) {
                addresses.sendNewsTo(id, other);
            }
            return other;
        }

        boolean spoken(Address address) {
            return channels.of(address).map(channel -> channel.spoken()).orElse(false);
        }
    }

    public Notices(JdbcClient jdbc, Vault vault, JsonMapper json, Phrasebook phrases, Outbox outbox, Reach reach) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.phrases = phrases;
        this.outbox = outbox;
        this.reach = reach;
    }

    /** Somebody to be told something about a case: its id, where, and in which language ({@code zh} or {@code en}). */
    public record Recipient(@Nullable UUID caseId, UUID address, String language) {
    }

    /** News about a case, pushed to the address it came from. Telling the same occasion twice tells it once. */
    public void tell(Recipient to, Template template, Map<String, String> parameters, String occasion) {
        var address = reach.pushTo(to.address(), reach.addresses().find(to.address()).orElseThrow());
        var notice = keep("case:" + to.caseId() + ":" + template.key() + ":" + occasion, to, template, parameters);
        if (notice != null) {
            outbox.add(notice, address, null, body(template, to.language(), address, parameters), Duration.ZERO);
        }
    }

    /**
     * An answer within a turn.
     *
     * @param number  counts the answers of the turn
     * @param choices answers offered as numbers or buttons
     * @param then    what a telephone line does afterwards
     * @param waited  how long a waiting request may still collect it
     */
    public record Answer(UUID turn, int number, Template template, Map<String, String> parameters, List<OutboundMessage.Choice> choices,
            OutboundMessage.Then then,
            Duration waited) {
    }

    /** Answers the resident where the words came from. What must be kept in writing follows a spoken answer as a text. */
    public void answer(Recipient to, Address from, Answer answer) {
        var notice = keep("turn:" + answer.turn() + ":" + answer.number(), to, answer.template(), answer.parameters());
        if (notice == null) {
            return;
        }
        var text = phrases.text(answer.template(), to.language(), reach.spoken(from), answer.parameters());
        outbox.add(notice, from, answer.turn(), new Body(text, to.language(), offered(answer, to.language()), answer.then()), answer.waited());
        var writing = reach.pushTo(to.address(), from);
        if (answer.template().resendable() && !writing.equals(from) && reach.channels().of(writing).isPresent()) {
            outbox.add(notice, writing, null, Body.of(phrases.text(answer.template(), to.language(), false, answer.parameters()), to.language()),
                    Duration.ZERO);
        }
    }

    /** Repeats what was last said to an address. */
    public void again(UUID address, Address from, UUID turn, Duration waited) {
        outbox.latest(address).ifPresent(last -> outbox.add(last.notice(), from, turn, last.body(), waited));
    }

    private Body body(Template template, String language, Address address, Map<String, String> parameters) {
        var text = phrases.text(template, language, reach.spoken(address), parameters);
        return new Body(text, language, phrases.choices(template, language), OutboundMessage.Then.LISTEN);
    }

    private List<OutboundMessage.Choice> offered(Answer answer, String language) {
        return answer.choices().isEmpty() ? phrases.choices(answer.template(), language) : answer.choices();
    }

    private @Nullable UUID keep(String logicalKey, Recipient to, Template template, Map<String, String> parameters) {
        var id = Ids.next();
        int kept = jdbc
                .sql("""
                                 insert into notice (id, logical_key, case_id, address, template, resendable, parameters, language, created_at)
                                 values (:id, :key, :case, :address, :template, :resendable, :parameters, :language, now()) on conflict (logical_key) do nothing
                     """).param("id", id).param("key", logicalKey).param("case", to.caseId()).param("address", to.address()).param("template", template.name())
                .param("resendable", template.resendable()).param("parameters", vault.seal(id, json.writeValueAsBytes(parameters)))
                .param("language", to.language())
                .update();
        return kept == 1 ? id : null;
    }
}
