package huiying.bot.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.CaseKeys.CaseKey;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Urgency;
import tools.jackson.databind.json.JsonMapper;

/** A case and its row: what is read, what is written, what is sealed. */
final class CaseRows {
    private static final JsonMapper JSON = new JsonMapper();
    /** To be read from {@code cases c join case_key k on k.case_id = c.id}. */
    static final String COLUMNS = """
                                  c.id, c.number, c.state, c.state_since, c.nature, c.category, c.title, c.words, c.place, c.facts, c.grid, c.latitude, c.longitude, c.urgency,
                                  c.confidential, c.angry, c.channel, c.address, c.citizen, c.language, c.unit, c.handler, c.queue, c.basis, c.deadline_class, c.due_at,
                                  c.promised_at, c.bounce_count, c.reopen_count, c.resolution, c.parent, c.auto_dispatched, c.demo_visitor, c.created_at, c.submitted_at,
                                  c.dispatched_at, c.closed_at, c.event_count, c.proposal, c.head, c.supervised, c.extensions, c.appeals, c.urgings, c.repeats, c.arbitrations,
                                  c.paused, c.held, c.contacted_at, c.item, c.duty_version, c.precedent, c.assists, k.wrapped""";
    static final String INSERT = """
                                 insert into cases (id, number, state, state_since, nature, category, title, words, place, facts, grid, latitude, longitude, urgency,
                                     confidential, angry, channel, address, citizen, language, unit, handler, queue, basis, deadline_class, due_at, promised_at, bounce_count,
                                     reopen_count, resolution, parent, auto_dispatched, demo_visitor, created_at, submitted_at, dispatched_at, closed_at, event_count, head_hash,
                                     version, item, duty_version, precedent, assists)
                                 values (:id, :number, :state, :since, :nature, :category, :title, :words, :place, :facts, :grid, :latitude, :longitude, :urgency,
                                     :confidential, :angry, :channel, :address, :citizen, :language, :unit, :handler, :queue, :basis, :level, :due, :promised, :returns,
                                     :reopenings, :resolution, :parent, :automatic, :visitor, :created, :submitted, :dispatched, :closed, :seq, :hash, :seq,
                                     :item, :dutyVersion, :precedent, cast(:assists as jsonb))""";
    static final String UPDATE = """
                                 update cases set number = :number, state = :state, state_since = :since, nature = :nature, category = :category, grid = :grid,
                                     urgency = :urgency, confidential = :confidential, angry = :angry, language = :language, unit = :unit, handler = :handler, queue = :queue,
                                     basis = :basis, deadline_class = :level, due_at = :due, promised_at = :promised, bounce_count = :returns, reopen_count = :reopenings,
                                     resolution = :resolution, auto_dispatched = :automatic, submitted_at = :submitted, dispatched_at = :dispatched, closed_at = :closed,
                                     event_count = :seq, head_hash = :hash, version = :seq, item = :item, duty_version = :dutyVersion, precedent = :precedent,
                                     assists = cast(:assists as jsonb),
                                     proposal = cast(:proposal as jsonb), head = :head,
                                     supervised = :supervised, extensions = :extensions, appeals = :appeals, urgings = :urgings, repeats = :repeats,
                                     arbitrations = :arbitrations, paused = :paused, held = :held, contacted_at = :contacted
                                 where id = :id""";
    static final String RETELL = """
                                 update cases set title = :title, words = :words, place = :place, facts = :facts, latitude = :latitude, longitude = :longitude where id = :id""";

    private CaseRows() {
    }

    static Map<String, @Nullable Object> open(Case c, byte[] hash) {
        var row = new HashMap<String, @Nullable Object>();
        row.putAll(matter(c));
        row.putAll(standing(c));
        row.putAll(times(c));
        row.putAll(beside(c));
        row.put("id", c.id());
        row.put("number", c.number() == null ? null : c.number().digits());
        row.put("channel", c.channel());
        row.put("address", c.address());
        row.put("citizen", c.origin().citizen());
        row.put("parent", c.origin().parent());
        row.put("visitor", c.origin().demoVisitor());
        row.put("hash", hash);
        return row;
    }

    static Map<String, @Nullable Object> sealed(Case c, CaseKey key) {
        var row = new HashMap<String, @Nullable Object>();
        var spot = c.told().spot();
        row.put("id", c.id());
        row.put("title", key.seal(c.title()));
        row.put("words", key.seal(c.words()));
        row.put("place", key.seal(spot.words()));
        row.put("facts", key.seal(c.told().facts()));
        row.put("latitude", key.seal(spot.latitude() == null ? null : spot.latitude().toString()));
        row.put("longitude", key.seal(spot.longitude() == null ? null : spot.longitude().toString()));
        return row;
    }

