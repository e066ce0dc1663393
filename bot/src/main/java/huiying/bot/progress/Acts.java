package huiying.bot.progress;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.cases.Proposal;
import huiying.bot.cases.Spot;
import huiying.bot.desk.Command;
import huiying.bot.desk.Commands.Decided;
import huiying.bot.desk.Decisions;
import huiying.bot.desk.Decisions.Kind;
import huiying.bot.desk.NotPermitted;
import huiying.bot.desk.Policy;
import huiying.bot.replies.Replies;
import huiying.bot.routing.Assignment;
import huiying.bot.staff.StaffMember;
import huiying.bot.survey.Question;

/** What each act of staff does to a case. */
public final class Acts {
    private final Cases cases;
    private final Moves moves;
    private final Rules rules;
    private final Aftercare aftercare;
    private final Decisions decisions;
    private final Replies replies;
    private final Proposals proposals;

    public Acts(Cases cases, Moves moves, Rules rules, Aftercare aftercare, Decisions decisions, Replies replies) {
        this.cases = cases;
        this.moves = moves;
        this.rules = rules;
        this.aftercare = aftercare;
        this.decisions = decisions;
        this.replies = replies;
        this.proposals = new Proposals(cases);
    }

    /** Refuses what somebody may not do, and what the case as it stands does not permit. */
    public void check(StaffMember who, Command act, Case about) {
        if (!Policy.allows(who, act, about)) {
            throw Policy.refusal(who, act, about);
        }
        var chosen = chosen(act);
        if (chosen != null && rules.router().isConflict(about, chosen)) {
            throw new NotAllowedNow(about.id(), about.state(), act.kind(), NotAllowedNow.Why.CONFLICT);
        }
        if (act instanceof Command.Report report && replies.isRefused(about, report.text())) {
            throw new NotAllowedNow(about.id(), about.state(), act.kind(), NotAllowedNow.Why.SET_PHRASE);
        }
        var event = event(who, act, about);
        if (event != null) {
            moves.check(about, event, actor(who));
        }
    }

    /** For a case that does not exist. */
    public NotPermitted hidden(StaffMember who, Command act, UUID caseId) {
        return Policy.unknown(who, act, caseId);
    }

    /** Does it, if it may still be done. */
    public void carryOut(Decided decided) {
        var about = cases.lock(decided.caseId()).orElseThrow();
        var who = decided.by();
        check(who, decided.act(), about);
        switch (decided.act()) {
            case Command.Confirm(var category) -> dispatch(about, category, who, Kind.CONFIRM);
            case Command.Correct(var category) -> dispatch(about, category, who, Kind.CORRECT);
            case Command.Visited visited -> visited(about, visited, who);
            case Command.Missed(var words) -> {
                moves.make(about.id(), new CaseEvent.Noted(words), actor(who));
                aftercare.missed(about);
            }
            case Command.Reopen(var reason) -> moves.reopen(about.id(), reason, actor(who));
            case Command.Split split -> split(about, split, who);
            case Command.Arbitrate verdict -> arbitrate(about, verdict, who);
            default -> {
                moves.make(about.id(), Objects.requireNonNull(event(who, decided.act(), about)), actor(who));
                learn(about, decided.act(), who);
                if (decided.act() instanceof Command.Report report) {
                    replies.keep(about, report.text());
                }
            }
        }
    }

    /** The unit somebody chose by hand. */
    private static @Nullable String chosen(Command act) {
        return switch (act) {
            case Command.Assign(var unit, var reason) -> unit;
            case Command.AcceptReturn(var unit) -> unit;
            case Command.Arbitrate verdict -> verdict.unit();
            case Command.AskAssist(var unit, var words) -> unit;
            default -> null;
        };
    }

    private void arbitrate(Case about, Command.Arbitrate verdict, StaffMember who) {
        var cited = rules.router().byHand(known(verdict.unit()), about.category());
        verdict.assists().forEach(this::known);
        var assists = verdict.assists().stream().filter(unit -> !rules.router().isConflict(about, unit)).toList();
        var to = new Assignment(verdict.unit(), assists, verdict.basis(), cited.reason(), cited.how(), cited.cited());
        moves.arbitrate(about, to, new Moves.Verdict(false, verdict.precedent()), actor(who));
        learn(about, verdict, who);
    }

