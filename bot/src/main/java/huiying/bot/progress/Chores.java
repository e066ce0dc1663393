package huiying.bot.progress;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Assist;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.notices.Template;
import huiying.bot.survey.Question;
import huiying.bot.survey.Surveys;
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.nlp.Urgency;

/** What people have to do, and to be told, because of a step. */
public final class Chores {
    private static final int SUPERVISED_REOPENINGS = 2;
    private static final int SUPERVISED_URGINGS = 3;
    private static final int SUPERVISED_REPEATS = 2;

    private final Cases cases;
    private final Tasks tasks;
    private final Surveys surveys;
    private final News news;

    public Chores(Cases cases, Tasks tasks, Surveys surveys, News news) {
        this.cases = cases;
        this.tasks = tasks;
        this.surveys = surveys;
        this.news = news;
    }

    void acknowledge(Cases.Filed filed) {
        news.acknowledge(filed);
    }

    void follow(Case now, CaseEvent event, Actor actor) {
        settle(now, event);
        open(now, event);
        if (event instanceof CaseEvent.Resolved || event instanceof CaseEvent.HeadResolved) {
            resolved(now);
        } else if (event instanceof CaseEvent.ExtensionGranted) {
            news.delayed(now, last(now, CaseEvent.ExtensionAsked.class).map(CaseEvent.ExtensionAsked::words).orElse(""));
        } else if (actor.kind() != Actor.Kind.CITIZEN) { // a resident's own step is answered in the turn
            news.tell(now, event);
        }
    }

    private void settle(Case now, CaseEvent event) {
        switch (event) {
            case CaseEvent.Dispatched e ->
                finish(now, "dispatched", TaskKind.CONFIRM, TaskKind.CALL_BACK, TaskKind.SECOND_LOOK, TaskKind.ASSIST, TaskKind.ASSIST_LATE);
            case CaseEvent.ReturnAccepted e -> finish(now, "accepted", TaskKind.RETURN, TaskKind.ARBITRATE, TaskKind.ASSIST, TaskKind.ASSIST_LATE);
            case CaseEvent.ReturnRejected e -> finish(now, "rejected", TaskKind.RETURN, TaskKind.ARBITRATE);
            case CaseEvent.SentToArbitration e -> finish(now, "arbitration", TaskKind.RETURN, TaskKind.CONFIRM);
            case CaseEvent.Arbitrated e -> finish(now, "arbitrated", TaskKind.ARBITRATE, TaskKind.ASSIST, TaskKind.ASSIST_LATE);
            case CaseEvent.AssistDone e -> helped(now, e.unit());
            case CaseEvent.Reported e -> finish(now, "reported", TaskKind.WARNED, TaskKind.URGED, TaskKind.CONTACT, TaskKind.TELL_PROGRESS, TaskKind.DECIDE);
            case CaseEvent.Resolved e -> finish(now, "approved", TaskKind.REVIEW, TaskKind.SUPERVISE, TaskKind.DECIDE, TaskKind.ESCALATED, TaskKind.ASSIST,
                    TaskKind.ASSIST_LATE);
            case CaseEvent.HeadResolved e -> finish(now, "head resolved", TaskKind.REVIEW, TaskKind.SUPERVISE, TaskKind.DECIDE, TaskKind.ESCALATED,
                    TaskKind.CONFIRM, TaskKind.RETURN, TaskKind.ARBITRATE, TaskKind.WARNED, TaskKind.URGED, TaskKind.CONTACT, TaskKind.ASSIST,
                    TaskKind.ASSIST_LATE);
            case CaseEvent.SentBack e -> finish(now, "sent back", TaskKind.REVIEW, TaskKind.DECIDE);
            case CaseEvent.ExtensionGranted e -> finish(now, "granted", TaskKind.DECIDE, TaskKind.WARNED);
            case CaseEvent.Scheduled e -> finish(now, "granted", TaskKind.DECIDE, TaskKind.WARNED);
            case CaseEvent.ExtensionRefused e -> finish(now, "refused", TaskKind.DECIDE);
            case CaseEvent.PlanRefused e -> finish(now, "refused", TaskKind.DECIDE);
            case CaseEvent.EndDeclined e -> finish(now, "declined", TaskKind.SECOND_LOOK);
            case CaseEvent.ContactMade e when e.reached() -> finish(now, "contacted", TaskKind.CONTACT);
            case CaseEvent.Progressed e -> finish(now, "told", TaskKind.TELL_PROGRESS, TaskKind.URGED);
            case CaseEvent.SupervisionAnswered e -> finish(now, "answered", TaskKind.ANSWER_SUPERVISION);
            case CaseEvent.Rectified e -> finish(now, "rectified", TaskKind.RECTIFY);
            case CaseEvent.Reopened e -> {
                finish(now, "reopened", TaskKind.VISIT);
                surveys.withdraw(now.id());
            }
            default -> ended(now, event);
        }
    }

