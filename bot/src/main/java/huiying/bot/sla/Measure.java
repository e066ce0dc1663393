package huiying.bot.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Measures time by one version of the terms and the calendar of one unit, and measures again what was measured before. */
public final class Measure {
    private final Terms terms;
    private final WorkingCalendar calendar;

    Measure(Terms terms, ZoneId zone, @Nullable String unit) {
        this.terms = terms;
        this.calendar = terms.calendar(zone, unit);
    }

    /** The whole time of a class. */
    public Due whole(String level, Instant from) {
        var span = span(level);
        return due(from, span.from(from, calendar), span == NONE ? ServiceLevel.GENERAL : level);
    }

    /** Half of it, for what has to be done again. */
    public Due half(String level, Instant from) {
        return due(from, span(level).half().from(from, calendar), level + HALF);
    }

    /** A date somebody set. */
    Due until(Instant at, Instant from) {
        return due(from, at, Due.BY_HAND);
    }

    Due span(Span span, Instant from) {
        return due(from, span.from(from, calendar), span.text());
    }

    /** The one that ends first. */
    Due earliest(List<Span> spans, Instant from) {
        return spans.stream().map(span -> span(span, from)).min(Comparator.comparing(Due::at)).orElseThrow();
    }

    /** What is left of a time of which some is used up. */
    Due rest(Span span, Duration used, Instant from) {
        return used.isZero() ? span(span, from) : due(from, span.from(from, calendar).minus(used), span.text() + Due.LESS + used);
    }

    /** The same date computed once more from the rule alone; {@code byHand} is the date somebody set, where one was set. */
    Instant again(String rule, Instant from, Instant byHand) {
        int part = rule.indexOf(Due.OF);
        if (part > 0) {
            return Due.part(Integer.parseInt(rule.substring(0, part)), from, again(rule.substring(part + Due.OF.length()), from, byHand));
        }
        int less = rule.indexOf(Due.LESS);
        if (less > 0) {
            return again(rule.substring(0, less), from, byHand).minus(Duration.parse(rule.substring(less + Due.LESS.length())));
        }
        if (rule.equals(Due.BY_HAND)) {
            return byHand;
        }
        return rule.endsWith(HALF) ? half(rule.substring(0, rule.length() - HALF.length()), from).at() : whole(rule, from).at();
    }

    private static final String HALF = "/2";
    private static final Span NONE = Span.natural(Duration.ofDays(7));

    /** Of a class, else of a length of time as it is written; a class nobody knows any more counts as the general one. */
    private Span span(String rule) {
        return terms.level(rule).map(ServiceLevel::span).or(() -> Span.read(rule)).or(() -> terms.level(ServiceLevel.GENERAL).map(ServiceLevel::span))
                .orElse(NONE);
    }

    private Due due(Instant from, Instant at, String rule) {
        return new Due(from, at, rule, terms.version(), calendar.version());
    }
}
