package huiying.bot.progress;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.routing.Unit;
import huiying.bot.routing.Units;
import huiying.bot.sla.Timer;

/** Who is told that a case is late: each day one step up the tree, from the unit to the coordination centre. */
final class Ladder {
    private final Units units;

    Ladder(Units units) {
        this.units = units;
    }

    /** Whether somebody has to be told. What is merged is late by its head. */
    static boolean isLate(Case now, CaseEvent.DeadlineFired fired) {
        boolean owed = now.state().isWork() && now.state() != CaseStatus.RESOLVED && now.state() != CaseStatus.MERGED;
        return owed && (isFirst(fired) || fired.kind().equals(Timer.T_ESCALATE.name()));
    }

    CaseEvent next(Case now, CaseEvent.DeadlineFired fired) {
        int level = isFirst(fired) ? 1 : fired.ordinal() + 1;
        var centre = units.lastResort().code();
        var to = now.unit() == null ? centre : now.unit();
        for (int step = 1; step < level && !to.equals(centre); step++) {
            to = units.find(to).map(Unit::parent).orElse(centre);
        }
        return new CaseEvent.Escalated(level, to, fired.kind());
    }

    private static boolean isFirst(CaseEvent.DeadlineFired fired) {
        return fired.kind().equals(Timer.T_TOTAL.name());
    }
}
