package huiying.bot.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Cases;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.sla.Clocks;

/** What a step depends on besides the case itself: its clocks, the terms, the cases it is tied to. */
final class Conditions {
    private final Cases cases;
    private final Rules rules;
    private final Clocks clocks;
    private final Together together;
    private final Clock clock;

    Conditions(Cases cases, Rules rules, Clocks clocks, Together together, Clock clock) {
        this.cases = cases;
        this.rules = rules;
        this.clocks = clocks;
        this.together = together;
        this.clock = clock;
    }

    /** Whether the case alone does not tell. */
    static boolean has(CaseEvent event) {
        return switch (event) {
            case CaseEvent.ReturnAsked it -> true;
            case CaseEvent.InfoAsked it -> true;
            case CaseEvent.ExtensionAsked it -> true;
            case CaseEvent.Merged it -> true;
            default -> false;
        };
    }

    /** Throws {@link NotAllowedNow} when something stands against it. */
    void check(Case now, CaseEvent event, Actor actor) {
        cases.check(now, event, actor);
        if (event instanceof CaseEvent.Merged merged) {
            together.check(now, merged);
        }
        var why = switch (event) {
            case CaseEvent.ReturnAsked it when !clocks.mayReturn(now.id()) -> NotAllowedNow.Why.RETURN_OVER;
            case CaseEvent.InfoAsked it when !clocks.waitLeft(now).isPositive() -> NotAllowedNow.Why.PAUSE_OVER;
            case CaseEvent.ExtensionAsked it when it.until().isAfter(longest(now)) -> NotAllowedNow.Why.BAD_DATE;
            default -> null;
        };
        if (why != null) {
            throw new NotAllowedNow(now.id(), now.state(), event.type(), why);
        }
    }

    /** An extension is at most as long as the whole time was. */
    private Instant longest(Case now) {
        var whole = rules.levels().due(now.standing().level(), clock.instant(), now.unit());
        return Objects.requireNonNull(now.dueAt()).plus(Duration.between(whole.started(), whole.at()));
    }
}