    /** The lead need not ask any more once nobody is late. */
    private void helped(Case now, String helper) {
        tasks.finishOf(helper, now.id(), "helped", TaskKind.ASSIST, TaskKind.ASSIST_LATE);
        var at = now.assists().stream().map(Assist::done).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElseThrow();
        if (now.assists().stream().noneMatch(assist -> assist.isLate(at))) {
            finish(now, "helped", TaskKind.ASSIST_LATE);
        }
    }

    // lateness has to be answered for even when the case is over
    private void ended(Case now, CaseEvent event) {
        if (!now.state().isOpen() && now.state() != CaseStatus.CLOSED_OK && now.state() != CaseStatus.CLOSED_SILENT) {
            finish(now, "closed", Arrays.stream(TaskKind.values()).filter(kind -> kind != TaskKind.RECTIFY).toArray(TaskKind[]::new));
        } else if (event instanceof CaseEvent.ConfirmedSolved || event instanceof CaseEvent.LeftUnanswered) {
            finish(now, "closed", TaskKind.VISIT, TaskKind.REVIEW);
        }
    }

    private void open(Case now, CaseEvent event) {
        switch (event) {
            case CaseEvent.SentToTriage e -> task(now, TaskKind.CONFIRM, e.reason());
            case CaseEvent.LeftUnfinished e -> task(now, TaskKind.CALL_BACK, "unfinished");
            case CaseEvent.ReturnAsked e -> task(now, TaskKind.RETURN, "return-" + now.returns());
            case CaseEvent.SentToArbitration e -> task(now, TaskKind.ARBITRATE, e.reason());
            case CaseEvent.Reported e -> task(now, e.unsolved() == null ? TaskKind.REVIEW : TaskKind.DECIDE, e.unsolved() == null ? "reported" : "unsolved");
            case CaseEvent.ExtensionAsked e -> task(now, TaskKind.DECIDE, "extension");
            case CaseEvent.PlanAsked e -> task(now, TaskKind.DECIDE, "plan");
            case CaseEvent.EndProposed e -> task(now, TaskKind.SECOND_LOOK, e.proposal().kind().name().toLowerCase(Locale.ROOT));
            case CaseEvent.Appealed e -> task(now, now.state() == CaseStatus.TRIAGE ? TaskKind.CONFIRM : TaskKind.ARBITRATE, "appealed");
            case CaseEvent.Reopened e when now.reopenings() >= SUPERVISED_REOPENINGS -> task(now, TaskKind.SUPERVISE, "reopened-" + now.reopenings());
            case CaseEvent.EmergencyFlagged e -> tasks.open(TaskKind.TALK, Subject.ofCase(now.id(), now.address()), "danger", true);
            case CaseEvent.RepeatFound e when e.times() >= SUPERVISED_REPEATS -> task(now, TaskKind.SUPERVISE, "repeated-" + e.times());
            case CaseEvent.Urged e -> urged(now);
            case CaseEvent.AssistAsked e -> unitTask(now, TaskKind.ASSIST, e.unit(), "assist");
            case CaseEvent.Escalated e -> {
                finish(now, "escalated", TaskKind.ESCALATED);
                unitTask(now, TaskKind.ESCALATED, e.to(), "late-" + e.level());
            }
            case CaseEvent.SupervisionOpened e -> unitTask(now, TaskKind.ANSWER_SUPERVISION, e.owner(), "supervision-" + e.level());
            case CaseEvent.Rated e -> rated(now, e);
            case CaseEvent.Rectified e -> rectified(now);
            case CaseEvent.DeadlineFired e -> late(now, e);
            default -> {
            }
        }
    }

    private void urged(Case now) {
        if (now.state().isWithUnit() && now.unit() != null) {
            unitTask(now, TaskKind.URGED, now.unit(), "urged-" + now.tally().urgings());
        }
        if (now.tally().urgings() >= SUPERVISED_URGINGS || !now.state().isWithUnit()) {
            task(now, TaskKind.SUPERVISE, "urged-" + now.tally().urgings());
        }
    }

