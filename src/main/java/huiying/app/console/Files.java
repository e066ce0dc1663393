package huiying.app.console;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.cases.ChainCheck;
import huiying.bot.grids.Grids;
import huiying.bot.routing.Units;
import huiying.bot.sla.Receipts;
import huiying.bot.staff.StaffMember;
import huiying.channels.Address;
import huiying.nlp.Mention;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what a page shows of a case. */
@Component
public final class Files {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final City city;
    private final Transcript transcript;
    private final Facts facts;
    private final JsonMapper json;

    Files(JdbcClient jdbc, Cases cases, City city, Transcript transcript, Facts facts, JsonMapper json) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.city = city;
        this.transcript = transcript;
        this.facts = facts;
        this.json = json;
    }

    /** What is looked up beside the cases: names, addresses, and whether a history is whole. */
    @Component
    record City(Units units, Grids grids, Addresses addresses, ChainCheck chain, Receipts receipts, Shots shots) {
    }

    /** What kind of matter people decided that these cases are; those nobody decided are left out. */
    Map<UUID, String> decided(List<UUID> caseIds) {
        var chosen = new HashMap<UUID, String>();
        jdbc.sql("select case_id, chosen from decision where kind in ('confirm', 'correct') and chosen not like 'unit:%' and case_id in (:ids) order by at")
                .param("ids", caseIds).query((row, n) -> Map.entry(Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                        Objects.requireNonNull(row.getString("chosen"))))
                .list().forEach(entry -> chosen.put(entry.getKey(), entry.getValue()));
        return chosen;
    }

    Names names(Words words) {
        return new Names(jdbc, city.units(), city.grids(), words, facts.taxonomy());
    }

    CaseFile open(Case c, StaffMember reader, Words words) {
        var names = names(words);
        var said = new CaseFile.Said(transcript.about(c.id(), words), Telling.about(c.id(), jdbc, words), contact(c, words), intact(c),
                city.shots().forStaff(c, words));
        return new CaseFile(c, reader, names,
                new CaseFile.Parts(new Story(cases.history(c.id()), names), Timers.of(c, city.receipts(), words), suggestion(c.id()), mentions(c.words()),
                        facts.of(c, names), said));
    }

    /** The clocks units have to sign by, of those cases that have one. */
    Map<UUID, ClockFace> signing(List<Case> about, Words words) {
        var clocks = new HashMap<UUID, ClockFace>();
        jdbc.sql("""
                 select case_id, started_at, due_at from deadline
                 where case_id = any(?) and kind = 'T_SIGN' and fired_at is null and cancelled_at is null""").param(about.stream().map(Case::id).toArray(
                UUID[]::new)).query(row -> {
                    clocks.put(Objects.requireNonNull(row.getObject("case_id", UUID.class)), words.clock(Timers.instant(row.getObject("started_at",
                            OffsetDateTime.class)), Timers.instant(row.getObject("due_at", OffsetDateTime.class))).toSign(words));
                });
        return clocks;
    }

    /** The clock an arbiter has to decide by. */
    @Nullable
    ClockFace deciding(Case c, Words words) {
        return jdbc.sql("select started_at, due_at from deadline where case_id = ? and kind = 'T_ARB' and fired_at is null and cancelled_at is null")
                .param(c.id())
                .query((row, n) -> words.clock(Timers.instant(row.getObject("started_at", OffsetDateTime.class)), Timers.instant(row.getObject("due_at",
                        OffsetDateTime.class))))
                .optional().orElse(null);
    }

    /** The same for the person it belongs to: nothing of their own words is hidden from them. */
    public Glance glance(Case c, Words words) {
        var names = names(words);
        var suggestion = suggestion(c.id());
        var pieces = Piece.of(c.words(), suggestion.evidenceFor(c.category()), CaseFile.factSpans(mentions(c.words())));
        return new Glance(c, names, suggestion, pieces, new Story(cases.history(c.id()), names));
    }

    Suggestion suggestion(UUID caseId) {
        return Suggestion.of(caseId, jdbc, json);
    }

    /** What a queue shows of its cases, each read once for all of them. */
    Queued queued(List<UUID> caseIds, Words words) {
        var found = cases.byIds(caseIds);
        var known = city.addresses().find(found.stream().filter(c -> !c.confidential()).map(Case::address).filter(Objects::nonNull).distinct().toList());
        return new Queued(found.stream().collect(Collectors.toMap(Case::id, c -> c)), Suggestion.of(caseIds, jdbc, json), found.stream().collect(Collectors
                .toMap(Case::id, c -> contact(c, Optional.ofNullable(c.address()).map(known::get), words))));
    }

    /** The cases of a queue, what was suggested for them, and how their residents can be reached, masked. */
    record Queued(Map<UUID, Case> cases, Map<UUID, Suggestion> suggestions, Map<UUID, String> contacts) {
    }

    List<CaseFile.Fact> facts(Case about, Names names) {
        return facts.of(about, names);
    }

    List<Mention> mentions(String words) {
        return facts.mentions(words);
    }

    /** How the resident can be reached, masked; whoever asked for secrecy has no contact at all. */
    String contact(Case c, Words words) {
        return contact(c, c.confidential() ? Optional.empty() : Optional.ofNullable(c.address()).flatMap(city.addresses()::find), words);
    }

    private static String contact(Case c, Optional<Address> known, Words words) {
        return c.confidential() || c.address() == null
                ? words.say("contact.secret")
                : known.map(address -> Mask.contact(address.value())).orElse("");
    }

    /** The whole contact, for somebody who gave a reason. */
    String wholeContact(Case c) {
        return c.address() == null || c.confidential() ? "" : city.addresses().find(c.address()).map(address -> address.value()).orElse("");
    }

    private boolean intact(Case c) {
        return city.chain().verify(c.id()).isEmpty();
    }
}
