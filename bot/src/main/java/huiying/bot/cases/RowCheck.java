package huiying.bot.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes cases again from their events alone and compares each column with the row: nobody moves a date or an owner behind the history's back. */
public final class RowCheck {
    private static final byte[] NO_HASH = new byte[0];

    private final JdbcClient jdbc;
    private final Cases cases;

    public RowCheck(JdbcClient jdbc, Cases cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    /** A row that is not what its history says, and in which columns. */
    public record Differs(UUID caseId, List<String> columns) {
    }

    /** The columns in which a case differs; empty when it is what it should be. */
    public List<String> verify(UUID caseId) {
        var row = columns(cases.byId(caseId).orElseThrow());
        var told = columns(cases.replayed(caseId));
        row.put("photos", kept(caseId));
        told.put("photos", taken(caseId));
        return new ArrayList<>(new TreeSet<>(row.keySet()).stream().filter(column -> !Objects.equals(row.get(column), told.get(column))).toList());
    }

    /** The open cases, where something could still be hidden; at most so many, others each time. */
    public List<Differs> verifyOpen(int most) {
        return jdbc.sql("select id from cases where state not like 'CLOSED%' and event_count > 0 order by random() limit ?").param(most).query(UUID.class)
                .list()
                .stream().map(Objects::requireNonNull).map(id -> new Differs(id, verify(id))).filter(differs -> !differs.columns().isEmpty()).toList();
    }

    /** The photos of units, by what was kept of them. */
    private Map<UUID, String> kept(UUID caseId) {
        var kept = new HashMap<UUID, String>();
        jdbc.sql(
                "select id, encode(digest, 'hex') digest from attachment where case_id = ? and stage <> 'TOLD' and state in ('KEPT', 'ERASED') and digest is not null")
                .param(caseId).query(row -> {
                    kept.put(row.getObject("id", UUID.class), row.getString("digest"));
                });
        return kept;
    }

    private Map<UUID, String> taken(UUID caseId) {
        return cases.history(caseId).stream().map(Recorded::event).filter(CaseEvent.PhotoTaken.class::isInstance).map(CaseEvent.PhotoTaken.class::cast)
                .collect(Collectors.toMap(CaseEvent.PhotoTaken::attachment, CaseEvent.PhotoTaken::digest));
    }

    private static Map<String, @Nullable Object> columns(Case c) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.putAll(CaseRows.open(c, NO_HASH));
        columns.remove("hash");
        columns.put("title", c.title());
        columns.put("words", c.words());
        columns.put("spot", c.told().spot());
        columns.put("facts", c.told().facts());
        return columns;
    }
}