    static Case read(ResultSet row, CaseKeys keys) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var number = row.getString("number");
        var origin = new Origin(text(row, "channel"), row.getObject("address", UUID.class), row.getObject("citizen", UUID.class), row
                .getObject("parent", UUID.class), row.getString("demo_visitor"));
        return new Case(id, number == null ? null : new CaseNumber(number), told(row, keys.unwrap(id, row.getBytes("wrapped"))), origin, standing(row), times(
                row), beside(row));
    }

    static @Nullable OffsetDateTime sql(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Map<String, @Nullable Object> matter(Case c) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("nature", c.nature().name());
        row.put("category", c.category());
        row.put("grid", c.grid());
        row.put("urgency", c.urgency().name());
        row.put("confidential", c.confidential());
        row.put("angry", c.told().matter().angry());
        row.put("language", c.language().name());
        return row;
    }

    private static Map<String, @Nullable Object> standing(Case c) {
        var row = new HashMap<String, @Nullable Object>();
        var charge = c.standing().charge();
        row.put("state", c.state().name());
        row.put("since", sql(c.standing().since()));
        row.put("unit", charge.unit());
        row.put("handler", charge.handler());
        row.put("queue", charge.queue());
        row.put("basis", charge.basis());
        row.put("automatic", charge.automatic());
        row.put("item", charge.ground().cited().item());
        row.put("dutyVersion", charge.ground().cited().version());
        row.put("precedent", charge.ground().cited().precedent());
        row.put("assists", JSON.writeValueAsString(charge.assists()));
        row.put("level", c.standing().level());
        row.put("returns", c.returns());
        row.put("reopenings", c.reopenings());
        row.put("resolution", c.resolution());
        row.put("seq", c.seq());
        return row;
    }

    private static Map<String, @Nullable Object> times(Case c) {
        var row = new HashMap<String, @Nullable Object>();
        var times = c.times();
        row.put("created", sql(times.created()));
        row.put("submitted", sql(times.submitted()));
        row.put("dispatched", sql(times.dispatched()));
        row.put("closed", sql(times.closed()));
        row.put("due", sql(times.due()));
        row.put("promised", sql(times.promised()));
        row.put("contacted", sql(times.contacted()));
        row.put("paused", TimeUnit.MICROSECONDS.convert(times.paused()));
        return row;
    }

    private static Map<String, @Nullable Object> beside(Case c) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("proposal", c.proposal() == null ? null : JSON.writeValueAsString(c.proposal()));
        row.put("head", c.beside().head());
        row.put("supervised", c.beside().supervised());
        row.put("held", c.beside().held());
        row.put("extensions", c.tally().extensions());
        row.put("appeals", c.tally().appeals());
        row.put("urgings", c.tally().urgings());
        row.put("repeats", c.tally().repeats());
        row.put("arbitrations", c.tally().arbitrations());
        return row;
    }

    private static Draft told(ResultSet row, CaseKey key) throws SQLException {
        var matter = new Matter(Nature.valueOf(text(row, "nature")), row.getString("category"), Urgency.valueOf(text(row, "urgency")), row
                .getBoolean("confidential"), row.getBoolean("angry"));
        var spot = new Spot(key.open(row.getBytes("place")), row.getString("grid"), number(key.open(row.getBytes("latitude"))), number(key.open(row
                .getBytes("longitude"))));
        return new Draft(orEmpty(key.open(row.getBytes("title"))), orEmpty(key.open(row.getBytes("words"))), spot, matter, key.open(row.getBytes("facts")),
                Language
                        .valueOf(text(row, "language")));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var cited = new Cited(row.getString("item"), row.getInt("duty_version"), row.getObject("precedent", Long.class));
        var ground = new Ground(row.getString("basis"), row.getBoolean("auto_dispatched"), cited);
        var charge = new Charge(row.getString("unit"), row.getString("handler"), row.getString("queue"), ground,
                List.of(JSON.readValue(text(row, "assists"), Assist[].class)));
        var counts = new Counts(row.getInt("bounce_count"), row.getInt("reopen_count"), row.getInt("resolution"), row.getInt("event_count"));
        return new Standing(CaseStatus.valueOf(text(row, "state")), Objects.requireNonNull(instant(row, "state_since")), charge, text(row, "deadline_class"),
                counts);
    }

    private static Times times(ResultSet row) throws SQLException {
        return new Times(Objects.requireNonNull(instant(row, "created_at")), instant(row, "submitted_at"), instant(row, "dispatched_at"), instant(row,
                "closed_at"), instant(row, "due_at"), instant(row, "promised_at"), instant(row, "contacted_at"),
                Duration.of(row.getLong("paused"),
                        ChronoUnit.MICROS));
    }

    private static Beside beside(ResultSet row) throws SQLException {
        var proposal = row.getString("proposal");
        var tally = new Tally(row.getInt("extensions"), row.getInt("appeals"), row.getInt("urgings"), row.getInt("repeats"), row.getInt("arbitrations"));
        return new Beside(proposal == null ? null : JSON.readValue(proposal, Proposal.class), row.getObject("head", UUID.class), row.getInt("supervised"),
                tally, row.getBoolean("held"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Double number(@Nullable String text) {
        return text == null ? null : Double.valueOf(text);
    }
}