    private void rated(Case now, CaseEvent.Rated rated) {
        var answer = rated.question() + " " + rated.answer();
        switch (answer) {
            case "SOLVED PARTLY" -> task(now, TaskKind.VISIT, "partly-solved");
            case "SOLVED NO" -> task(now, TaskKind.VISIT, "not-solved");
            case "SATISFIED DISSATISFIED", "SATISFIED VERY_DISSATISFIED" -> dissatisfied(now);
            default -> {
            }
        }
    }

    /** Somebody talks with the resident within a working day, the unit puts it right within fifteen, a supervisor sees to both. */
    private void dissatisfied(Case now) {
        task(now, TaskKind.VISIT, "dissatisfied");
        unitTask(now, TaskKind.RECTIFY, unit(now), "dissatisfied");
        task(now, TaskKind.SUPERVISE, "dissatisfied");
    }

    /** What was put right is judged once more by whoever found it bad. */
    private void rectified(Case now) {
        surveys.ofResolution(now).filter(survey -> survey.isBad() && now.address() != null && surveys.again(survey.id())).ifPresent(survey -> {
            surveys.ask(now, survey.id(), Question.SATISFIED);
            news.tell(now, Template.SURVEY_AGAIN);
        });
    }

    private void late(Case now, CaseEvent.DeadlineFired fired) {
        switch (fired.kind()) {
            case "T_ACCEPT" -> task(now, TaskKind.SUPERVISE, "not-accepted-in-time");
            case "T_WARN" -> unitTask(now, TaskKind.WARNED, unit(now), "warned");
            case "T_CONTACT" -> {
                if (now.state().isWithUnit() && now.state() != CaseStatus.RETURN_ASKED) {
                    unitTask(now, TaskKind.CONTACT, unit(now), "not-contacted");
                }
            }
            case "T_PROGRESS" -> unitTask(now, TaskKind.TELL_PROGRESS, unit(now), "no-progress");
            case "T_REVIEW" -> {
                if (now.state() == CaseStatus.REPORTED && !Approval.isLowRisk(now)) {
                    task(now, TaskKind.SUPERVISE, "not-reviewed");
                }
            }
            case "T_ASSIST" -> helpLate(now, fired.due());
            case "T_CALLED" -> task(now, TaskKind.SUPERVISE, "not-called");
            case "T_MENDED" -> task(now, TaskKind.SUPERVISE, "not-rectified");
            case "T_SUPERVISE" -> task(now, TaskKind.SUPERVISE, "supervision-unanswered");
            case "T_TOTAL" -> {
                task(now, TaskKind.SUPERVISE, "overdue");
                unitTask(now, TaskKind.RECTIFY, unit(now), "overdue");
            }
            case "T_PROMISE" -> {
                if (now.state() != CaseStatus.MERGED) {
                    task(now, TaskKind.SUPERVISE, "overdue");
                }
            }
            default -> {
            }
        }
    }

    /** Both hear of it: whoever has not helped yet, and whoever counts on it. */
    private void helpLate(Case now, Instant due) {
        var late = now.assists().stream().filter(assist -> assist.isLate(due)).toList();
        late.forEach(assist -> unitTask(now, TaskKind.ASSIST_LATE, assist.unit(), "assist-late"));
        if (!late.isEmpty()) {
            unitTask(now, TaskKind.ASSIST_LATE, unit(now), "assist-late");
        }
    }

    private void resolved(Case now) {
        news.resolved(now, lastReport(now));
        if (now.address() != null) {
            var survey = surveys.plan(now);
            surveys.ask(now, survey.id(), Question.CONTACTED);
            news.tell(now, Template.SURVEY_CONTACTED);
        }
    }

    private String unit(Case now) {
        return Objects.requireNonNullElse(now.unit(), "");
    }

    private <E extends CaseEvent> Optional<E> last(Case now, Class<E> type) {
        return cases.history(now.id()).reversed().stream().map(step -> step.event()).filter(type::isInstance).map(type::cast).findFirst();
    }

    private @Nullable String lastReport(Case now) {
        return last(now, CaseEvent.Reported.class).map(CaseEvent.Reported::words).orElse(null);
    }

    private void finish(Case now, String outcome, TaskKind... kinds) {
        tasks.finishFor(now.id(), outcome, kinds);
    }

    private void unitTask(Case now, TaskKind kind, String unit, String reason) {
        tasks.openFor(unit, kind, Subject.ofCase(now.id(), now.address()), reason, now.urgency() != Urgency.ORDINARY);
    }

    private void task(Case now, TaskKind kind, String reason) {
        tasks.open(kind, Subject.ofCase(now.id(), now.address()), reason, now.urgency() != Urgency.ORDINARY);
    }
}