    /** The event an act comes down to; null for those that are more than one. */
    private @Nullable CaseEvent event(StaffMember who, Command act, Case about) {
        return switch (act) {
            case Command.Confirm it -> dispatched(about, rules.units().lastResort().code(), "");
            case Command.Correct it -> dispatched(about, rules.units().lastResort().code(), "");
            case Command.Assign(var unit, var reason) -> dispatched(about, known(unit), reason);
            case Command.AcceptReturn(var unit) -> returned(about, known(unit));
            case Command.RejectReturn(var reason) -> new CaseEvent.ReturnRejected(reason);
            case Command.SendToArbitration(var reason) -> new CaseEvent.SentToArbitration(reason);
            case Command.Arbitrate it -> new CaseEvent.Arbitrated(known(it.unit()), it.basis(), moves.due(about, it.unit()), false);
            case Command.Answer(var source, var text) -> new CaseEvent.Answered(source, text);
            case Command.Locate(var place) -> new CaseEvent.Amended(about.told().at(rules.places().resolve(Spot.named(place))));
            case Command.Split it -> new CaseEvent.Amended(about.told().retold(it.first()));
            case Command.Cancel(var reason) -> new CaseEvent.Cancelled(reason);
            case Command.Sign() -> new CaseEvent.Signed(false);
            case Command.HandTo(var person) -> new CaseEvent.HandedTo(person);
            case Command.AskReturn(var basis, var unit, var reason) -> new CaseEvent.ReturnAsked(basis, unit, reason);
            case Command.Report(var text, var basis, var evidence) -> new CaseEvent.Reported(basis, evidence, null, text);
            case Command.ReportUnsolved(var text, var basis) ->
                new CaseEvent.Reported(basis, List.of(), Proposal.unsolved(who.id().toString(), basis), text);
            case Command.AskExtension(var until, var reason) -> new CaseEvent.ExtensionAsked(until, reason);
            case Command.AskPlan(var until, var plan) -> new CaseEvent.PlanAsked(until, plan);
            case Command.Resume() -> new CaseEvent.Resumed();
            case Command.Progress(var text) -> new CaseEvent.Progressed(text);
            case Command.Contact(var way, var reached, var text) -> new CaseEvent.ContactMade(way, reached, text);
            case Command.AnswerSupervision(var text) -> new CaseEvent.SupervisionAnswered(about.beside().supervised(), text);
            case Command.Rectify(var text) -> new CaseEvent.Rectified(text);
            case Command.Appeal(var reason) -> moves.appealed(about, reason);
            case Command.ProposeRefusal(var code, var basis, var door, var text) ->
                new CaseEvent.EndProposed(Proposal.refusal(who.id().toString(), code, basis, door), text);
            case Command.ProposeInvalid(var code, var text) -> new CaseEvent.EndProposed(Proposal.invalid(who.id().toString(), code), text);
            case Command.Agree() -> proposals.agreed(about);
            case Command.Decline(var reason) -> proposals.declined(about, reason);
            case Command.Merge(var head) -> new CaseEvent.Merged(head);
            case Command.Unmerge it -> moves.unmerged(about);
            case Command.FlagEmergency(var advice) -> new CaseEvent.EmergencyFlagged(advice);
            case Command.Summarise(var text) -> new CaseEvent.SummaryWritten(text);
            case Command.AskInfo(var text) -> new CaseEvent.InfoAsked(text);
            case Command.Inform(var text) -> moves.told(about, text);
            case Command.Urge(var text) -> new CaseEvent.Urged(text);
            case Command.RefuseByLaw(var code, var basis, var door, var text) -> new CaseEvent.Refused(code, basis, door, text);
            case Command.Supervise(var due, var ask) ->
                new CaseEvent.SupervisionOpened(about.beside().supervised() + 1, Objects.requireNonNullElse(about.unit(), rules.units().lastResort().code()),
                        due, ask);
            case Command.AskAssist(var unit, var words) -> new CaseEvent.AssistAsked(known(unit), moves.assistDue(about), words);
            case Command.AcceptAssist() -> new CaseEvent.AssistAccepted(Objects.requireNonNullElse(who.unit(), ""));
            case Command.Assist(var text) -> new CaseEvent.AssistDone(Objects.requireNonNullElse(who.unit(), ""), text);
            case Command.HoldRecords(var reason) -> new CaseEvent.RecordsHeld(reason);
            case Command.ReleaseRecords(var reason) -> new CaseEvent.RecordsReleased(reason);
            case Command.Approve() -> new CaseEvent.Resolved(false);
            case Command.SendBack(var reason) -> new CaseEvent.SentBack(reason);
            case Command.Note(var text) -> new CaseEvent.Noted(text);
            case Command.Visited it -> null;
            case Command.Missed(var words) -> new CaseEvent.Noted(words);
            case Command.Reopen it -> null;
        };
    }

