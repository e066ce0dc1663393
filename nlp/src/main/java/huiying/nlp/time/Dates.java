package huiying.nlp.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.time.When.Grain;
import huiying.nlp.time.When.Interval;

/** The day, week, month or year that was said; what is impossible (February 30th) falls back to its month. */
final class Dates {
    /** Between two leap days lie up to eight years. */
    private static final int LEAP = 9;

    private Dates() {
    }

    static @Nullable Interval resolve(List<Atom> atoms, LocalDate today) {
        if (Resolving.first(atoms, Atom.Feast.class) instanceof Atom.Feast(String name)) {
            return Feasts.find(name, yearOf(atoms), today);
        }
        if (Resolving.first(atoms, Atom.Lunar.class) instanceof Atom.Lunar(int month, int day)) {
            return Feasts.lunar(month, day, yearOf(atoms), today);
        }
        for (Atom atom : atoms) {
            Interval found = switch (atom) {
                case Atom.Day(int shift) -> day(today.plusDays(shift));
                case Atom.Week week -> week(week, today);
                case Atom.Month month -> month(month, today);
                case Atom.Date date -> date(joined(date, atoms), today);
                default -> null;
            };
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Interval day(LocalDate day) {
        return new Interval(day.atStartOfDay(), day.plusDays(1).atStartOfDay(), Grain.DAY, false);
    }

    private static Interval days(LocalDate from, LocalDate to, Grain grain) {
        return new Interval(from.atStartOfDay(), to.atStartOfDay(), grain, false);
    }

    private static Interval week(Atom.Week week, LocalDate today) {
        Integer shift = week.shift();
        boolean nearest = shift == null || shift == Atom.Week.LAST;
        LocalDate monday = today.with(DayOfWeek.MONDAY).plusWeeks(shift == null || nearest ? 0 : shift);
        if (week.days().isEmpty()) {
            return days(monday, monday.plusWeeks(1), Grain.WEEK);
        }
        DayOfWeek first = week.days().stream().min(DayOfWeek::compareTo).orElseThrow();
        DayOfWeek last = week.days().stream().max(DayOfWeek::compareTo).orElseThrow();
        LocalDate from = monday.with(first);
        boolean future = nearest && (from.isAfter(today) || shift != null && from.equals(today));
        LocalDate begin = future ? from.minusWeeks(1) : from;
        return days(begin, begin.plusDays(1L + last.getValue() - first.getValue()), Grain.DAY);
    }

    private static Interval month(Atom.Month said, LocalDate today) {
        YearMonth month = YearMonth.from(today).plusMonths(said.shift());
        if (said.day() > 0 && month.isValidDay(said.day())) {
            return day(month.atDay(said.day()));
        }
        return third(month, said.third());
    }

    private static Interval third(YearMonth month, int third) {
        return switch (third) {
            case 1 -> days(month.atDay(1), month.atDay(11), Grain.WEEK);
            case 2 -> days(month.atDay(11), month.atDay(21), Grain.WEEK);
            case 3 -> days(month.atDay(21), month.atEndOfMonth().plusDays(1), Grain.WEEK);
            default -> days(month.atDay(1), month.atEndOfMonth().plusDays(1), Grain.MONTH);
        };
    }

    /** "Last year" and "October 2nd" may be said apart. */
    private static Atom.Date joined(Atom.Date date, List<Atom> atoms) {
        Atom.Date joined = date;
        for (Atom atom : atoms) {
            if (atom instanceof Atom.Date other && other != date) {
                joined = new Atom.Date(Math.max(joined.year(), other.year()), joined.yearShift() == null ? other.yearShift() : joined.yearShift(),
                        Math.max(joined.month(), other.month()), Math.max(joined.day(), other.day()), Math.max(joined.third(), other.third()));
            }
        }
        return joined;
    }

    private static int yearOf(List<Atom> atoms) {
        Atom.Date date = Resolving.first(atoms, Atom.Date.class);
        return date == null ? 0 : date.year() > 0 ? date.year() : date.yearShift() == null ? 0 : -1000 + date.yearShift();
    }

    private static @Nullable Interval date(Atom.Date said, LocalDate today) {
        boolean yearSaid = said.year() > 0 || said.yearShift() != null;
        int year = said.year() > 0 ? said.year() : today.getYear() + (said.yearShift() == null ? 0 : said.yearShift());
        if (said.month() == 0 && said.day() > 0) {
            return latestDay(said.day(), today);
        }
        if (said.month() == 0) {
            return yearSaid ? part(year, said.third()) : null;
        }
        if (said.month() > 12) {
            return null;
        }
        YearMonth month = YearMonth.of(year, said.month());
        YearMonth right = yearSaid ? month : latest(month, said.day(), today);
        return said.day() > 0 && right.isValidDay(said.day()) ? day(right.atDay(said.day())) : third(right, said.third());
    }

    /** The latest such month that holds the day and is not ahead; without the leap day that means up to eight years back. A day no month holds counts as none. */
    private static YearMonth latest(YearMonth month, int day, LocalDate today) {
        for (YearMonth at = month; day > 0 && at.isAfter(month.minusYears(LEAP)); at = at.minusYears(1)) {
            if (at.isValidDay(day) && !at.atDay(day).isAfter(today)) {
                return at;
            }
        }
        return month.atDay(1).isAfter(today) ? month.minusYears(1) : month;
    }

    private static Interval part(int year, int third) {
        return switch (third) {
            case 1 -> days(LocalDate.of(year, 1, 1), LocalDate.of(year, 3, 1), Grain.MONTH);
            case 3 -> days(LocalDate.of(year, 11, 16), LocalDate.of(year + 1, 1, 1), Grain.MONTH);
            default -> days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), Grain.YEAR);
        };
    }

    private static @Nullable Interval latestDay(int day, LocalDate today) {
        YearMonth month = YearMonth.from(today);
        for (int back = 0; back < 3; back++, month = month.minusMonths(1)) {
            if (month.isValidDay(day) && !month.atDay(day).isAfter(today)) {
                return day(month.atDay(day));
            }
        }
        return null;
    }
}
