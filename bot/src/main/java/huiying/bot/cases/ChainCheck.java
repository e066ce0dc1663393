package huiying.bot.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Verifies that no event of any case was changed, removed, inserted or exchanged. Works without any key, and after a case was erased. */
public final class ChainCheck {
    private static final String EVENTS = """
                                         select e.case_id, e.seq, e.type, e.actor_kind, e.actor, e.role, e.actor_unit, e.at, e.from_state, e.to_state, e.basis, e.facts, e.facts->>'basis' told_basis,
                                             e.sealed, e.digest, e.prev_hash, e.hash, c.event_count, c.head_hash, c.state
                                         from case_event e join cases c on c.id = e.case_id\s""";

    private static final int AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final int atOnce;

    public ChainCheck(JdbcClient jdbc) {
        this(jdbc, AT_ONCE);
    }

    ChainCheck(JdbcClient jdbc, int atOnce) {
        this.jdbc = jdbc;
        this.atOnce = atOnce;
    }

    /** The first place where a history does not hold. */
    public record Broken(UUID caseId, int seq, String what) {
    }

    /** What was looked at and what was found. */
    public record Result(long cases, long events, List<Broken> broken) {
        public boolean intact() {
            return broken.isEmpty();
        }
    }

    public Optional<Broken> verify(UUID caseId) {
        var walk = new Walk();
        jdbc.sql(EVENTS + "where e.case_id = ? order by e.seq").param(caseId).query(walk::step);
        walk.end();
        return walk.broken.stream().findFirst();
    }

    /** All cases, so many at once: a history is read in one statement with the row it leads to, and no city is too large for the memory. */
    public Result verifyAll() {
        var walk = new Walk();
        for (var ids = following(new UUID(0, 0)); !ids.isEmpty(); ids = following(ids.getLast())) {
            jdbc.sql(EVENTS + "where e.case_id between ? and ? order by e.case_id, e.seq").params(ids.getFirst(), ids.getLast()).query(walk::step);
            walk.end();
        }
        jdbc.sql("select id from cases c where not exists (select from case_event e where e.case_id = c.id)").query(UUID.class).list().forEach(id -> walk.broken
                .add(new Broken(id, 0, "no history")));
        return new Result(walk.cases, walk.events, List.copyOf(walk.broken));
    }

    private List<UUID> following(UUID last) {
        return jdbc.sql("select id from cases where id > ? order by id limit ?").params(last, atOnce).query((row, n) -> Objects.requireNonNull(row.getObject(
                "id", UUID.class))).list();
    }

    private static final class Walk {
        private final List<Broken> broken = new ArrayList<>();
        private @Nullable Head head;
        private long cases;
        private long events;

        /** Where the walk through one case has got to, and where its row says it must end. */
        private record Head(UUID caseId, int seq, byte[] hash, String state, End end) {
        }

        private record End(int seq, byte[] hash, String state) {
        }

        void step(ResultSet row) throws SQLException {
            var caseId = Objects.requireNonNull(row.getObject("case_id", UUID.class));
            if (head == null || !head.caseId.equals(caseId)) {
                end();
                cases++;
                head = new Head(caseId, 0, new byte[0], "", new End(row.getInt("event_count"), bytes(row, "head_hash"), text(row, "state")));
            }
            events++;
            check(row, Objects.requireNonNull(head));
            head = new Head(caseId, row.getInt("seq"), bytes(row, "hash"), text(row, "to_state"), Objects.requireNonNull(head).end);
        }

        void end() {
            if (head != null && (head.seq != head.end.seq || !Arrays.equals(head.hash, head.end.hash) || !head.state.equals(head.end.state))) {
                broken.add(new Broken(head.caseId, head.end.seq, "the row does not stand where the history ends"));
            }
            head = null;
        }

        private void check(ResultSet row, Head before) throws SQLException {
            var sealed = row.getBytes("sealed");
            var link = link(row, before.caseId);
            if (link.seq() != before.seq + 1) {
                report(link, "an event is missing before it");
            } else if (!Arrays.equals(bytes(row, "prev_hash"), before.hash) || !Arrays.equals(link.hash(before.hash), bytes(row, "hash"))) {
                report(link, "it does not follow from the one before");
            } else if (sealed != null && !Arrays.equals(HashChain.digest(sealed), link.digest())) {
                report(link, "its words were exchanged");
            } else if (!Objects.equals(row.getString("basis"), row.getString("told_basis"))) {
                report(link, "its basis was exchanged");
            }
        }

        private void report(HashChain.Link link, String what) {
            broken.add(new Broken(link.caseId(), link.seq(), what));
        }

        private static HashChain.Link link(ResultSet row, UUID caseId) throws SQLException {
            var actor = Actor.stored(text(row, "actor_kind"), text(row, "actor"), text(row, "role"), row.getString("actor_unit"));
            return new HashChain.Link(caseId, row.getInt("seq"), text(row, "type"), actor, Objects.requireNonNull(CaseRows.instant(row, "at")), row.getString(
                    "from_state"), text(row, "to_state"), text(row, "facts"), bytes(row, "digest"));
        }

        private static String text(ResultSet row, String column) throws SQLException {
            return Objects.requireNonNull(row.getString(column));
        }

        private static byte[] bytes(ResultSet row, String column) throws SQLException {
            return Objects.requireNonNull(row.getBytes(column));
        }
    }
}
