package huiying.app.console;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;

/** The clocks of a case as shown: the one that counts now, how its date came about, and the ones beside it. */
final class Timers {

    private static final Set<String> SHOWN = Set.of("T_SIGN", "T_TOTAL", "T_PROMISE", "T_REVIEW", "T_ACCEPT");

    private final Case about;
    private final List<Row> rows;
    private final Words words;

    private Timers(Case about, List<Row> rows, Words words) {
        this.about = about;
        this.rows = rows;
        this.words = words;
    }

    private record Row(String kind, Instant started, Instant due, String rule, String calendar, @Nullable Instant ended, Duration paused) {
    }

    /** A clock beside the main one. */
    record Beside(String name, ClockFace face) {
    }

    static Timers of(Case about, JdbcClient jdbc, Words words) {
        return new Timers(about, jdbc.sql(
                """
                select kind, started_at, due_at, rule, calendar, coalesce(fired_at, cancelled_at) ended,
                    (select coalesce(sum(cast(pause as bigint)), 0) from jsonb_array_elements_text(pauses) pause) paused
                from deadline where case_id = ? order by started_at, due_at""")
                .param(about.id()).query((row, n) -> new Row(row.getString("kind"), instant(row.getObject("started_at", OffsetDateTime.class)),
                        instant(row.getObject("due_at", OffsetDateTime.class)), row.getString("rule"), row.getString("calendar"),
                        Optional.ofNullable(row.getObject("ended", OffsetDateTime.class)).map(OffsetDateTime::toInstant).orElse(null),
                        Duration.of(row.getLong("paused"), ChronoUnit.MICROS)))
                .list(), words);
    }

    static Instant instant(@Nullable OffsetDateTime at) {
        return Objects.requireNonNull(at).toInstant();
    }

    /** The clock that counts for a case now: to sign, to finish, or the resident's promise. */
    static ClockFace face(Case c, Words words) {
        if (!c.state().isOpen() || c.state() == huiying.bot.cases.CaseStatus.RESOLVED) {
            return new ClockFace("met", words.say("clock.closed"), "");
        }
        var due = c.dueAt() != null && c.state().isWithUnit() ? c.dueAt() : c.promisedAt();
        if (due == null) {
            return new ClockFace("held", words.say("clock.none"), "");
        }
        var dispatched = c.times().dispatched();
        return words.clock(dispatched != null && c.state().isWithUnit() ? dispatched : c.times().created(), due);
    }

    ClockFace face() {
        return face(about, words);
    }

    String due() {
        var due = about.dueAt() != null ? about.dueAt() : about.promisedAt();
        return words.moment(due);
    }

    Receipt receipt() {
        var lines = new ArrayList<Receipt.Line>();
        var total = rows.reversed().stream().filter(row -> row.kind().equals("T_TOTAL")).findFirst().or(() -> rows.stream().filter(row -> row.kind().equals(
                "T_PROMISE")).findFirst());
        total.ifPresent(row -> {
            lines.add(new Receipt.Line(row.kind().equals("T_TOTAL") ? "dispatched" : "started", words.exact(row.started())));
            lines.add(new Receipt.Line("rule", rule(row.rule())));
            lines.add(new Receipt.Line("calendar", row.calendar()));
        });
        var paused = total.map(Row::paused).orElse(Duration.ZERO);
        lines.add(new Receipt.Line("pauses", paused.isZero() ? words.say("none") : words.span(paused)));
        var due = total.map(Row::due).orElse(about.dueAt() != null ? about.dueAt() : about.promisedAt());
        return new Receipt(lines, words.exact(due));
    }

    private String rule(String stored) {
        boolean half = stored.endsWith("/2");
        var level = half ? stored.substring(0, stored.length() - 2) : stored;
        var said = switch (level) {
            case "urgent2h", "utility24h", "general7d", "complex15d", "consult2d" -> words.say("level." + level);
            default -> level;
        };
        return half ? words.say("level.half", said) : said;
    }

    List<Beside> beside() {
        return rows.stream().filter(row -> SHOWN.contains(row.kind()) && !row.kind().equals("T_TOTAL")).map(row -> new Beside(row.kind(), face(row))).toList();
    }

    private ClockFace face(Row row) {
        return row.ended() == null ? words.clock(row.started(), row.due()) : words.met(row.started(), row.due(), row.ended());
    }
}
