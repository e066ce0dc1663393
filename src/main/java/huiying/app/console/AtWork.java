package huiying.app.console;

import org.springframework.stereotype.Component;

import huiying.bot.CallDesk;
import huiying.bot.CallDesk.Outcome;
import huiying.bot.hotline.AgentLine.State;
import huiying.bot.staff.StaffMember;

/** Whether somebody is at work: one answer for the desk and for the telephone, wherever it was given. */
@Component
final class AtWork {

    private final StaffActs acts;
    private final CallDesk calls;

    AtWork(StaffActs acts, CallDesk calls) {
        this.acts = acts;
        this.calls = calls;
    }

    boolean isAway(StaffMember who) {
        return acts.isAway(who);
    }

    /** Leaves, or comes back: a telephone that takes calls rests meanwhile, and takes them again afterwards. */
    void go(StaffMember who, boolean away) {
        acts.go(who, away);
        var line = calls.look(who);
        if (away && line.state() == State.ON) {
            calls.stand(who, State.AWAY);
        } else if (!away && line.state() == State.AWAY) {
            calls.stand(who, line.phone() == null ? State.OFF : State.ON);
        }
    }

    /** Takes calls, or takes none; whoever takes calls is at work, and whoever is away for a moment is away from both. */
    Outcome stand(StaffMember who, State state) {
        if (state == State.AWAY) {
            go(who, true);
            return Outcome.DONE;
        }
        var outcome = calls.stand(who, state);
        if (outcome == Outcome.DONE && state == State.ON) {
            acts.go(who, false);
        }
        return outcome;
    }
}
