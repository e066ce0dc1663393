package huiying.bot.progress;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.notices.Template;
import huiying.bot.sla.Clocks;
import huiying.bot.survey.Question;
import huiying.bot.survey.Survey;
import huiying.bot.survey.Surveys;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;

/** What comes after a resolution: the three questions, one reminder, doing it again, and closing when nobody answers. */
public final class Aftercare {
    private final Cases cases;
    private final Moves moves;
    private final Surveys surveys;
    private final Tasks tasks;
    private final Clocks clocks;
    private final News news;

    public Aftercare(Cases cases, Moves moves, Surveys surveys, Tasks tasks, Clocks clocks, News news) {
        this.cases = cases;
        this.moves = moves;
        this.surveys = surveys;
        this.tasks = tasks;
        this.clocks = clocks;
        this.news = news;
    }

    /** What the resident should hear next. */
    public enum Next {
        ASK_SOLVED(Template.SURVEY_SOLVED), ASK_SATISFIED(Template.SURVEY_SATISFIED), ASK_REASON(Template.SURVEY_REASON), ASK_REOPEN(
                Template.UNSOLVED_ASK_REOPEN), REOPENED(Template.REOPENED), THANKS(Template.THANKS);

        private final Template template;

        Next(Template template) {
            this.template = template;
        }

        public Template template() {
            return template;
        }
    }

    /** The case after an answer, and what comes next. The question that comes next is already expected; only its words have to be said. */
    public record Outcome(Case now, Next next) {
    }

    /** Keeps one answer and does what follows from it. An answer about an earlier resolution changes nothing. */
    public Outcome answer(UUID surveyId, Question question, String answer, Actor actor) {
        var survey = surveys.find(surveyId).orElseThrow(() -> new IllegalArgumentException("no survey " + surveyId));
        var about = cases.byId(survey.caseId()).orElseThrow();
        if (survey.resolution() != about.resolution() || about.state() == CaseStatus.IN_PROGRESS) {
            return new Outcome(about, Next.THANKS);
        }
        surveys.answer(surveyId, question, answer, actor.kind() == Actor.Kind.CITIZEN ? "citizen" : "visitor");
        surveys.withdraw(about.id());
        var rated = question == Question.REASON
                ? about
                : moves.make(about.id(), new CaseEvent.Rated(about.resolution(), question.name(), answer), actor);
        return switch (question) {
            case CONTACTED -> ask(rated, survey, Question.SOLVED, Next.ASK_SOLVED);
            case SOLVED -> answer.equals("YES") ? solved(rated, survey, actor) : unsolved(rated, survey);
            case SATISFIED -> answer.endsWith("DISSATISFIED") ? ask(rated, survey, Question.REASON, Next.ASK_REASON) : new Outcome(rated, Next.THANKS);
            case REASON -> new Outcome(rated, Next.THANKS);
        };
    }

    /** The answer to whether it should be done again. */
    public Outcome answerReopen(UUID surveyId, boolean again, String words, Actor actor) {
        var survey = surveys.find(surveyId).orElseThrow(() -> new IllegalArgumentException("no survey " + surveyId));
        var about = cases.byId(survey.caseId()).orElseThrow();
        surveys.withdraw(about.id());
        if (again) {
            return new Outcome(moves.reopen(about.id(), words, actor), Next.REOPENED);
        }
        return ask(about, survey, Question.SATISFIED, Next.ASK_SATISFIED);
    }

    /** One reminder, if nothing has been answered at all. */
    public void remind(Case resolved) {
        surveys.ofResolution(resolved).filter(survey -> !survey.reminded() && survey.contacted() == null).ifPresent(survey -> {
            surveys.reminded(survey.id());
            surveys.ask(resolved, survey.id(), Question.CONTACTED);
            news.tell(resolved, Template.SURVEY_REMINDER);
        });
    }

    /** The survey is over: silence closes the case, and is not satisfaction. A call that is owed comes first. */
    public void close(Case resolved) {
        if (resolved.state() != CaseStatus.RESOLVED) {
            return;
        }
        if (tasks.isOpen(TaskKind.VISIT, resolved.id())) {
            clocks.postponeSurvey(resolved);
        } else {
            surveys.withdraw(resolved.id());
            moves.make(resolved.id(), new CaseEvent.LeftUnanswered(), Actor.clock("T_SURVEY"));
        }
    }

    /** The call that was owed has been made. */
    public void visited(Case about, Actor actor) {
        tasks.finishFor(about.id(), "visited by " + actor.id(), TaskKind.VISIT);
        surveys.withdraw(about.id());
    }

    /** The survey of the present resolution, for whoever asks by telephone. */
    public @Nullable Survey survey(Case resolved) {
        return surveys.ofResolution(resolved).orElse(null);
    }

    private Outcome solved(Case rated, Survey survey, Actor actor) {
        var closed = rated.state() == CaseStatus.RESOLVED ? moves.make(rated.id(), new CaseEvent.ConfirmedSolved(actor.kind().stored()), actor) : rated;
        return ask(closed, survey, Question.SATISFIED, Next.ASK_SATISFIED);
    }

    private Outcome unsolved(Case rated, Survey survey) {
        surveys.askReopen(rated, survey.id());
        return new Outcome(rated, Next.ASK_REOPEN);
    }

    private Outcome ask(Case about, Survey survey, Question question, Next next) {
        surveys.ask(about, survey.id(), question);
        return new Outcome(about, next);
    }
}
