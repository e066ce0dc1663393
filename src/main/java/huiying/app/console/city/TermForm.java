package huiying.app.console.city;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import huiying.bot.sla.Scope;
import huiying.bot.sla.ServiceLevel;
import huiying.bot.sla.Span;
import huiying.bot.sla.Terms;
import huiying.bot.sla.Timer;
import huiying.bot.sla.WorkingCalendar.Days;
import huiying.bot.sla.WorkingCalendar.Hours;
import huiying.nlp.Urgency;

/** What the forms of the terms send, and what it means; empty where it means nothing. */
record TermForm(@Nullable String timer, @Nullable String item, @Nullable String area, @Nullable String urgency, @Nullable String term, @Nullable String code,
        @Nullable String zh, @Nullable String en, @Nullable Boolean urgent, @Nullable String unit, @Nullable String lines, @Nullable String from,
        @Nullable String until, @Nullable String why) {

    Optional<Terms.Rule> rule() {
        var known = Arrays.stream(Timer.values()).filter(one -> one.name().equals(timer)).findFirst();
        var hurry = Arrays.stream(Urgency.values()).filter(one -> one.name().equals(urgency)).findFirst().orElse(null);
        return known.map(one -> new Terms.Rule(one, new Scope(text(item), text(area), hurry), text(term)));
    }

    Optional<ServiceLevel> level() {
        boolean named = !text(code).isEmpty() && text(code).length() <= 24 && text(code).chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))
                && !text(zh).isEmpty() && !text(en).isEmpty();
        return Span.read(text(term)).filter(span -> named).map(span -> new ServiceLevel(text(code), text(zh), text(en), span.text(), Boolean.TRUE.equals(
                urgent)));
    }

    /** The published table of a year, a day to a line. */
    Optional<Days> days(Days now) {
        try {
            var table = text(lines).lines().toList();
            return table.isEmpty() || table.size() > 400 ? Optional.empty() : Optional.of(now.with(table));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** Lines such as {@code 1-5 09:00-12:00 13:30-17:30}; weekday 0 is a holiday. */
    Optional<List<Hours>> hours() {
        try {
            var all = new ArrayList<Hours>();
            for (var line : text(lines).lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
                var cells = line.split(" +");
                var days = cells[0].split("-");
                if (cells.length < 2 || Integer.parseInt(days[0]) > Integer.parseInt(days[days.length - 1])) {
                    return Optional.empty();
                }
                for (int day = Integer.parseInt(days[0]); day <= Integer.parseInt(days[days.length - 1]); day++) {
                    for (int n = 1; n < cells.length; n++) {
                        all.add(hours(day, cells[n].split("-")));
                    }
                }
            }
            return Optional.of(all);
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            return Optional.empty();
        }
    }

    private static Hours hours(int day, String[] times) {
        var hours = new Hours(day, LocalTime.parse(times[0]), LocalTime.parse(times[1]));
        if (day < 0 || day > 7 || !hours.from().isBefore(hours.to())) {
            throw new IllegalArgumentException("no hours: " + hours);
        }
        return hours;
    }

    /** As {@link #hours} reads them, weekdays with the same hours together. */
    static String typed(List<Hours> hours) {
        var byDay = new TreeMap<Integer, String>();
        hours.stream().sorted(java.util.Comparator.comparing(Hours::from))
                .forEach(part -> byDay.merge(part.weekday(), part.from() + "-" + part.to(), (a, b) -> a
                        + " " + b));
        var lines = new ArrayList<String>();
        byDay.forEach((day, times) -> {
            var last = lines.isEmpty() ? "" : lines.getLast();
            boolean same = last.endsWith(" " + times)
                    && Integer.parseInt(last.substring(0, last.indexOf(' ')).substring(last.indexOf('-') == 1 ? 2 : 0)) == day - 1
                    && day > 1;
            if (same) {
                lines.set(lines.size() - 1, last.charAt(0) + "-" + day + " " + times);
            } else {
                lines.add(day + " " + times);
            }
        });
        return lines.stream().collect(Collectors.joining("\n"));
    }

    Optional<Terms.Night> night() {
        try {
            return Optional.of(new Terms.Night(LocalTime.parse(text(from)), LocalTime.parse(text(until))));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    String reason() {
        return text(why);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
