package huiying.bot.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What the events of one case tell of the work on it: its links, and marks for the units that had it. Made by adding the events in their order. */
public final class Tale {
    private static final Set<String> CLOSING = Set.of("CONFIRMED_SOLVED", "LEFT_UNANSWERED", "CLOSED_UNSOLVED");
    private static final Set<String> ENDING = Set.of("ANSWERED", "REFUSED", "FOUND_INVALID", "CANCELLED");

    private static final Set<String> DATING = Set.of("EXTENSION_GRANTED", "SCHEDULED");

    private final UUID caseId;
    private final String number;
    private final Map<Link, Instant> links = new EnumMap<>(Link.class);
    private final List<Mark> marks = new ArrayList<>();
    private @Nullable String unit;
    private @Nullable Instant due;
    private @Nullable Step report;
    private @Nullable Instant closed;
    private boolean ended;
    private boolean working;

    public Tale(UUID caseId, String number) {
        this.caseId = caseId;
        this.number = number;
    }

    public UUID caseId() {
        return caseId;
    }

    public String number() {
        return number;
    }

    /** The unit that has it, or had it last. */
    public @Nullable String unit() {
        return unit;
    }

    /** When each link was first reached. */
    public Map<Link, Instant> links() {
        return links;
    }

    public List<Mark> marks() {
        return marks;
    }

    /** When it was closed after a unit had worked on it; null while it is open, or when it ended without work. */
    public @Nullable Instant closed() {
        return closed;
    }

    /** Ended without a unit's work: answered at once, refused, invalid, withdrawn. */
    public boolean ended() {
        return ended;
    }

    void used(Instant at) {
        reached(Link.USED, at);
    }

    void add(Step step) {
        switch (step.type()) {
            case "OPENED" -> reached(Link.COLLECTED, step.at());
            case "SUBMITTED", "LEFT_UNFINISHED" -> reached(Link.REPORTED_UP, step.at());
            case "DISPATCHED", "RETURN_ACCEPTED", "ARBITRATED" -> given(step);
            case "SIGNED" -> signed(step);
            case "RETURN_ASKED" -> mark(Mark.Kind.RETURNED, step, 0);
            case "RETURN_REJECTED" -> {
                reached(Link.HANDLED, step.at()); // it is the unit's after all, and at work without another signature
                mark(Mark.Kind.RETURN_REJECTED, step, 0);
            }
            case "REPORTED" -> reported(step);
            case "SENT_BACK" -> sentBack(step);
            case "RESOLVED", "HEAD_RESOLVED" -> resolved(step);
            case "REOPENED" -> reopened(step);
            case "RATED" -> reached(Link.RATED, step.at());
            case "DEADLINE_FIRED" -> fired(step);
            default -> other(step);
        }
    }

    /** When the period is over, what should have been reported by then and was not is late as well. */
    void close(Instant end) {
        if (working && report == null && due != null && due.isBefore(end) && unit != null) {
            marks.add(new Mark(Mark.Kind.OPEN_LATE, caseId, number, 0, unit, end, minutes(due, end)));
        }
    }

    private void given(Step step) {
        unit = step.facts().unit();
        due = step.facts().due();
        report = null;
        working = true;
        reached(Link.ASSIGNED, step.at());
        mark(Mark.Kind.GOT, step, 0);
    }

    private void signed(Step step) {
        reached(Link.HANDLED, step.at());
        mark(step.facts().automatic() ? Mark.Kind.NOT_SIGNED : Mark.Kind.SIGNED, step, 0);
    }

    private void reported(Step step) {
        report = step;
        reached(Link.ANSWERED, step.at());
    }

    private void sentBack(Step step) {
        report = null;
        mark(Mark.Kind.SENT_BACK, step, 0);
    }

    // the report that was accepted is what counts: whoever reviews it late is not the unit
    private void resolved(Step step) {
        var done = report == null ? step : report;
        working = false;
        if (due != null && unit != null) {
            marks.add(new Mark(Mark.Kind.DONE, caseId, number, done.seq(), unit, done.at(), minutes(due, done.at())));
        }
        reached(Link.ANSWERED, step.at());
        report = null;
    }

    private void reopened(Step step) {
        due = step.facts().due();
        working = true;
        closed = null;
        mark(Mark.Kind.REOPENED, step, 0);
    }

    private void fired(Step step) {
        switch (Objects.requireNonNullElse(step.facts().kind(), "")) {
            case "T_CALLED" -> mark(Mark.Kind.NOT_CALLED, step, 0);
            case "T_MENDED" -> mark(Mark.Kind.NOT_RECTIFIED, step, 0);
            default -> {
            }
        }
    }

    private void other(Step step) {
        if (CLOSING.contains(step.type())) {
            closed = step.at();
            working = false;
            if (step.type().equals("LEFT_UNANSWERED")) {
                reached(Link.RATED, step.at());
            }
        } else if (ENDING.contains(step.type())) {
            ended = true;
            working = false;
        } else if (DATING.contains(step.type()) && step.facts().due() != null) {
            due = step.facts().due();
        } else if (step.facts().waited() != null && due != null) {
            due = due.plus(step.facts().waited());
        }
    }

    private void reached(Link link, Instant at) {
        links.putIfAbsent(link, at);
    }

    private void mark(Mark.Kind kind, Step step, long minutes) {
        if (unit != null) {
            marks.add(new Mark(kind, caseId, number, step.seq(), unit, step.at(), minutes));
        }
    }

    private static long minutes(Instant due, Instant at) {
        return at.isAfter(due) ? Math.ceilDiv(Duration.between(due, at).toMillis(), 60_000) : 0;
    }
}
