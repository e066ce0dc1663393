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
import huiying.bot.survey.Survey;

/** A case in plain words, for the resident it belongs to. Quarrels about whose job it is do not appear. */
final class MyCase {

    private final Case now;
    private final List<Recorded> history;
    private final @Nullable Survey survey;
    private final Names names;

    MyCase(Case now, List<Recorded> history, @Nullable Survey survey, Names names) {
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

    /** Asked once for each resolution. */
    public boolean askable() {
        return now.state() == CaseStatus.RESOLVED && survey != null && survey.solved() == null;
    }

    public boolean reopenable() {
        return now.unit() != null && (now.state() == CaseStatus.CLOSED_SILENT || now.state() == CaseStatus.CLOSED_OK
                || now.state() == CaseStatus.RESOLVED && survey != null && survey.isUnsolved());
    }

    /** What the department wrote, once somebody has looked at it. */
    public String done() {
        boolean shown = now.state() == CaseStatus.RESOLVED || !now.state().isOpen();
        return shown
                ? history.reversed().stream().map(Recorded::event).filter(CaseEvent.Reported.class::isInstance)
                        .map(event -> ((CaseEvent.Reported) event).words())
                        .findFirst().orElse("")
                : "";
    }

    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        history.forEach(r -> step(r).ifPresent(steps::add));
        Collections.reverse(steps);
        return steps;
    }

    private Optional<Step> step(Recorded r) {
        var words = names.words();
        return switch (r.event()) {
            case CaseEvent.Submitted it -> Optional.of(plain(r, words.say("plain.filed"), words.say("mycase.promise", words.moment(it.promised()))));
            case CaseEvent.LeftUnfinished it -> Optional.of(plain(r, words.say("plain.filed"), ""));
            case CaseEvent.SentToTriage it -> Optional.of(plain(r, words.say("plain.checking"), ""));
            case CaseEvent.Dispatched it -> Optional.of(plain(r, words.say("plain.sent", names.unit(it.unit())), ""));
            case CaseEvent.ReturnAccepted it -> Optional.of(plain(r, words.say("plain.sent", names.unit(it.unit())), ""));
            case CaseEvent.Arbitrated it -> Optional.of(plain(r, words.say("plain.sent", names.unit(it.unit())), ""));
            case CaseEvent.Signed it -> Optional.of(plain(r, words.say("plain.signed"), ""));
            case CaseEvent.Reported it -> Optional.of(plain(r, words.say("plain.reported"), ""));
            case CaseEvent.Resolved it -> Optional.of(plain(r, words.say("plain.resolved"), ""));
            case CaseEvent.ConfirmedSolved it -> Optional.of(plain(r, words.say("plain.solved"), ""));
            case CaseEvent.LeftUnanswered it -> Optional.of(plain(r, words.say("plain.closed"), ""));
            case CaseEvent.Reopened it -> Optional.of(plain(r, words.say("plain.reopened"), it.words()));
            case CaseEvent.Cancelled it -> Optional.of(plain(r, words.say("plain.cancelled"), ""));
            default -> Optional.empty();
        };
    }

    private Step plain(Recorded r, String what, String more) {
        var signs = new Signs();
        return new Step(new Step.Mark(signs.icon(r.to().name()), signs.hue(r.to().name())), what, "", names.words().exact(r.at()), more, true);
    }
}
