package huiying.bot.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.CaseKeys.CaseKey;

/** Where the events of cases are kept: appended, never changed. */
final class Histories {
    static final String INSERT = """
                                 insert into case_event (case_id, seq, type, actor_kind, actor, role, actor_unit, at, from_state, to_state, basis, facts, sealed, digest,
                                     prev_hash, hash, public)
                                 values (:case, :seq, :type, :kind, :actor, :role, :unit, :at, :from, :to, :basis, cast(:facts as jsonb), :sealed, :digest, :previous,
                                     :hash, :public)""";

    private final JdbcClient jdbc;

    Histories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Recorded> of(UUID id, CaseKey key) {
        return jdbc.sql("select * from case_event where case_id = ? order by seq").param(id).query((row, n) -> recorded(row, key.open(row.getBytes("sealed"))))
                .list();
    }

    Map<UUID, Recorded> last(List<UUID> ids, List<String> types, CaseKeys keys) {
        var found = new HashMap<UUID, Recorded>();
        jdbc.sql("""
                 select distinct on (e.case_id) e.*, k.wrapped from case_event e join case_key k on k.case_id = e.case_id
                 where e.case_id = any(?) and e.type = any(?) order by e.case_id, e.seq desc""").param(ids.toArray(UUID[]::new))
                .param(types.toArray(String[]::new)).query(row -> {
                    var id = Objects.requireNonNull(row.getObject("case_id", UUID.class));
                    found.put(id, recorded(row, keys.unwrap(id, row.getBytes("wrapped")).open(row.getBytes("sealed"))));
                });
        return found;
    }

    void append(HashChain.Link link, CaseEvent event, byte @Nullable [] sealed, byte[] previous) {
        jdbc.sql(INSERT).params(row(link, event, sealed, previous)).update();
    }

    static Map<String, @Nullable Object> row(HashChain.Link link, CaseEvent event, byte @Nullable [] sealed, byte[] previous) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("case", link.caseId());
        row.put("seq", link.seq());
        row.put("type", link.type());
        row.put("kind", link.actor().kind().stored());
        row.put("actor", link.actor().id());
        row.put("role", link.actor().role());
        row.put("unit", link.actor().unit());
        row.put("at", CaseRows.sql(link.at()));
        row.put("from", link.from());
        row.put("to", link.to());
        row.put("basis", event.basisRef());
        row.put("facts", link.facts());
        row.put("sealed", sealed);
        row.put("digest", link.digest());
        row.put("previous", previous);
        row.put("hash", link.hash(previous));
        row.put("public", event.isPublic());
        return row;
    }

    private static Recorded recorded(ResultSet row, @Nullable String words) throws SQLException {
        var from = row.getString("from_state");
        return new Recorded(row.getInt("seq"),
                Actor.stored(row.getString("actor_kind"), row.getString("actor"), row.getString("role"), row.getString("actor_unit")), Objects.requireNonNull(
                        CaseRows.instant(row, "at")),
                from == null ? null : CaseStatus.valueOf(from), CaseStatus.valueOf(row.getString("to_state")),
                EventCodec
                        .join(row.getString("type"), row.getString("facts"), words));
    }
}
