package huiying.bot.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.bot.sla.Scope.Asked;

/** How long a case, and each thing that is owed about it, may take by the terms in force. */
public final class ServiceLevels {
    private final Supplier<Terms> book;
    private final ZoneId zone;
    private final Listing listing;

    public ServiceLevels(Supplier<Terms> book, ZoneId zone, Listing listing) {
        this.book = book;
        this.zone = zone;
        this.listing = listing;
    }

    public ZoneId zone() {
        return zone;
    }

    public Terms terms() {
        return book.get();
    }

    /** The class a case is promised by what it is, where it is and how urgent it is. */
    public String levelFor(Case c) {
        return levelFor(c, c.category());
    }

    /** The same if it were of this category. */
    public String levelFor(Case c, @Nullable String category) {
        return book.get().levelFor(asked(c, category), listing.level(c, category)).code();
    }

    /** The whole time of a class from a moment, by the calendar of a unit or, without one, the city's. */
    public Due due(String level, Instant from, @Nullable String unit) {
        return new Measure(book.get(), zone, unit).whole(level, from);
    }

    /** Half of it, for what has to be done again. */
    public Due half(String level, Instant from, @Nullable String unit) {
        return new Measure(book.get(), zone, unit).half(level, from);
    }

    /** How long a class is, for saying it; one that no longer exists is said like the general one. */
    public Span span(String level) {
        var terms = book.get();
        return terms.level(level).or(() -> terms.level(ServiceLevel.GENERAL)).orElse(terms.levels().getFirst()).span();
    }

    /** How long the same case can be done again after its end. */
    public Duration reopenWindow(Case c) {
        return of(c).time(Timer.T_REOPEN);
    }

    /** How long what is known of it is kept after its end. */
    public Duration retention(Case c) {
        return of(c).time(Timer.T_RETAIN);
    }

    /** The terms of one case, for starting its timers. */
    Of of(Case c) {
        var terms = book.get();
        var asked = asked(c, c.category());
        boolean hurry = terms.level(c.standing().level()).map(ServiceLevel::urgent).orElse(false);
        return new Of(terms, hurry ? asked.hurried() : asked, new Measure(terms, zone, c.unit()), new Measure(terms, zone, null));
    }

    /** @param city measures by the city's calendar, which is the resident's */
    record Of(Terms terms, Asked asked, Measure unit, Measure city) {
        Due due(Timer timer, Instant from) {
            return unit.earliest(terms.spans(timer, asked), from);
        }

        Duration time(Timer timer) {
            return terms.spans(timer, asked).stream().map(Span::time).min(Duration::compareTo).orElseThrow();
        }

        /** A date with its reason: the class of the case or half of it where that gives this date, otherwise somebody set it. */
        Due whole(Measure by, String level, Instant at, Instant from) {
            var whole = by.whole(level, from);
            var half = by.half(level, from);
            return whole.at().equals(at) ? whole : half.at().equals(at) ? half : by.until(at, from);
        }

        Due warning(Due whole) {
            return whole.part(terms.warnPercent(asked));
        }
    }

    private Asked asked(Case c, @Nullable String category) {
        return new Asked(listing.items(c, category), Objects.requireNonNullElse(c.grid(), ""), c.urgency());
    }
}
