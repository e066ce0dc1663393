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
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;

/** What comes after a resolution: the three questions, one reminder, doing it again, and closing when nobody answers. */
public final class Aftercare {
    private static final int VISITS = 3;

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
                Template.UNSOLVED_ASK_REOPEN), REOPENED(Template.REOPENED), REOPENED_SAY_WHY(
                        Template.REOPENED_SAY_WHY), ADDED(Template.ADDED), THANKS(Template.THANKS), ASK_CONTACTED(Template.SURVEY_CONTACTED);

        private final Template template;

        Next(Template template) {
            this.template = template;
        }

        public Template template() {
            return template;
        }

        static Next asking(Question question) {
            return switch (question) {
                case CONTACTED -> ASK_CONTACTED;
                case SOLVED -> ASK_SOLVED;
                case SATISFIED -> ASK_SATISFIED;
                case REASON -> ASK_REASON;
            };
        }
    }

    /** The words of a question that was asked before, by its step. */
    public static Template asking(String step) {
        return switch (step) {
            case "REOPEN" -> Next.ASK_REOPEN.template();
            case "MORE" -> Next.REOPENED_SAY_WHY.template();
            default -> Next.asking(Question.valueOf(step)).template();
        };
    }

    /** The case after an answer, and what comes next. The question that comes next is already expected; only its words have to be said. */
    public record Outcome(Case now, Next next) {
    }

    /** Keeps one answer and does what follows from it. One that comes when the survey is over, or after the work began again, is kept and changes nothing. */
    public Outcome answer(UUID surveyId, Question question, String answer, Actor actor) {
        var survey = surveys.find(surveyId).orElseThrow(() -> new IllegalArgumentException("no survey " + surveyId));
        var about = cases.byId(survey.caseId()).orElseThrow();
        boolean counts = counts(survey, about);
        surveys.answer(surveyId, question, answer, by(actor), counts);
        if (!counts) {
            return new Outcome(about, Next.THANKS);
        }
        surveys.withdraw(about.id());
        var rated = question == Question.REASON
                ? about
                : moves.make(about.id(), new CaseEvent.Rated(about.resolution(), question.name(), answer), actor);
        return after(rated, surveys.find(surveyId).orElseThrow(), question, actor);
    }

    private boolean counts(Survey survey, Case about) {
        boolean standing = survey.resolution() == about.resolution()
                && (about.state() == CaseStatus.RESOLVED || about.state() == CaseStatus.CLOSED_OK || about.state() == CaseStatus.CLOSED_SILENT);
        return standing && (about.state() == CaseStatus.RESOLVED || clocks.isBefore(survey.closes()));
    }

    private Outcome after(Case rated, Survey survey, Question question, Actor actor) {
        return switch (question) {
            case SOLVED -> survey.isSolved() ? solved(rated, survey, actor) : unsolved(rated, survey);
            case SATISFIED -> survey.isBad() ? ask(rated, survey, Question.REASON, Next.ASK_REASON) : onward(rated, survey);
            case CONTACTED -> onward(rated, survey);
            case REASON -> new Outcome(rated, Next.THANKS); // nobody who has just complained is asked on
        };
    }

    /** The next question that has no answer yet; thanks when there is none. */
    private Outcome onward(Case rated, Survey survey) {
        var open = survey.open();
        return open == null ? new Outcome(rated, Next.THANKS) : ask(rated, survey, open, Next.asking(open));
    }

    /** The answer to whether it should be done again; {@code words} say why, and may be empty when the resident only pressed a key: then they are asked for. */
    public Outcome answerReopen(UUID surveyId, boolean again, String words, Actor actor) {
        var survey = surveys.find(surveyId).orElseThrow(() -> new IllegalArgumentException("no survey " + surveyId));
        var about = cases.byId(survey.caseId()).orElseThrow();
        surveys.withdraw(about.id());
        if (!again) {
            return onward(about, survey);
        }
        var reason = words.isBlank() ? surveys.reason(surveyId).orElse("") : words;
        var reopened = moves.reopen(about.id(), reason.isBlank() ? news.answered(about, survey) : reason, actor);
        if (reason.isBlank()) {
            surveys.askMore(reopened, surveyId);
        }
        return new Outcome(reopened, reason.isBlank() ? Next.REOPENED_SAY_WHY : Next.REOPENED);
    }

    /** What is still wrong, told after the work began again. */
    public Outcome more(UUID surveyId, String words, Actor actor) {
        var survey = surveys.find(surveyId).orElseThrow(() -> new IllegalArgumentException("no survey " + surveyId));
        surveys.answer(surveyId, Question.REASON, words, by(actor), true);
        surveys.withdraw(survey.caseId());
        return new Outcome(moves.make(survey.caseId(), new CaseEvent.Supplemented(words), actor), Next.ADDED);
    }

    /** Words that came with an answer: the reason, without a question having been asked for it. */
    public void remark(UUID surveyId, String words, Actor actor) {
        surveys.answer(surveyId, Question.REASON, words, by(actor), true);
    }

    private static Surveys.By by(Actor actor) {
        return new Surveys.By(actor.kind() == Actor.Kind.CITIZEN ? "citizen" : "visitor", actor.id());
    }

    /** One reminder, if nothing has been answered at all. */
    public void remind(Case resolved) {
        surveys.ofResolution(resolved).filter(survey -> !survey.asks().reminded() && survey.contacted() == null).ifPresent(survey -> {
            surveys.reminded(survey.id());
            surveys.ask(resolved, survey.id(), Question.CONTACTED);
            news.remind(resolved, surveys.link(survey.id()));
        });
    }

    /** The question did not reach the resident: somebody rings, on three days at most. */
    public void visit(Case resolved) {
        boolean silent = surveys.ofResolution(resolved).filter(survey -> survey.contacted() == null && survey.solved() == null).isPresent();
        if (resolved.state() == CaseStatus.RESOLVED && silent && surveys.isLost(resolved)
                && tasks.count(TaskKind.VISIT, resolved.id(), resolved.standing().since()) < VISITS) {
            tasks.open(TaskKind.VISIT, Subject.ofCase(resolved.id(), resolved.address()), "not-reached");
        }
    }

    /** Nobody answered the telephone: again on the next working day, until it was tried often enough. */
    public void missed(Case about) {
        tasks.finishFor(about.id(), "missed", TaskKind.VISIT);
        if (about.state() == CaseStatus.RESOLVED) {
            clocks.visitAgain(about);
        }
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
        clocks.called(about.id());
        surveys.withdraw(about.id());
    }

    /** The survey of the present resolution, for whoever asks by telephone. */
    public @Nullable Survey survey(Case resolved) {
        return surveys.ofResolution(resolved).orElse(null);
    }

    private Outcome solved(Case rated, Survey survey, Actor actor) {
        var closed = rated.state() == CaseStatus.RESOLVED ? moves.make(rated.id(), new CaseEvent.ConfirmedSolved(actor.kind().stored()), actor) : rated;
        return onward(closed, survey);
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