    private void dispatch(Case about, String category, StaffMember who, Kind kind) {
        var level = rules.levels().levelFor(about, category);
        var same = category.equals(about.category()) && level.equals(about.standing().level());
        var known = same ? about : moves.categorise(about, category, actor(who));
        var to = moves.assignment(known);
        if (to.lastResort() && known.state() == CaseStatus.TRIAGE) {
            moves.arbitrate(known, "no-duty");
        } else {
            moves.dispatch(known, to, false, actor(who));
        }
        decisions.record(about.id(), category, who.id().toString(), kind);
    }

    /** Whoever took it apart has said what the other one is; to whom that goes the list knows. */
    private void split(Case about, Command.Split split, StaffMember who) {
        var other = moves.split(about, split.first(), split.second(), split.category(), actor(who));
        if (other.state() == CaseStatus.TRIAGE) {
            dispatch(other, split.category(), who, Kind.CONFIRM);
        }
    }

    private void learn(Case about, Command act, StaffMember who) {
        switch (act) {
            case Command.Assign(var unit, var reason) -> decisions.record(about.id(), "unit:" + unit, who.id().toString(), Kind.CORRECT);
            case Command.AcceptReturn(var unit) -> decisions.record(about.id(), "unit:" + unit, who.id().toString(), Kind.RETURN_ACCEPTED);
            case Command.Arbitrate it -> decisions.record(about.id(), "unit:" + it.unit(), who.id().toString(), Kind.ARBITRATED);
            default -> {
            }
        }
    }

    private void visited(Case about, Command.Visited visited, StaffMember who) {
        var survey = aftercare.survey(about);
        if (survey == null) {
            moves.make(about.id(), new CaseEvent.Noted(visited.words()), actor(who));
            return;
        }
        answer(survey.id(), Question.CONTACTED, visited.contacted(), who);
        answer(survey.id(), Question.SOLVED, visited.solved(), who);
        answer(survey.id(), Question.SATISFIED, visited.satisfied(), who);
        answer(survey.id(), Question.REASON, visited.words().isBlank() ? null : visited.words(), who);
        aftercare.visited(about, actor(who));
    }

    private void answer(UUID survey, Question question, @Nullable String answer, StaffMember who) {
        if (answer != null) {
            aftercare.answer(survey, question, answer, actor(who));
        }
    }

    private CaseEvent dispatched(Case about, String unit, String reason) {
        var by = rules.router().byHand(unit, about.category());
        return new CaseEvent.Dispatched(unit, by.basis(), reason, moves.due(about, unit), false, by.cited());
    }

    private CaseEvent returned(Case about, String unit) {
        var by = rules.router().byHand(unit, about.category());
        return new CaseEvent.ReturnAccepted(unit, by.basis(), moves.due(about, unit), by.cited());
    }

    private String known(String unit) {
        return rules.units().find(unit).orElseThrow(() -> new IllegalArgumentException("no unit is called " + unit)).code();
    }

    private static Actor actor(StaffMember who) {
        return Actor.staff(who.id(), who.role().name().toLowerCase(Locale.ROOT), who.unit());
    }
}
