package huiying.app.console;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import huiying.app.config.Settings;
import huiying.bot.assessment.Answering;
import huiying.bot.assessment.Assessment;
import huiying.bot.assessment.Gaming;
import huiying.bot.assessment.Period;
import huiying.bot.assessment.Sheets;

/** What was found about a month, the same for everybody who looks at rates, sheet or wall; it says as of when. */
@Component
final class MonthFigures {
    private static final int MOST = 16;
    private static final int PATIENCE = 10;

    private final Assessment assessment;
    private final Clock clock;
    private final ZoneId zone;
    private final Duration fresh;
    private volatile LoadingCache<Asked, Judged> months;
    private volatile LoadingCache<Sheets.Published, Boolean> sheets;

    MonthFigures(Assessment assessment, Clock clock, Settings.House house, Settings.Desk desk) {
        this.assessment = assessment;
        this.clock = clock;
        this.zone = house.zone();
        this.fresh = desk.figures();
        this.months = kept(this::judged, clock, fresh);
        this.sheets = kept(assessment::isReproducible, clock, fresh);
    }

    private record Asked(YearMonth month, @Nullable Integer version) {
    }

    /** A month's findings, how the hotline answered in it, and what looks made rather than earned. */
    record Judged(Assessment.Findings found, Answering answering, List<Gaming.Flag> flags) {

        /** The cases of one suspicion. */
        List<UUID> behind(String kind, String unit) {
            return flags.stream().filter(flag -> flag.kind().name().equals(kind) && flag.unit().equals(unit)).flatMap(flag -> flag.cases().stream()).toList();
        }
    }

    /** @param version of the rules; those valid at the month's end when null */
    Judged of(YearMonth month, @Nullable Integer version) {
        return months.get(new Asked(month, version));
    }

    /** Whether a published sheet can still be made again from the records. */
    boolean holds(Sheets.Published sheet) {
        return sheets.get(sheet);
    }

    /** Something was decided by which figures change: whoever looks next sees it, and what is being reckoned is not kept. */
    void forget() {
        months = kept(this::judged, clock, fresh);
        sheets = kept(assessment::isReproducible, clock, fresh);
    }

    /** Reckoned once for all who ask at a time; when it is older than fresh it is still given and reckoned anew, up to ten times as old. */
    static <K, V> LoadingCache<K, V> kept(Function<K, V> reckoning, Clock clock, Duration fresh) {
        var cache = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(fresh.multipliedBy(PATIENCE)).executor(Thread::startVirtualThread)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
        return (fresh.isZero() ? cache : cache.refreshAfterWrite(fresh)).build(reckoning::apply);
    }

    private Judged judged(Asked asked) {
        var found = assessment.of(Period.month(asked.month(), zone, clock.instant()), asked.version());
        return new Judged(found, assessment.answering(found.period()), assessment.gaming(found));
    }
}
