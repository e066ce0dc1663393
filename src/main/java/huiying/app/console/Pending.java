package huiying.app.console;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.desk.Command;
import huiying.bot.desk.Commands;
import huiying.bot.staff.StaffMember;

/** What was decided and can still be undone, in the words of the undo lane. */
@Component
final class Pending {

    private final Commands commands;
    private final Cases cases;
    private final huiying.bot.progress.Rules rules;
    private final Clock clock;

    Pending(Commands commands, Cases cases, huiying.bot.progress.Rules rules, Clock clock) {
        this.commands = commands;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
    }

    /** Everything of one member, newest first. */
    List<Desk.Sent> of(StaffMember member, Names names, String back) {
        return commands.pendingOf(member).stream().map(pending -> sent(pending, names, back)).filter(sent -> sent.secondsLeft() > 0).toList();
    }

    List<Desk.Sent> about(UUID caseId, StaffMember member, Names names, String back) {
        return commands.pendingOf(member).stream().filter(pending -> pending.caseId().equals(caseId)).map(pending -> sent(pending, names, back))
                .filter(sent -> sent.secondsLeft() > 0).toList();
    }

    /** Of these cases those that wait until what was decided can no longer be undone. */
    Set<UUID> waiting(List<UUID> caseIds) {
        return commands.decidedAbout(caseIds);
    }

    private Desk.Sent sent(huiying.bot.desk.Pending pending, Names names, String back) {
        long seconds = Duration.between(clock.instant(), pending.due()).plusMillis(999).toSeconds();
        var about = cases.byId(pending.caseId());
        var act = commands.act(pending.id()).orElse(new Command.Note(""));
        return new Desk.Sent(pending.id(), pending.kind(), about.map(c -> what(act, c, names)).orElse(""), about.map(c -> to(act, c, names)).orElse(""),
                seconds,
                back);
    }

    private static String what(Command act, Case about, Names names) {
        return switch (act) {
            case Command.Confirm(var category) -> names.category(category);
            case Command.Correct(var category) -> names.category(category);
            default -> CaseFile.title(about, names);
        };
    }

    /** The unit it would go to. */
    private String to(Command act, Case about, Names names) {
        return names.unit(switch (act) {
            case Command.Confirm(var category) -> rules.router().assignmentFor(category, about.grid()).unit();
            case Command.Correct(var category) -> rules.router().assignmentFor(category, about.grid()).unit();
            case Command.Assign(var unit, var reason) -> unit;
            case Command.AcceptReturn(var unit) -> unit;
            case Command.Arbitrate verdict -> verdict.unit();
            case Command.AskAssist(var unit, var words) -> unit;
            default -> null;
        });
    }
}
