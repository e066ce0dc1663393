package huiying.nlp.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.time.Said.Sense;
import huiying.nlp.time.When.Grain;
import huiying.nlp.time.When.Interval;
import huiying.nlp.time.When.Recurring;

/**
 * Ties what was said to a clock. Residents tell of what has happened: a day without more ("Wednesday", "the 15th", "October 2nd") is the latest that is
 * not in the future. The small hours belong to the day that is named with them; the night of a day reaches into the next morning.
 */
final class Resolving {
    private final LocalDateTime now;
    private final LocalDate today;

    Resolving(LocalDateTime now) {
        this.now = now;
        today = now.toLocalDate();
    }

    @Nullable
    When resolve(Said said) {
        When start = moment(said.start(), said.sense());
        if (!(start instanceof Interval from)) {
            return start instanceof Recurring again && !said.end().isEmpty() ? until(again, said.end()) : start;
        }
        if (!said.end().isEmpty()) {
            return range(from, said);
        }
        boolean since = said.sense() == Sense.SINCE && from.from().isBefore(now);
        return since ? new Interval(from.from(), now, from.grain(), from.approximate()) : said.sense() == Sense.ABOUT ? vaguely(from) : from;
    }

    private static Interval vaguely(Interval exact) {
        return new Interval(exact.from(), exact.to(), exact.grain(), true);
    }

    /** What was left out of the end of a range is what was said at its beginning: "yesterday 9 to 11". */
    private @Nullable When range(Interval from, Said said) {
        boolean clockOnly = said.end().stream().allMatch(atom -> atom instanceof Atom.Clock || atom instanceof Atom.Part);
        if (!clockOnly) {
            return moment(said.end(), Sense.PLAIN) instanceof Interval to && to.to().isAfter(from.from())
                    ? new Interval(from.from(), to.to(), from.grain(), from.approximate() || to.approximate())
                    : from;
        }
        LocalDateTime to = onDay(from.from().toLocalDate(), said.end(), partOf(said.start())).from();
        while (!to.isAfter(from.from())) {
            to = to.plusHours(12);
        }
        return new Interval(from.from(), to, from.grain(), from.approximate());
    }

    private static Recurring until(Recurring again, List<Atom> end) {
        LocalTime to = time(end);
        boolean afternoon = to != null && again.from() != null && partOf(end) == null && to.isBefore(again.from()) && to.getHour() < 12;
        return to == null ? again : new Recurring(again.every(), again.days(), again.from(), afternoon ? to.plusHours(12) : to);
    }

    private static @Nullable LocalTime time(List<Atom> atoms) {
        Atom.Clock clock = first(atoms, Atom.Clock.class);
        PartOfDay part = partOf(atoms);
        return clock == null ? null : LocalTime.of((part == null ? clock.hour() : part.hour(clock.hour())) % 24, clock.minute());
    }

    private @Nullable When moment(List<Atom> atoms, Sense sense) {
        Atom.Every every = first(atoms, Atom.Every.class);
        if (every != null) {
            return recurring(every, atoms);
        }
        Atom.Loosely loosely = first(atoms, Atom.Loosely.class);
        if (loosely != null && atoms.size() == 1) {
            return new Interval(now.minusMinutes(loosely.from()), now.minusMinutes(loosely.to()), Grain.DAY, true);
        }
        Atom.Length length = first(atoms, Atom.Length.class);
        if (length != null && atoms.size() == 1) {
            return Lengths.resolve(length, sense, now);
        }
        return dated(atoms, sense, length);
    }

    private @Nullable When dated(List<Atom> atoms, Sense sense, Atom.@Nullable Length length) {
        Interval day = Dates.resolve(atoms, today);
        boolean timed = first(atoms, Atom.Clock.class) != null || first(atoms, Atom.Part.class) != null;
        if (day == null && length != null && Lengths.resolve(length, sense, now) instanceof Interval past) {
            day = past;
        }
        if (day == null) {
            return timed ? latest(atoms) : null;
        }
        return timed && day.grain() == Grain.DAY ? onDay(day.from().toLocalDate(), atoms, null) : day;
    }

    private When recurring(Atom.Every every, List<Atom> atoms) {
        LocalTime clock = time(atoms);
        PartOfDay part = partOf(atoms);
        LocalTime from = clock != null || part == null ? clock : LocalTime.of(part.from % 24, 0);
        LocalTime to = clock != null || part == null ? null : LocalTime.of(part.to % 24, 0);
        Grain unit = every.unit() == null ? null : Grain.valueOf(every.unit().name());
        Atom.Week week = first(atoms, Atom.Week.class);
        return new Recurring(unit, week == null ? every.days() : week.days(), from, to);
    }

    private Interval onDay(LocalDate day, List<Atom> atoms, @Nullable PartOfDay inherited) {
        Atom.Clock clock = first(atoms, Atom.Clock.class);
        PartOfDay own = partOf(atoms);
        PartOfDay part = own == null ? inherited : own;
        LocalDateTime midnight = day.atStartOfDay();
        if (clock == null) {
            PartOfDay window = part == null ? PartOfDay.DAYTIME : part;
            return new Interval(midnight.plusHours(window.from), midnight.plusHours(window.to), Grain.PART_OF_DAY, false);
        }
        int hour = part == null ? clock.hour() : part.hour(clock.hour());
        var at = midnight.plusHours(hour).plusMinutes(clock.minute());
        boolean exact = clock.minute() > 0;
        return new Interval(at, at.plusMinutes(exact ? 1 : 60), exact ? Grain.MINUTE : Grain.HOUR, clock.vague() || part == null && clock.hour() <= 12);
    }

    /** No day was said: the latest such time that is not in the future. An hour without its half of the day may be either half. */
    private Interval latest(List<Atom> atoms) {
        Atom.Clock clock = first(atoms, Atom.Clock.class);
        PartOfDay part = partOf(atoms);
        Interval found = onDay(today, atoms, null);
        if (clock != null && part == null && clock.hour() <= 12 && clock.hour() > 0) {
            Interval later = onDay(today, List.of(new Atom.Clock(clock.hour() % 12 + 12, clock.minute(), clock.vague())), null);
            Interval best = !later.from().isAfter(now) ? later : !found.from().isAfter(now) ? found : dayBefore(later);
            return vaguely(best);
        }
        return found.from().isAfter(now) ? dayBefore(found) : found;
    }

    private static Interval dayBefore(Interval interval) {
        return new Interval(interval.from().minusDays(1), interval.to().minusDays(1), interval.grain(), interval.approximate());
    }

    private static @Nullable PartOfDay partOf(List<Atom> atoms) {
        Atom.Part part = null;
        for (Atom atom : atoms) {
            part = atom instanceof Atom.Part next && (part == null || next.part() == PartOfDay.SMALL_HOURS || next.part() == PartOfDay.MIDNIGHT)
                    ? merged(part, next)
                    : part;
        }
        return part == null ? null : part.part();
    }

    /** "Last night in the small hours" is the night that follows the named evening. */
    private static Atom.Part merged(Atom.@Nullable Part before, Atom.Part next) {
        boolean night = before != null && before.part().to >= 24;
        return night && next.part() == PartOfDay.SMALL_HOURS ? new Atom.Part(PartOfDay.MIDNIGHT) : next;
    }

    static <A extends Atom> @Nullable A first(List<Atom> atoms, Class<A> kind) {
        for (Atom atom : atoms) {
            if (kind.isInstance(atom)) {
                return kind.cast(atom);
            }
        }
        return null;
    }
}
