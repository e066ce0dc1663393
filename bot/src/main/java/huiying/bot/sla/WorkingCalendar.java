package huiying.bot.sla;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which days and hours count. Holidays and the weekend days worked for them are published year by year and cannot be computed; a year
 * without a table has plain weekends and raises an alarm.
 */
public final class WorkingCalendar {
    private final ZoneId zone;
    private final Days days;
    private final List<Shift> shifts;

    /** A part of the day in which people are at their desks. */
    public record Shift(LocalTime from, LocalTime to) {
    }

    /** The published exceptions: years covered, days off, weekend days worked. */
    public record Days(Set<Integer> years, Set<LocalDate> off, Set<LocalDate> worked) {
        /** The tables that ship with the product. */
        public static Days bundled() {
            var days = new Days(new HashSet<>(), new HashSet<>(), new HashSet<>());
            lines("/city/calendar-2026.tsv").filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).forEach(row -> {
                var day = LocalDate.parse(row[0]);
                days.years.add(day.getYear());
                (row[1].equals("off") ? days.off : days.worked).add(day);
            });
            return days;
        }
    }

    public WorkingCalendar(ZoneId zone, Days days, List<Shift> shifts) {
        this.zone = zone;
        this.days = days;
        this.shifts = shifts;
    }

    public static WorkingCalendar bundled(ZoneId zone) {
        return new WorkingCalendar(zone, Days.bundled(), List.of(new Shift(LocalTime.of(9, 0), LocalTime.of(12, 0)), new Shift(LocalTime.of(13, 30), LocalTime
                .of(17, 30))));
    }

    public boolean isWorkingDay(LocalDate day) {
        if (days.worked.contains(day)) {
            return true;
        }
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !days.off.contains(day);
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
            for (var shift : isWorkingDay(day) ? shifts : List.<Shift>of()) {
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

    /** Names the tables a date was computed with, so that it can be computed again. */
    public String version() {
        return "CN " + days.years.stream().sorted().map(String::valueOf).reduce((a, b) -> a + "+" + b).orElse("weekends");
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static java.util.stream.Stream<String> lines(String resource) {
        try (var in = new BufferedReader(new InputStreamReader(java.util.Objects.requireNonNull(WorkingCalendar.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank()).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
