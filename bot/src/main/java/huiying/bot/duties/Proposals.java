package huiying.bot.duties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Where proposals are kept. */
public final class Proposals {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Clock clock;

    public Proposals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public UUID keep(int base, Duties.Author author, List<Change> changes) {
        var id = Ids.next();
        jdbc.sql("insert into duty_proposal (id, base, made_by, made_at, why, changes) values (?, ?, ?, ?, ?, cast(? as jsonb))").params(id, base, author.by(),
                clock.instant().atOffset(ZoneOffset.UTC), author.why(), JSON.writeValueAsString(changes)).update();
        return id;
    }

    public Optional<Proposal> find(UUID id) {
        return jdbc.sql("select * from duty_proposal where id = ?").param(id).query(Proposals::read).optional();
    }

    /** Those that wait, newest first. */
    public List<Proposal> open() {
        return jdbc.sql("select * from duty_proposal where state = 'open' order by made_at desc limit 50").query(Proposals::read).list();
    }

    /** False when it is settled already. */
    boolean settle(UUID id, String state, @Nullable Integer version) {
        return jdbc.sql("update duty_proposal set state = ?, version = ?, settled_at = ? where id = ? and state = 'open'").param(state).param(version)
                .param(clock.instant().atOffset(ZoneOffset.UTC)).param(id).update() == 1;
    }

    public boolean apply(UUID id, int version) {
        return settle(id, "applied", version);
    }

    public boolean discard(UUID id) {
        return settle(id, "discarded", null);
    }

    private static Proposal read(ResultSet row, int n) throws SQLException {
        var author = new Duties.Author(Objects.requireNonNull(row.getString("made_by")), Objects.requireNonNull(row.getString("why")));
        var settled = new Proposal.Settled(Objects.requireNonNull(row.getString("state")), row.getObject("version", Integer.class));
        return new Proposal(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getInt("base"), author, Objects.requireNonNull(row.getObject(
                "made_at", OffsetDateTime.class)).toInstant(), List.of(JSON.readValue(row.getString("changes"), Change[].class)), settled);
    }
}
