package huiying.bot.sla;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which days and hours count for a unit. Holidays and the weekend days worked for them are published year by year and cannot be computed; a
 * year without a table has plain weeks and raises an alarm.
 */
public final class WorkingCalendar {
    private static final Comparator<Hours> IN_ORDER = Comparator.comparing(Hours::from);

    private final ZoneId zone;
    private final Days days;
    private final Map<Integer, List<Hours>> week;
    private final String unit;

    /** A part of a weekday (1 is Monday) in which people are at their desks; weekday {@link #HOLIDAY} says who works when others have a day off. */
    public record Hours(int weekday, LocalTime from, LocalTime to) {
        public static final int HOLIDAY = 0;
    }

    /** The published exceptions: years covered, days off, weekend days worked. */
    public record Days(Set<Integer> years, Set<LocalDate> off, Set<LocalDate> worked) {
        public Days {
            years = java.util.Collections.unmodifiableSet(new TreeSet<>(years));
            off = java.util.Collections.unmodifiableSet(new TreeSet<>(off));
            worked = java.util.Collections.unmodifiableSet(new TreeSet<>(worked));
        }

        /** The tables that ship with the product. */
        public static Days bundled() {
            return new Days(Set.of(), Set.of(), Set.of()).with(lines("/city/calendar-2026.tsv"));
        }

        /** The same with a table for each year that is named, in place of an older one. Lines: day, {@code off} or {@code work}, and for what. */
        public Days with(List<String> table) {
            var fresh = table.stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> com.google.re2j.Pattern.compile("[\\s,;]+").split(line, 3)).map(Day::read).toList();
            var all = new TreeSet<>(years);
            fresh.forEach(day -> all.add(day.on().getYear()));
            var told = fresh.stream().map(day -> day.on().getYear()).toList();
            var free = new TreeSet<>(off.stream().filter(day -> !told.contains(day.getYear())).toList());
            var busy = new TreeSet<>(worked.stream().filter(day -> !told.contains(day.getYear())).toList());
            fresh.forEach(day -> (day.off() ? free : busy).add(day.on()));
            return new Days(all, free, busy);
        }

        private record Day(LocalDate on, boolean off) {
            static Day read(String[] cells) {
                if (cells.length < 2 || !cells[1].equals("off") && !cells[1].equals("work")) {
                    throw new IllegalArgumentException(String.join(" ", cells));
                }
                return new Day(LocalDate.parse(cells[0]), cells[1].equals("off"));
            }
        }
    }

    /** @param unit whose hours these are; empty for the city's */
    WorkingCalendar(ZoneId zone, Days days, List<Hours> hours, String unit) {
        this.zone = zone;
        this.days = days;
        this.unit = unit;
        this.week = hours.stream().sorted(IN_ORDER).collect(java.util.stream.Collectors.groupingBy(Hours::weekday));
    }

    public static WorkingCalendar bundled(ZoneId zone) {
        return FirstTerms.of(Map.of()).calendar(zone, null);
    }

    public boolean isWorkingDay(LocalDate day) {
        return !hours(day).isEmpty();
    }

    /** A weekend day that is worked has the hours of its own weekday, where there are none those of a Monday. */
    private List<Hours> hours(LocalDate day) {
        if (days.worked.contains(day)) {
            return week.getOrDefault(day.getDayOfWeek().getValue(), week.getOrDefault(1, List.of()));
        }
        return week.getOrDefault(days.off.contains(day) ? Hours.HOLIDAY : day.getDayOfWeek().getValue(), List.of());
    }

    /** The n-th working day after a day, which itself is not counted. */
    public LocalDate plusWorkingDays(LocalDate from, int n) {
        var day = from;
        for (int left = n; left > 0;) {
            day = day.plusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    /** The last second of the n-th working day. */
    public Instant endOfWorkingDays(Instant from, int n) {
        return plusWorkingDays(LocalDate.ofInstant(from, zone), n).atTime(23, 59, 59).atZone(zone).toInstant();
    }

    /** The moment when so much time at the desk has passed. */
    public Instant plusWorkingTime(Instant from, Duration time) {
        var left = time;
        for (var day = LocalDate.ofInstant(from, zone);; day = day.plusDays(1)) {
            for (var shift : hours(day)) {
                var start = later(from, day.atTime(shift.from).atZone(zone).toInstant());
                var room = Duration.between(start, day.atTime(shift.to).atZone(zone).toInstant());
                if (room.compareTo(left) >= 0) {
                    return start.plus(left);
                }
                left = room.isNegative() ? left : left.minus(room);
            }
        }
    }

    /** A year whose table should be here by now: this one always, the next from the first of December. */
    public Optional<Integer> missingYear(Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        int needed = today.getMonth() == Month.DECEMBER ? today.getYear() + 1 : today.getYear();
        return days.years.contains(today.getYear()) ? Optional.of(needed).filter(year -> !days.years.contains(year)) : Optional.of(today.getYear());
    }

    /** Names the tables a date was computed with, and the unit where it has hours of its own, so that it can be computed again. */
    public String version() {
        var years = days.years.stream().map(String::valueOf).reduce((a, b) -> a + "+" + b).orElse("weekends");
        return "CN " + years + (unit.isEmpty() ? "" : OF + unit);
    }

    static final String OF = " @ ";

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static List<String> lines(String resource) {
        try (var in = new BufferedReader(new InputStreamReader(java.util.Objects.requireNonNull(WorkingCalendar.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
