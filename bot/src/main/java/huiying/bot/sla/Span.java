package huiying.bot.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A length of time as a rule gives it: as the hours pass, as people are at their desks, or in whole working days. */
public record Span(Kind kind, Duration time) {
    private static final int ROUGHLY = 3;
    private static final int LONGEST = 5_000;

    /** How it is counted. */
    public enum Kind {
        NATURAL, DESK, WORKING_DAYS
    }

    public static Span natural(Duration time) {
        return new Span(Kind.NATURAL, time);
    }

    public static Span desk(Duration time) {
        return new Span(Kind.DESK, time);
    }

    public static Span workingDays(int days) {
        return new Span(Kind.WORKING_DAYS, Duration.ofDays(days));
    }

    /** {@code 30min}, {@code 2h}, {@code 7d} as time passes; {@code 2wh}, {@code 30wmin} at the desk; {@code 2wd} to the end of the second working day. */
    public static Optional<Span> read(String text) {
        var told = text.strip().toLowerCase(Locale.ROOT);
        int digits = (int) told.chars().takeWhile(Character::isDigit).count();
        if (digits == 0 || digits > 4 || Integer.parseInt(told.substring(0, digits)) == 0 || Integer.parseInt(told.substring(0, digits)) > LONGEST) {
            return Optional.empty();
        }
        int n = Integer.parseInt(told.substring(0, digits));
        return Optional.ofNullable(switch (told.substring(digits).strip()) {
            case "s" -> natural(Duration.ofSeconds(n));
            case "min" -> natural(Duration.ofMinutes(n));
            case "h" -> natural(Duration.ofHours(n));
            case "d" -> natural(Duration.ofDays(n));
            case "wmin" -> desk(Duration.ofMinutes(n));
            case "wh" -> desk(Duration.ofHours(n));
            case "wd" -> workingDays(n);
            default -> null;
        });
    }

    /** As {@link #read} reads it. */
    public String text() {
        if (kind == Kind.WORKING_DAYS) {
            return time.toDays() + "wd";
        }
        var work = kind == Kind.DESK ? "w" : "";
        if (kind == Kind.NATURAL && time.toDays() > 1 && time.equals(Duration.ofDays(time.toDays()))) {
            return time.toDays() + "d";
        }
        if (time.toSeconds() % 3_600 == 0) {
            return time.toHours() + work + "h";
        }
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + work + "min" : time.toSeconds() + "s";
    }

    /** The key of its sentence in the residents' bundle, where {@code {n}} is {@link #count}. */
    public String wording() {
        return "deadline." + switch (kind) {
            case WORKING_DAYS -> "workdays";
            case DESK -> time.toSeconds() % 3_600 == 0 ? "workhours" : "workminutes";
            case NATURAL -> time.toDays() > 1 && time.toHours() % 24 == 0 ? "days" : time.toSeconds() % 3_600 == 0 ? "hours" : "minutes";
        };
    }

    public long count() {
        return switch (wording()) {
            case "deadline.workdays", "deadline.days" -> time.toDays();
            case "deadline.workhours", "deadline.hours" -> time.toHours();
            default -> Math.max(1, time.toMinutes());
        };
    }

    Instant from(Instant start, WorkingCalendar calendar) {
        return switch (kind) {
            case NATURAL -> start.plus(time);
            case DESK -> calendar.plusWorkingTime(start, time);
            case WORKING_DAYS -> calendar.endOfWorkingDays(start, (int) time.toDays());
        };
    }

    /** For what has to be done again; a working day is not divided. */
    Span half() {
        return kind == Kind.WORKING_DAYS ? workingDays((int) Math.max(1, time.toDays() / 2)) : new Span(kind, time.dividedBy(2));
    }

    boolean isShorterThan(Span other) {
        return rough().compareTo(other.rough()) < 0;
    }

    private Duration rough() {
        return kind == Kind.DESK ? time.multipliedBy(ROUGHLY) : time;
    }
}
