package huiying.bot.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who of a talk is writing, what each has read, and which person of ours is in it; for the pages of both sides, on whatever node. */
public final class Presence {
    private static final Duration TYPING = Duration.ofSeconds(6);

    private final JdbcClient jdbc;
    private final Clock clock;

    public Presence(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param person         who of ours has taken the talk over; null when the service answers
     * @param residentRead   the number of the newest message the resident has seen
     * @param staffRead      until when the person has read
     */
    public record State(@Nullable UUID person, @Nullable String name, boolean staffTyping, boolean residentTyping, long residentRead,
            @Nullable Instant staffRead) {
        static final State NOBODY = new State(null, null, false, false, 0, null);
    }

    public State of(UUID address) {
        return jdbc.sql("""
                        select p.id, p.name, s.staff_typing_at, s.resident_typing_at, coalesce(s.resident_read, 0) resident_read, s.staff_read_at
                        from conversation c left join person p on p.id = c.with_agent left join chat_state s on s.address = c.address where c.address = ?
                        """).param(address).query(this::read).optional().orElse(State.NOBODY);
    }

    private State read(ResultSet row, int n) throws SQLException {
        var read = row.getObject("staff_read_at", OffsetDateTime.class);
        return new State(row.getObject("id", UUID.class), row.getString("name"), isRecent(row, "staff_typing_at"), isRecent(row, "resident_typing_at"),
                row.getLong("resident_read"), read == null ? null : read.toInstant());
    }

    private boolean isRecent(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at != null && at.toInstant().plus(TYPING).isAfter(clock.instant());
    }

    /** Nobody is told while no person of ours is in the talk; then nothing is written either. */
    public boolean residentTypes(UUID address) {
        return note(address, "resident_typing_at", " where exists (select from conversation where address = :address and with_agent is not null)");
    }

    public boolean residentSaw(UUID address, long number) {
        return jdbc.sql("""
                        insert into chat_state (address, resident_read) select :address, :number where exists (select from address where id = :address)
                        on conflict (address) do update set resident_read = excluded.resident_read, change = nextval('chat_change')
                        where chat_state.resident_read < excluded.resident_read
                        """).param("address", address).param("number", number).update() == 1;
    }

    public void staffTypes(UUID address) {
        note(address, "staff_typing_at", "");
    }

    public void staffSaw(UUID address) {
        note(address, "staff_read_at", "");
    }

    /** What the other side has to look at again: somebody came, went, or spoke. */
    public void changed(UUID address) {
        jdbc.sql("""
                 insert into chat_state (address) values (?) on conflict (address) do update set staff_typing_at = null, change = nextval('chat_change')
                 """).param(address).update();
    }

    private boolean note(UUID address, String column, String condition) {
        return jdbc.sql("insert into chat_state (address, " + column + ") select :address, :at" + condition + " on conflict (address) do update set " + column
                + " = excluded." + column + ", change = nextval('chat_change')").param("address", address).param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    /** A change of some talk. */
    public record Change(long number, UUID address) {
    }

    /** Numbers are drawn before the commit: whoever asks goes back a little. */
    public List<Change> after(long number) {
        return jdbc.sql("select change, address from chat_state where change > ? order by change limit 2000").param(number).query((row, n) -> new Change(row
                .getLong(1), Objects.requireNonNull(row.getObject(2, UUID.class)))).list();
    }
}
