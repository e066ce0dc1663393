package huiying.bot.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What residents are told. Each occasion has a logical key and is told once, whatever is retried; reaching the resident is the outbox's matter. */
public final class Notices {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Phrasebook phrases;
    private final Outbox outbox;
    private final Reach reach;

    /** Says whether something must be told. */
    public interface Needs {
        Need of(Template template);
    }

    /** Finds addresses and the channels behind them. */
    public record Reach(Addresses addresses, Channels channels, Quiet quiet, Needs needs) {
        /** News at any hour. */
        public Reach(Addresses addresses, Channels channels) {
            this(addresses, channels, Quiet.never(java.time.Clock.systemUTC()));
        }

        /** What must be told as the product's rules have it. */
        public Reach(Addresses addresses, Channels channels, Quiet quiet) {
            this(addresses, channels, quiet, template -> NoticeRule.need(NoticeRule.bundled(), template));
        }

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

    /** Whether words at this address are heard by a recogniser and read aloud. */
    public boolean isSpoken(Address address) {
        return reach.spoken(address);
    }

    /** Somebody to be told something about a case: its id, where, and in which language ({@code zh} or {@code en}). */
    public record Recipient(@Nullable UUID caseId, UUID address, String language) {
    }

    /** News about a case, pushed to the address it came from. Telling the same occasion twice tells it once. */
    public void tell(Recipient to, Template template, Map<String, String> parameters, String occasion) {
        tell(to, template, parameters, occasion, true);
    }

    /** The same; what does not have to be told at once waits for the end of the quiet hours. */
    public void tell(Recipient to, Template template, Map<String, String> parameters, String occasion, boolean atOnce) {
        var address = reach.pushTo(to.address(), reach.addresses().find(to.address()).orElseThrow());
        var notice = keep("case:" + to.caseId() + ":" + template.key() + ":" + occasion, to, template, parameters, atOnce);
        var until = atOnce ? Optional.<Instant>empty() : reach.quiet().ends();
        if (notice != null && until.isPresent()) {
            jdbc.sql("update notice set held_until = ? where id = ?").params(until.get().atOffset(ZoneOffset.UTC), notice).update();
        } else if (notice != null) {
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
        var notice = keep("turn:" + answer.turn() + ":" + answer.number(), to, answer.template(), answer.parameters(), true);
        if (notice == null) {
            return;
        }
        var writing = reach.pushTo(to.address(), from);
        var text = reach.spoken(from) && writing.equals(from)
                ? phrases.onlySpoken(answer.template(), to.language(), answer.parameters())
                : phrases.text(answer.template(), to.language(), reach.spoken(from), answer.parameters());
        outbox.add(notice, from, answer.turn(), new Body(text, to.language(), offered(answer, to.language()), answer.then()), answer.waited());
        if (answer.template().resendable() && !writing.equals(from) && reach.channels().of(writing).isPresent()) {
            outbox.add(notice, writing, null, Body.of(phrases.text(answer.template(), to.language(), false, answer.parameters()), to.language()),
                    Duration.ZERO);
        }
    }

    /** Repeats what was last said to an address. */
    public void again(UUID address, Address from, UUID turn, Duration waited) {
        outbox.latest(address).ifPresent(last -> outbox.add(last.notice(), from, turn, last.body(), waited));
    }

    /**
     * Tells what waited for the end of the quiet hours, everybody in one message: of each case what was told last, and a question if one is open.
     * Says how many were told.
     */
    public int release() {
        var now = reach.quiet().clock().instant().atOffset(ZoneOffset.UTC);
        var waiting = jdbc.sql("""
                               select id, address, case_id, template, language, parameters from notice where held_until <= ?
                               order by address, created_at, id for update skip locked""").param(now).query(this::held).list();
        var byAddress = waiting.stream().collect(Collectors.groupingBy(Held::address, LinkedHashMap::new, Collectors.toList()));
        byAddress.forEach(this::release);
        return byAddress.size();
    }

    private record Held(UUID id, UUID address, @Nullable UUID caseId, Template template, String language, Map<String, String> parameters) {
        boolean asks() {
            return template.name().startsWith("SURVEY") || template == Template.NEED_INFO;
        }
    }

    private void release(UUID id, List<Held> held) {
        var address = reach.pushTo(id, reach.addresses().find(id).orElseThrow());
        var last = held.getLast();
        var said = held.stream().filter(notice -> notice.asks() || held.stream().filter(other -> !other.asks() && Objects.equals(other.caseId(), notice
                .caseId())).reduce((earlier, later) -> later).orElseThrow() == notice).toList();
        var text = said.stream().map(notice -> phrases.text(notice.template(), notice.language(), reach.spoken(address), notice.parameters()))
                .collect(Collectors
                        .joining("\n"));
        outbox.add(last.id(), address, null, new Body(text, last.language(), phrases.choices(last.template(), last.language()),
                OutboundMessage.Then.LISTEN), Duration.ZERO);
        held.forEach(notice -> jdbc.sql("update notice set held_until = null, merged_into = ? where id = ?").param(notice == last ? null : last.id()).param(
                notice.id()).update());
        jdbc.sql("update notice set need = 'must' where id = :id and exists (select from notice m where m.merged_into = :id and m.need = 'must')")
                .param("id", last
                        .id())
                .update();
    }

    private Held held(ResultSet row, int n) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var parameters = json.readValue(vault.open(id, row.getBytes("parameters")), new TypeReference<Map<String, String>>() {
        });
        return new Held(id, Objects.requireNonNull(row.getObject("address", UUID.class)), row.getObject("case_id", UUID.class), Template.valueOf(row.getString(
                "template")), Objects.requireNonNull(row.getString("language")), parameters);
    }

    private Body body(Template template, String language, Address address, Map<String, String> parameters) {
        var text = phrases.text(template, language, reach.spoken(address), parameters);
        return new Body(text, language, phrases.choices(template, language), OutboundMessage.Then.LISTEN);
    }

    private List<OutboundMessage.Choice> offered(Answer answer, String language) {
        return answer.choices().isEmpty() ? phrases.choices(answer.template(), language) : answer.choices();
    }

    private @Nullable UUID keep(String logicalKey, Recipient to, Template template, Map<String, String> parameters, boolean atOnce) {
        var id = Ids.next();
        int kept = jdbc
                .sql("""
                                 insert into notice (id, logical_key, case_id, address, template, resendable, parameters, language, need, at_once, created_at)
                                 values (:id, :key, :case, :address, :template, :resendable, :parameters, :language, :need, :atOnce, now()) on conflict (logical_key) do nothing
                     """)
                .param("id", id).param("key", logicalKey).param("case", to.caseId()).param("address", to.address()).param("template", template.name())
                .param("resendable", template.resendable()).param("parameters", vault.seal(id, json.writeValueAsBytes(parameters)))
                .param("language", to.language()).param("need", reach.needs().of(template).stored()).param("atOnce", atOnce)
                .update();
        return kept == 1 ? id : null;
    }
}
