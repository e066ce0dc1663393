package huiying.bot.progress;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Actor;
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
        } else if (actor.kind() != Actor.Kind.CITIZEN) { // a resident's own step is answered in the turn
            news.tell(now, event);
        }
    }

    private void settle(Case now, CaseEvent event) {
        switch (event) {
            case CaseEvent.Dispatched e -> tasks.finishFor(now.id(), "dispatched", TaskKind.CONFIRM, TaskKind.CALL_BACK);
            case CaseEvent.ReturnAccepted e -> tasks.finishFor(now.id(), "accepted", TaskKind.RETURN, TaskKind.ARBITRATE);
            case CaseEvent.ReturnRejected e -> tasks.finishFor(now.id(), "rejected", TaskKind.RETURN, TaskKind.ARBITRATE);
            case CaseEvent.SentToArbitration e -> tasks.finishFor(now.id(), "arbitration", TaskKind.RETURN, TaskKind.CONFIRM);
            case CaseEvent.Arbitrated e -> tasks.finishFor(now.id(), "arbitrated", TaskKind.ARBITRATE);
            case CaseEvent.Resolved e -> tasks.finishFor(now.id(), "approved", TaskKind.REVIEW, TaskKind.SUPERVISE);
            case CaseEvent.SentBack e -> tasks.finishFor(now.id(), "sent back", TaskKind.REVIEW);
            case CaseEvent.Reopened e -> {
                tasks.finishFor(now.id(), "reopened", TaskKind.VISIT);
                surveys.withdraw(now.id());
            }
            default -> {
                if (!now.state().isOpen() && now.state() != CaseStatus.CLOSED_OK && now.state() != CaseStatus.CLOSED_SILENT) {
                    tasks.finishFor(now.id(), "closed", TaskKind.values());
                } else if (event instanceof CaseEvent.ConfirmedSolved || event instanceof CaseEvent.LeftUnanswered) {
                    tasks.finishFor(now.id(), "closed", TaskKind.VISIT, TaskKind.REVIEW);
                }
            }
        }
    }

    private void open(Case now, CaseEvent event) {
        switch (event) {
            case CaseEvent.SentToTriage e -> task(now, TaskKind.CONFIRM, e.reason());
            case CaseEvent.LeftUnfinished e -> task(now, TaskKind.CALL_BACK, "unfinished");
            case CaseEvent.ReturnAsked e -> task(now, TaskKind.RETURN, "return-" + now.returns());
            case CaseEvent.SentToArbitration e -> task(now, TaskKind.ARBITRATE, e.reason());
            case CaseEvent.Reported e -> task(now, TaskKind.REVIEW, "reported");
            case CaseEvent.Appealed e -> task(now, now.state() == CaseStatus.TRIAGE ? TaskKind.CONFIRM : TaskKind.ARBITRATE, "appealed");
            case CaseEvent.Reopened e when now.reopenings() >= SUPERVISED_REOPENINGS -> task(now, TaskKind.SUPERVISE, "reopened-" + now.reopenings());
            case CaseEvent.EmergencyFlagged e -> tasks.open(TaskKind.TALK, Subject.ofCase(now.id(), now.address()), "danger", true);
            case CaseEvent.Rated e -> rated(now, e);
            case CaseEvent.DeadlineFired e -> late(now, e);
            default -> {
            }
        }
    }

    private void rated(Case now, CaseEvent.Rated rated) {
        var answer = rated.question() + " " + rated.answer();
        switch (answer) {
            case "SOLVED PARTLY" -> task(now, TaskKind.VISIT, "partly-solved");
            case "SOLVED NO" -> task(now, TaskKind.VISIT, "not-solved");
            case "SATISFIED DISSATISFIED", "SATISFIED VERY_DISSATISFIED" -> task(now, TaskKind.SUPERVISE, "dissatisfied");
            default -> {
            }
        }
    }

    private void late(Case now, CaseEvent.DeadlineFired fired) {
        switch (fired.kind()) {
            case "T_ACCEPT" -> task(now, TaskKind.SUPERVISE, "not-accepted-in-time");
            case "T_TOTAL", "T_PROMISE", "T_ESCALATE" -> task(now, TaskKind.SUPERVISE, "overdue");
            default -> {
            }
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

    private @Nullable String lastReport(Case now) {
        return cases.history(now.id()).reversed().stream().map(step -> step.event()).filter(CaseEvent.Reported.class::isInstance).map(
                CaseEvent.Reported.class::cast).map(CaseEvent.Reported::words).findFirst().orElse(null);
    }

    private void task(Case now, TaskKind kind, String reason) {
        tasks.open(kind, Subject.ofCase(now.id(), now.address()), reason, now.urgency() != Urgency.ORDINARY);
    }
}
