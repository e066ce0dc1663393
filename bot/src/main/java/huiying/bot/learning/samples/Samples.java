package huiying.bot.learning.samples;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.nlp.Language;

/** Where samples are kept. A text is never changed; what is thought of it may be, with a trace. */
public final class Samples {
    private static final String COLUMNS = """
                                          id, seq, origin, label, text, language, channel, tags, state, trust, by_person, resident, case_id, decision, batch,
                                          reason, released_at is not null as released, created_at from sample\s""";

    private final JdbcClient jdbc;
    private final Texts texts;

    public Samples(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** Keeps new samples, in their order, in one statement; one whose decision is known already is left out. */
    public int add(List<Sample> some) {
        return jdbc
                .sql("""
                     insert into sample (id, origin, label, text, text_key, language, channel, tags, state, trust, by_person, resident, case_id, decision, batch,
                         reason, created_at)
                     select id, origin, nullif(label, ''), text, decode(key, 'hex'), language, channel, coalesce(string_to_array(nullif(tags, ''), ','), '{}'), state, trust, by_person,
                         resident, case_id, decision, batch, reason, at
                     from unnest(cast(:ids as uuid[]), cast(:origins as text[]), cast(:labels as text[]), cast(:texts as text[]), cast(:keys as text[]),
                         cast(:languages as text[]), cast(:channels as text[]), cast(:tags as text[]), cast(:states as text[]), cast(:trusts as numeric[]),
                         cast(:people as text[]), cast(:residents as uuid[]), cast(:cases as uuid[]), cast(:decisions as uuid[]), cast(:batches as uuid[]),
                         cast(:reasons as text[]), cast(:ats as timestamptz[])) with ordinality
                         as s (id, origin, label, text, key, language, channel, tags, state, trust, by_person, resident, case_id, decision, batch, reason, at, n)
                     order by n on conflict do nothing""")
                .param("ids", all(some, Sample::id, UUID[]::new)).param("origins", texts(some, one -> one.source().from().stored()))
                .param("labels", texts(some, one -> Objects.requireNonNullElse(one.label(), ""))).param("texts", texts(some, Sample::text))
                .param("keys", texts(some, one -> hex(texts.key(one.text())))).param("languages", texts(some, one -> stored(one.language())))
                .param("channels", texts(some, one -> one.source().channel())).param("tags", texts(some, one -> String.join(",", one.tags())))
                .param("states", texts(some, one -> one.state().stored())).param("trusts", texts(some, one -> Double.toString(one.trust())))
                .param("people", texts(some, one -> one.source().by())).param("residents", all(some, one -> one.source().resident(), UUID[]::new))
                .param("cases", all(some, one -> one.source().caseId(), UUID[]::new)).param("decisions", all(some, one -> one.source().decision(), UUID[]::new))
                .param("batches", all(some, one -> one.source().batch(), UUID[]::new)).param("reasons", texts(some, one -> one.source().reason()))
                .param("ats", texts(some, one -> one.at().toString())).update();
    }

    /** Newest first, those before {@code seq}; 0 begins with the newest. */
    public List<Sample> find(SampleQuery query, long before, int limit) {
        var condition = query.condition();
        return jdbc.sql("select " + COLUMNS + "where " + condition.sql() + (before > 0 ? " and seq < :before" : "") + " order by seq desc limit :limit")
                .params(condition.parameters()).param("before", before).param("limit", limit).query(Samples::read).list();
    }

    /** In the order they came, for files. */
    public List<Sample> export(SampleQuery query, int limit) {
        var condition = query.condition();
        return jdbc.sql("select " + COLUMNS + "where " + condition.sql() + " order by seq limit :limit").params(condition.parameters()).param("limit", limit)
                .query(Samples::read).list();
    }

    public long count(SampleQuery query) {
        var condition = query.condition();
        return jdbc.sql("select count(*) from sample where " + condition.sql()).params(condition.parameters()).query(Long.class).single();
    }

    public Optional<Sample> byId(UUID id) {
        return byIds(List.of(id)).values().stream().findFirst();
    }

    public Map<UUID, Sample> byIds(List<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + "where id = any(:ids)").param("ids", ids.toArray(UUID[]::new)).query(Samples::read).list().stream()
                .collect(Collectors.toMap(Sample::id, Function.identity()));
    }

