package huiying.bot.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.bot.sla.Scope.Asked;
import huiying.nlp.Urgency;

/**
 * One version of all that says how long something may take: the classes of promise, the timers by item, area and urgency, the days and
 * hours that count, and the hours in which staff are left in peace. Never changed, only followed by the next.
 *
 * @param hours the hours of units that have their own; the city's under the empty code
 */
public record Terms(int version, List<ServiceLevel> levels, List<Rule> rules, WorkingCalendar.Days days, Map<String, List<WorkingCalendar.Hours>> hours,
        Night quiet) {

    public Terms {
        levels = List.copyOf(levels);
        rules = List.copyOf(rules);
        hours = Map.copyOf(hours);
    }

    /** A timer runs so long. For the whole time of a case the term is the code of a class, for the warning a percentage of it. */
    public record Rule(Timer timer, Scope scope, String term) {
    }

    /** From one hour to another, usually over midnight; the same twice is never. */
    public record Night(LocalTime from, LocalTime until) {
        public static final Night NEVER = new Night(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        /** When the night ends that it is now; empty by day. */
        public Optional<Instant> ends(Instant moment, ZoneId zone) {
            var now = moment.atZone(zone);
            var time = now.toLocalTime();
            boolean over = from.isAfter(until);
            boolean night = over ? !time.isBefore(from) || time.isBefore(until) : !time.isBefore(from) && time.isBefore(until);
            var day = over && !time.isBefore(from) ? now.toLocalDate().plusDays(1) : now.toLocalDate();
            return night ? Optional.of(day.atTime(until).atZone(zone).toInstant()) : Optional.empty();
        }
    }

    public Optional<ServiceLevel> level(@Nullable String code) {
        return levels.stream().filter(level -> level.code().equals(code)).findFirst();
    }

    /** The class a matter is promised: what the duty list says wins over the rules; danger shortens it and never lengthens it. */
    public ServiceLevel levelFor(Asked asked, @Nullable String listed) {
        var usual = level(listed).or(() -> narrowest(Timer.T_TOTAL, asked, null).flatMap(rule -> level(rule.term())))
                .or(() -> level(ServiceLevel.GENERAL)).orElse(levels.getFirst());
        return narrowest(Timer.T_TOTAL, asked, asked.urgency()).flatMap(rule -> level(rule.term())).filter(quick -> quick.span().isShorterThan(usual.span()))
                .orElse(usual);
    }

    /** The lengths of time that apply to a timer of such a matter; the one that ends first counts. */
    List<Span> spans(Timer timer, Asked asked) {
        return Stream.of(narrowest(timer, asked, null), narrowest(timer, asked, asked.urgency())).flatMap(Optional::stream)
                .flatMap(rule -> Span.read(rule.term()).stream()).toList();
    }

    /** When a part of the time has passed, the unit is warned. */
    int warnPercent(Asked asked) {
        return Stream.of(narrowest(Timer.T_WARN, asked, asked.urgency()), narrowest(Timer.T_WARN, asked, null)).flatMap(Optional::stream)
                .map(rule -> percent(rule.term())).flatMap(Optional::stream).findFirst().orElse(80);
    }

    /** {@code 80%}: between 1 and 99. */
    public static Optional<Integer> percent(String text) {
        var told = text.strip();
        if (!told.endsWith("%") || told.length() > 3 || told.length() < 2 || !told.chars().limit(told.length() - 1L).allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(told.substring(0, told.length() - 1))).filter(percent -> percent > 0);
    }

    /** Whether such a rule may stand in the book. */
    public boolean fits(Rule rule) {
        return switch (rule.timer()) {
            case T_TOTAL -> level(rule.term()).isPresent();
            case T_WARN -> percent(rule.term()).isPresent();
            case T_PROMISE, T_SUPERVISE, T_ASSIST -> false; // the class of the case, the supervisor, and the unit in the lead say how long
            case P1, T_REOPEN, T_RETAIN, T_RECEIPT, T_ANSWER -> Span.read(rule.term()).filter(span -> span.kind() == Span.Kind.NATURAL).isPresent();
            default -> Span.read(rule.term()).isPresent();
        };
    }

    /** The days and hours that count for a unit. */
    public WorkingCalendar calendar(ZoneId zone, @Nullable String unit) {
        boolean own = unit != null && !unit.isEmpty() && hours.containsKey(unit);
        return new WorkingCalendar(zone, days, Objects.requireNonNull(hours.get(own ? unit : "")), own ? Objects.requireNonNull(unit) : "");
    }

    /** The shortest natural time among the rules of a timer for no matter in particular. */
    public Duration usual(Timer timer) {
        return spans(timer, new Asked(List.of(), "", Urgency.ORDINARY)).stream().map(Span::time).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The shortest natural time any rule gives a timer. */
    public Duration shortest(Timer timer) {
        return rules.stream().filter(rule -> rule.timer() == timer).flatMap(rule -> Span.read(rule.term()).stream()).map(Span::time)
                .min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The same with one rule more, or another in its place; a blank term takes the rule out. */
    public Terms with(Rule rule) {
        var others = new ArrayList<>(rules);
        others.removeIf(other -> other.timer() == rule.timer() && other.scope().equals(rule.scope()));
        if (!rule.term().isBlank()) {
            others.add(rule);
        }
        return new Terms(version, levels, others, days, hours, quiet);
    }

    public Terms with(ServiceLevel level) {
        var others = new ArrayList<>(levels);
        others.removeIf(other -> other.code().equals(level.code()));
        others.add(level);
        return new Terms(version, others, rules, days, hours, quiet);
    }

    public Terms with(WorkingCalendar.Days other) {
        return new Terms(version, levels, rules, other, hours, quiet);
    }

    /** The hours of a unit; none at all makes it keep the city's. */
    public Terms with(String unit, List<WorkingCalendar.Hours> kept) {
        var others = new java.util.HashMap<>(hours);
        others.put(unit, List.copyOf(kept));
        if (kept.isEmpty()) {
            others.remove(unit);
        }
        return new Terms(version, levels, rules, days, others, quiet);
    }

    public Terms with(Night other) {
        return new Terms(version, levels, rules, days, hours, other);
    }

    Terms as(int number) {
        return new Terms(number, levels, rules, days, hours, quiet);
    }

    private Optional<Rule> narrowest(Timer timer, Asked asked, @Nullable Urgency as) {
        return rules.stream().filter(rule -> rule.timer() == timer && rule.scope().covers(asked, as))
                .min(Comparator.comparingInt(rule -> rule.scope().breadth(asked)));
    }
}
