package huiying.app.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Recorded;
import huiying.bot.survey.Question;
import huiying.bot.survey.Survey;

/** A case in plain words, for the resident it belongs to. Quarrels about whose job it is do not appear. */
final class MyCase {

    private final Case now;
    private final List<Recorded> history;
    private final @Nullable Survey survey;
    private final Names names;
    private final List<Shot> shots;

    MyCase(Case now, List<Recorded> history, @Nullable Survey survey, Names names) {
        this(now, history, survey, names, List.of());
    }

    MyCase(Case now, List<Recorded> history, @Nullable Survey survey, Names names, List<Shot> shots) {
        this.shots = shots;
        this.now = now;
        this.history = history;
        this.survey = survey;
        this.names = names;
    }

    public String number() {
        return now.number() == null ? "" : now.number().digits();
    }

    public String title() {
        return CaseFile.title(now, names);
    }

    public String unit() {
        return names.unit(now.unit());
    }

    /** The key of the page's heading: a question or an answer, not the name of a state. */
    public String headline() {
        return switch (now.state()) {
            case DRAFT, SUBMITTED, TRIAGE, NEED_INFO -> "mycase.head.received";
            case DISPATCHED, RETURN_ASKED, ARBITRATION, IN_PROGRESS, SCHEDULED, REPORTED, MERGED -> "mycase.head.open";
            case RESOLVED -> "mycase.head.RESOLVED";
            case CLOSED_OK -> "mycase.head.CLOSED_OK";
            case CANCELLED -> "mycase.head.CANCELLED";
            case CLOSED_SILENT, CLOSED_UNSOLVED, ANSWERED, NOT_ACCEPTED, INVALID -> "mycase.head.closed";
        };
    }

    /** A question with its answers; the one given so far is marked and may still be changed. */
    public record Asked(String name, List<String> answers, @Nullable String given) {
        public boolean isGiven(String answer) {
            return answer.equals(given);
        }
    }

    /** The three questions, as long as the survey is open. */
    public List<Asked> questions() {
        return survey == null
                ? List.of()
                : List.of(asked(Question.SOLVED, survey.solved()), asked(Question.CONTACTED, survey.contacted()),
                        asked(Question.SATISFIED, survey.satisfied()));
    }

    private static Asked asked(Question question, @Nullable String given) {
        return new Asked(question.name(), question.answers(), given);
    }

    /** Somebody who is not content is asked why. */
    public boolean whyAsked() {
        return survey != null && (survey.isBad() || survey.isUnsolved());
    }

    /** Something may still be told about it. */
    public boolean open() {
        return now.state().isOpen() && now.state() != CaseStatus.RESOLVED && now.state() != CaseStatus.MERGED;
    }

    public boolean reopenable() {
        return now.unit() != null && !appealable() && switch (now.state()) {
            case RESOLVED, CLOSED_OK, CLOSED_SILENT, CLOSED_UNSOLVED -> true;
            default -> false;
        };
    }

    /** A unit has it, and somebody may ask where it stays. */
    public boolean urgeable() {
        return open() && now.number() != null && now.state() != CaseStatus.DRAFT && now.state() != CaseStatus.NEED_INFO;
    }

    /** An answer, a refusal or an explanation somebody else may look at, once. */
    public boolean appealable() {
        return now.tally().appeals() == 0 && switch (now.state()) {
            case ANSWERED, NOT_ACCEPTED, INVALID, CLOSED_UNSOLVED -> true;
            default -> false;
        };
    }

    /** What the department wrote, once somebody has looked at it. */
    public String done() {
        return isDone(now)
                ? history.reversed().stream().map(Recorded::event).filter(CaseEvent.Reported.class::isInstance)
                        .map(event -> ((CaseEvent.Reported) event).words())
                        .findFirst().orElse("")
                : "";
    }

    /** What the resident sent along. */
    public List<Shot> sent() {
        return shots.stream().filter(Shot::told).toList();
    }

    /** The unit's photos from before and after its work. */
    public List<Shot> worked() {
        return shots.stream().filter(shot -> !shot.told()).toList();
    }

    /** Somebody has looked at what the unit did. */
    static boolean isDone(Case now) {
        return now.state() == CaseStatus.RESOLVED || !now.state().isOpen();
    }

    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        history.forEach(r -> step(r).ifPresent(steps::add));
        Collections.reverse(steps);
        return steps;
    }

    /** In plain words, by the wording of the event; what has none stays inside. */
    private Optional<Step> step(Recorded r) {
        var words = names.words();
        var what = r.event().isPublic() ? words.sayOr("", r.event().wording(), about(r.event())) : "";
        return what.isEmpty() ? Optional.empty() : Optional.of(plain(r, what, more(r.event())));
    }

    private String about(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Dispatched it -> names.unit(it.unit());
            case CaseEvent.ReturnAccepted it -> names.unit(it.unit());
            case CaseEvent.Arbitrated it -> names.unit(it.unit());
            case CaseEvent.Scheduled it -> names.words().moment(it.due());
            case CaseEvent.ExtensionGranted it -> names.words().moment(it.due());
            case CaseEvent.Rated it -> names.words().sayOr(it.answer(), "answer." + it.question() + "." + it.answer());
            default -> "";
        };
    }

    private String more(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Submitted it -> names.words().say("mycase.promise", names.words().moment(it.promised()));
            case CaseEvent.Supplemented it -> it.words();
            case CaseEvent.InfoAsked it -> it.words();
            case CaseEvent.InfoGiven it -> it.words();
            case CaseEvent.Progressed it -> it.words();
            case CaseEvent.Scheduled it -> it.words();
            case CaseEvent.Reopened it -> it.words();
            case CaseEvent.Refused it -> it.words() + (it.door().isBlank() ? "" : " → " + it.door());
            case CaseEvent.ClosedUnsolved it -> it.words();
            case CaseEvent.Answered it -> it.words();
            default -> "";
        };
    }

    private Step plain(Recorded r, String what, String more) {
        var signs = new Signs();
        return new Step(new Step.Mark(signs.icon(r.to().name()), signs.hue(r.to().name())), what, "", names.words().exact(r.at()), more, true);
    }
}
