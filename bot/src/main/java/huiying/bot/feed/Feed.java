package huiying.bot.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sequence others follow: consoles, outgoing webhooks, the delta API. A reader never sees beyond the oldest transaction still
 * running, so that a late commit is never skipped.
 */
public final class Feed {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {
    };

    // a later transaction may have the smaller number: so the order is by transaction, and a place is the transaction of the entry read last
    private static final String AFTER = """
                                        select seq, at, kind, case_id, address, unit, facts from feed
                                        where (txid, seq) > (coalesce((select txid from feed where seq = :seq), '0'::xid8), :seq) and txid < pg_snapshot_xmin(pg_current_snapshot())""";

    private final JdbcClient jdbc;

    public Feed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing that happened. Facts never hold a resident's words. */
    public record Entry(long seq, Instant at, String kind, @Nullable UUID caseId, @Nullable UUID address, @Nullable String unit, Map<String, Object> facts) {
    }

    public void post(String kind, @Nullable UUID caseId, @Nullable UUID address, @Nullable String unit, Map<String, ?> facts) {
        jdbc.sql("insert into feed (kind, case_id, address, unit, facts) values (?, ?, ?, ?, cast(? as jsonb))").param(kind).param(caseId).param(address)
                .param(unit).param(JSON
                        .writeValueAsString(facts))
                .update();
    }

    /** What came after the entry {@code seq}, in the order of its transactions; the last one's number is the reader's next place. Zero reads from the beginning. */
    public List<Entry> after(long seq, int limit) {
        return jdbc.sql(AFTER + " order by txid, seq limit :limit").param("seq", seq).param("limit", limit).query(Feed::entry).list();
    }

    /** The same for one resident's address. */
    public List<Entry> after(long seq, UUID address, int limit) {
        return jdbc.sql(AFTER + " and address = :address order by txid, seq limit :limit").param("seq", seq).param("address", address).param("limit", limit)
                .query(Feed::entry).list();
    }

    /** What happened to cases, of one unit or of all. */
    public List<Entry> ofCases(long seq, @Nullable String unit, int limit) {
        var mine = unit == null ? "" : " and unit = :unit";
        return jdbc.sql(AFTER + " and kind = 'case'" + mine + " order by txid, seq limit :limit").param("seq", seq).param("unit", unit).param("limit", limit)
                .query(Feed::entry).list();
    }

    /** Where a reader that wants only news begins. */
    public long head() {
        return jdbc.sql("select seq from feed where txid < pg_snapshot_xmin(pg_current_snapshot()) order by txid desc, seq desc limit 1").query(Long.class)
                .optional().orElse(0L);
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        return new Entry(row.getLong("seq"), Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(),
                Objects.requireNonNull(row.getString("kind")), row.getObject("case_id", UUID.class),
                row.getObject("address", UUID.class), row
                        .getString("unit"),
                JSON.readValue(row.getString("facts"), FACTS));
    }
}
