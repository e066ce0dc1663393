package huiying.bot.progress;

import java.time.Clock;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.Cases;
import huiying.bot.cases.NotAllowedNow;

/** What is taken up once more after its end: done again, looked at by somebody else, or continued in a new case. */
final class Again {
    private final Moves moves;
    private final Cases cases;
    private final Rules rules;
    private final Clock clock;

    Again(Moves moves, Cases cases, Rules rules, Clock clock) {
        this.moves = moves;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
    }

    Case reopen(Case old, String reason, Actor actor) {
        if (isAppeal(old)) {
            return moves.make(old.id(), appealed(old, reason), actor);
        }
        if (old.unit() == null) {
            throw new NotAllowedNow(old.id(), old.state(), "REOPENED", NotAllowedNow.Why.STATE);
        }
        var event = new CaseEvent.Reopened(rules.levels().half(old.standing().level(), clock.instant(), old.unit()).at(), reason);
        return cases.isReopenOver(old) ? continued(old, reason, actor) : moves.make(old.id(), event, actor);
    }

    CaseEvent appealed(Case old, String reason) {
        return new CaseEvent.Appealed(rules.levels().half(old.standing().level(), clock.instant(), null).at(), reason);
    }

    /** An answer, a refusal or an explanation is not done again but looked at by somebody else, once. */
    private static boolean isAppeal(Case old) {
        return switch (old.state()) {
            case ANSWERED, NOT_ACCEPTED, INVALID -> true;
            case CLOSED_UNSOLVED -> old.tally().appeals() == 0;
            default -> false;
        };
    }

    private Case continued(Case old, String reason, Actor actor) {
        var next = moves.open(old.told().adding(reason), old.origin().after(old.id()), actor);
        return moves.file(next.id(), null, actor).filed();
    }
}
