package huiying.app.console;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import huiying.app.config.Settings;
import huiying.bot.assessment.Answering;
import huiying.bot.assessment.Assessment;
import huiying.bot.assessment.Gaming;
import huiying.bot.assessment.Period;
import huiying.bot.assessment.Sheets;

/** What was found about a month, the same for everybody who looks at rates, sheet or wall; it says as of when. */
@Component
final class MonthFigures {
    private final Assessment assessment;
    private final Clock clock;
    private final ZoneId zone;
    private final Kept<Asked, Judged> months;
    private final Kept<Sheets.Published, Boolean> sheets;

    MonthFigures(Assessment assessment, Clock clock, Settings.House house, Settings.Desk desk) {
        this.assessment = assessment;
        this.clock = clock;
        this.zone = house.zone();
        this.months = new Kept<>(this::judged, clock, desk.figures());
        this.sheets = new Kept<>(assessment::isReproducible, clock, desk.figures());
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

    /** Something was decided by which figures change: whoever looks next sees it. */
    void forget() {
        months.forget();
        sheets.forget();
    }

    private Judged judged(Asked asked) {
        var found = assessment.of(Period.month(asked.month(), zone, clock.instant()), asked.version());
        return new Judged(found, assessment.answering(found.period()), assessment.gaming(found));
    }
}
