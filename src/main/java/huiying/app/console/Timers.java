package huiying.app.console;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Assist;
import huiying.bot.cases.Case;
import huiying.bot.sla.Receipts;
import huiying.bot.sla.Timer;

/** The clocks of a case as shown: the one that counts now, how its date came about, and the ones beside it. */
final class Timers {

    private static final Set<Timer> SHOWN = EnumSet.of(Timer.T_SIGN, Timer.T_PROMISE, Timer.T_REVIEW, Timer.T_ACCEPT, Timer.T_SUPERVISE);

    private final Case about;
    private final List<Receipts.Receipt> rows;
    private final Words words;

    private Timers(Case about, List<Receipts.Receipt> rows, Words words) {
        this.about = about;
        this.rows = rows;
        this.words = words;
    }

    /** A clock beside the main one. */
    record Beside(String name, ClockFace face) {
    }

    static Timers of(Case about, Receipts receipts, Words words) {
        return new Timers(about, receipts.of(about.id()), words);
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
        var total = Optional.ofNullable(Receipts.whole(rows));
        total.ifPresent(row -> {
            lines.add(new Receipt.Line(row.timer() == Timer.T_TOTAL ? "dispatched" : "started", words.exact(row.due().started())));
            lines.add(new Receipt.Line("rule", rule(row.due().rule())));
            lines.add(new Receipt.Line("terms", words.say("receipt.version", Integer.toString(row.due().terms()))));
            lines.add(new Receipt.Line("calendar", row.due().calendar()));
        });
        var paused = total.map(Receipts.Receipt::paused).orElse(Duration.ZERO);
        lines.add(new Receipt.Line("pauses", paused.isZero() ? words.say("none") : words.span(paused)));
        total.ifPresent(row -> lines.add(new Receipt.Line("again", words.say(row.holds() ? "receipt.holds" : "receipt.differs", words.exact(row.again())))));
        var due = total.map(row -> row.due().at()).orElse(about.dueAt() != null ? about.dueAt() : about.promisedAt());
        return new Receipt(lines, words.exact(due));
    }

    private String rule(String stored) {
        boolean half = stored.endsWith("/2");
        var level = half ? stored.substring(0, stored.length() - 2) : stored;
        var said = switch (level) {
            case "urgent2h", "utility24h", "general7d", "complex15d", "consult2d" -> words.say("level." + level);
            default -> level;
        };
        return half ? words.say("level.half", said) : stored.equals("by hand") ? words.say("level.hand") : said;
    }

    List<Beside> beside() {
        return rows.stream().filter(row -> SHOWN.contains(row.timer())).map(row -> new Beside(row.timer().name(), face(row))).toList();
    }

    /** A unit that helps, and its clock. {@code state} is {@code asked}, {@code begun} or {@code done}. */
    record Help(String unit, String state, ClockFace face) {
    }

    List<Help> helps(Names names) {
        return about.assists().stream().map(assist -> new Help(names.unit(assist.unit()), !assist.isOpen() ? "done" : assist.hasBegun() ? "begun" : "asked",
                face(assist))).toList();
    }

    private ClockFace face(Assist assist) {
        var from = Optional.ofNullable(about.times().dispatched()).orElse(about.times().created());
        return assist.done() == null ? words.clock(from, assist.due()) : words.met(from, assist.due(), assist.done());
    }

    private ClockFace face(Receipts.Receipt row) {
        return row.ended() == null ? words.clock(row.due().started(), row.due().at()) : words.met(row.due().started(), row.due().at(), row.ended());
    }
}