    /** All that are learnt from, in the order they came; {@code after} and {@code limit} for reading them in steps. */
    public List<Sample> used(long after, int limit) {
        return jdbc.sql("select " + COLUMNS + "where state = 'used' and label is not null and seq > :after order by seq limit :limit").param("after", after)
                .param("limit", limit).query(Samples::read).list();
    }

    /** How many are learnt from under each label. */
    public Map<String, Integer> balance() {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("select label, count(*) as n from sample where state = 'used' and label is not null group by label order by label")
                .query(row -> {
                    counts.put(text(row, "label"), row.getInt("n"));
                });
        return counts;
    }

    /** How many are in each state. */
    public Map<Sample.State, Integer> states() {
        var counts = new LinkedHashMap<Sample.State, Integer>();
        jdbc.sql("select state, count(*) as n from sample group by state").query(row -> {
            counts.put(Sample.State.of(text(row, "state")), row.getInt("n"));
        });
        return counts;
    }

    public boolean none() {
        return !jdbc.sql("select exists (select from sample)").query(Boolean.class).single();
    }

    /** The number of the newest sample that changed what would be learnt: when it grows, there is something new to learn. */
    public Instant lastChange() {
        return jdbc.sql(
                """
                select greatest((select max(created_at) from sample where origin <> 'starter'), (select max(at) from sample_act), (select max(undone_at) from sample_act))""")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant).orElse(Instant.EPOCH)).single();
    }

    /** A later decision about the same case takes the place of the earlier ones. */
    void replaceEarlier(UUID caseId, UUID by) {
        jdbc.sql("update sample set state = 'replaced' where case_id = ? and id <> ? and state in ('used', 'held', 'waiting')").params(caseId, by).update();
    }

    /** What was said in a case that has been erased is not learnt from, and not kept. */
    public int forgetErased() {
        return jdbc.sql("delete from sample s using case_key k where k.case_id = s.case_id and k.destroyed_at is not null").update();
    }

    /** Takes the quarantine off, in somebody's name. */
    public int release(List<UUID> ids, String by, Instant at) {
        return jdbc.sql("update sample set released_at = :at, released_by = :by where id = any(:ids) and released_at is null and by_person <> :by")
                .param("at", at.atOffset(ZoneOffset.UTC)).param("by", by).param("ids", ids.toArray(UUID[]::new)).update();
    }

    private static <T> T[] all(List<Sample> some, Function<Sample, @Nullable T> part, java.util.function.IntFunction<T[]> array) {
        return some.stream().map(part).toArray(array);
    }

    private static String[] texts(List<Sample> some, Function<Sample, String> part) {
        return some.stream().map(part).toArray(String[]::new);
    }

    static String hex(byte[] key) {
        return java.util.HexFormat.of().formatHex(key);
    }

    static String stored(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    private static Sample read(ResultSet row, int n) throws SQLException {
        var caseId = row.getObject("case_id", UUID.class);
        var about = caseId == null ? null : new Source.About(caseId, row.getObject("decision", UUID.class));
        var source = new Source(Provenance.of(text(row, "origin")), text(row, "channel"), text(row, "by_person"), row.getObject("resident", UUID.class), about,
                row.getObject("batch", UUID.class), text(row, "reason"));
        var at = Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class)).toInstant();
        var standing = new Sample.Standing(Sample.State.of(text(row, "state")), row.getDouble("trust"), at, row.getBoolean("released"));
        var tags = Arrays.asList((String[]) Objects.requireNonNull(row.getArray("tags")).getArray());
        return new Sample(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getLong("seq"), row.getString("label"), text(row, "text"),
                Language.valueOf(text(row, "language").toUpperCase(Locale.ROOT)), source, standing, List.copyOf(tags));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
