package huiying.app.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cited;
import huiying.bot.cases.Recorded;

/** The history of a case, told as a timeline and as a track of seven links. */
final class Story {

    private final List<Recorded> history;
    private final Names names;
    private final Words words;

    Story(List<Recorded> history, Names names) {
        this.history = history;
        this.names = names;
        this.words = names.words();
    }

    /** A link of the track. {@code stage} is {@code done}, {@code now} or empty. */
    record Link(String name, String icon, String stage, String when, String how) {
    }

    /** Newest first. */
    List<Step> steps() {
        var steps = new ArrayList<Step>();
        history.stream().filter(r -> !(r.event() instanceof CaseEvent.Opened) || history.size() == 1).forEach(r -> steps.add(step(r)));
        Collections.reverse(steps);
        return steps;
    }

    /** The same without the resident's words. */
    List<Step> bareSteps() {
        return steps().stream().map(step -> new Step(step.mark(), step.what(), step.when(), step.exact(), "", step.open())).toList();
    }

    /** What was written for the department instead of the words, the last time. */
    String summary() {
        return last(CaseEvent.SummaryWritten.class).map(CaseEvent.SummaryWritten::words).orElse("");
    }

    private Step step(Recorded r) {
        var by = r.actor().kind() == Actor.Kind.CITIZEN ? words.moment(r.at()) : words.moment(r.at()) + " · " + names.actor(r.actor());
        return new Step(mark(r), what(r), by, words.exact(r.at()), more(r.event()), r.event().isPublic());
    }

    private static Step.Mark mark(Recorded r) {
        var signs = new Signs();
        if (r.from() == r.to()) {
            return new Step.Mark(switch (r.event()) {
                case CaseEvent.DeadlineFired it -> "k-late";
                case CaseEvent.Rated it -> "s-ok";
                default -> "file";
            }, "mute");
        }
        return new Step.Mark(signs.icon(r.to().name()), signs.hue(r.to().name()));
    }

    private String what(Recorded r) {
        return switch (r.event()) {
            case CaseEvent.Dispatched it -> words.say(it.automatic() ? "event.dispatched.auto" : "event.dispatched.to", names.unit(it.unit()));
            case CaseEvent.ReturnAccepted it -> words.say("event.dispatched.to", names.unit(it.unit()));
            case CaseEvent.Arbitrated it -> words.say("event.dispatched.to", names.unit(it.unit()));
            case CaseEvent.Signed it -> words.say(it.automatic() ? "event.signed.auto" : "event.signed");
            case CaseEvent.Categorised it -> words.say("event.categorised", names.category(it.category()));
            case CaseEvent.Rated it -> words.say("event.rated." + it.question(), words.sayOr(it.answer(), "answer." + it.answer()));
            case CaseEvent.Escalated it -> words.say("event.ESCALATED", names.unit(it.to()));
            case CaseEvent.RepeatFound it -> words.say("event.REPEAT_FOUND", it.times());
            case CaseEvent.DeadlineFired it -> words.say("event.fired", words.sayOr(it.kind(), "deadline." + it.kind()));
            default -> words.sayOr(r.event().type(), "event." + r.event().type());
        };
    }

    private String more(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Dispatched it -> cited(it.basis(), it.cited());
            case CaseEvent.ReturnAsked it -> words.say("event.return.more", it.words(), it.basis(), names.unit(it.proposedUnit()));
            case CaseEvent.ReturnAccepted it -> cited(it.basis(), it.cited());
            case CaseEvent.Arbitrated it -> cited(it.basis(), it.cited());
            case CaseEvent.AssistAsked it -> names.unit(it.unit()) + (it.words().isBlank() ? "" : "：" + it.words());
            case CaseEvent.AssistAccepted it -> names.unit(it.unit());
            case CaseEvent.AssistDone it -> names.unit(it.unit()) + "：" + it.words();
            case CaseEvent.SentToTriage it -> words.sayOr(it.reason(), "triage." + it.reason());
            case CaseEvent.PhotoTaken it -> words.say("shots." + it.stage().toLowerCase(Locale.ROOT));
            default -> wordsOf(event);
        };
    }

    /** The basis with the item and the version of the list it was read from. */
    private String cited(String basis, @Nullable Cited cited) {
        return cited == null || cited.item() == null
                ? words.say("event.basis", basis)
                : words.say("event.basis.cited", basis, cited.item(), Integer.toString(cited.version()));
    }

    private static String wordsOf(CaseEvent event) {
        return switch (event) {
            case CaseEvent.ReturnRejected it -> it.words();
            case CaseEvent.Reported it -> it.words();
            case CaseEvent.SentBack it -> it.words();
            case CaseEvent.Supplemented it -> it.words();
            case CaseEvent.InfoAsked it -> it.words();
            case CaseEvent.InfoGiven it -> it.words();
            case CaseEvent.Cancelled it -> it.words();
            case CaseEvent.Reopened it -> it.words();
            case CaseEvent.Noted it -> it.words();
            case CaseEvent.ExtensionAsked it -> it.words();
            case CaseEvent.ExtensionRefused it -> it.words();
            case CaseEvent.PlanAsked it -> it.words();
            case CaseEvent.PlanRefused it -> it.words();
            case CaseEvent.Scheduled it -> it.words();
            case CaseEvent.ContactMade it -> it.words();
            case CaseEvent.Progressed it -> it.words();
            case CaseEvent.EndProposed it -> it.words();
            case CaseEvent.EndDeclined it -> it.words();
            case CaseEvent.Answered it -> it.words();
            case CaseEvent.Refused it -> it.words();
            case CaseEvent.FoundInvalid it -> it.words();
            case CaseEvent.Appealed it -> it.words();
            case CaseEvent.Urged it -> it.words();
            case CaseEvent.SupervisionOpened it -> it.words();
            case CaseEvent.RecordsHeld it -> it.words();
            case CaseEvent.RecordsReleased it -> it.words();
            case CaseEvent.SupervisionAnswered it -> it.words();
            case CaseEvent.Rectified it -> it.words();
            case CaseEvent.SummaryWritten it -> it.words();
            case CaseEvent.ClosedUnsolved it -> it.words();
            default -> "";
        };
    }

    /** What the department wrote last. */
    String report() {
        return last(CaseEvent.Reported.class).map(CaseEvent.Reported::words).orElse("");
    }

    /** The unit a department would rather see it with. */
    @Nullable
    String proposedUnit() {
        return last(CaseEvent.ReturnAsked.class).map(CaseEvent.ReturnAsked::proposedUnit).orElse(null);
    }

    /** What a supervisor asked last. */
    String supervision() {
        return last(CaseEvent.SupervisionOpened.class).map(CaseEvent.SupervisionOpened::words).orElse("");
    }

    /** What whoever proposed something wrote. */
    String proposal() {
        return history.reversed().stream().map(Recorded::event)
                .filter(event -> event instanceof CaseEvent.ExtensionAsked || event instanceof CaseEvent.PlanAsked
                        || event instanceof CaseEvent.EndProposed || event instanceof CaseEvent.Reported)
                .map(Story::wordsOf).findFirst().orElse("");
    }

    private <E extends CaseEvent> Optional<E> last(Class<E> kind) {
        return history.reversed().stream().map(Recorded::event).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Received, sent, signed, at work, reported, asked, closed. */
    List<Link> track(Case now) {
        var links = new ArrayList<Link>();
        var reached = reached(now.state());
        var moments = moments();
        for (int i = 0; i < Place.values().length; i++) {
            var place = Place.values()[i];
            var at = moments.get(i);
            var stage = i < reached || reached == Place.values().length - 1 && i == reached ? "done" : i == reached ? "now" : "";
            links.add(new Link(place.name().toLowerCase(java.util.Locale.ROOT), stage.equals("done") ? "s-ok" : place.icon, stage,
                    at == null || stage.isEmpty() ? "" : words.moment(at), how(i, moments)));
        }
        return links;
    }

    private enum Place {
        RECEIVED("s-sub"), SENT("s-dis"), SIGNED("s-tri"), DOING("s-pro"), REPORTED("s-rep"), ASKED("s-res"), CLOSED("s-sil");

        private final String icon;

        Place(String icon) {
            this.icon = icon;
        }
    }

    private static int reached(CaseStatus state) {
        return switch (state) {
            case DRAFT, SUBMITTED, TRIAGE, NEED_INFO -> 0;
            case ARBITRATION, RETURN_ASKED, DISPATCHED -> 1;
            case IN_PROGRESS, SCHEDULED, MERGED -> 3;
            case REPORTED -> 4;
            case RESOLVED -> 5;
            case CLOSED_OK, CLOSED_SILENT, CLOSED_UNSOLVED, ANSWERED, NOT_ACCEPTED, INVALID, CANCELLED -> 6;
        };
    }

    private List<@Nullable Instant> moments() {
        var found = new ArrayList<@Nullable Instant>();
        found.add(first(r -> r.event() instanceof CaseEvent.Submitted || r.event() instanceof CaseEvent.LeftUnfinished));
        found.add(latest(r -> r.to() == CaseStatus.DISPATCHED));
        found.add(latest(r -> r.event() instanceof CaseEvent.Signed));
        found.add(latest(r -> r.to() == CaseStatus.IN_PROGRESS));
        found.add(latest(r -> r.to() == CaseStatus.REPORTED));
        found.add(latest(r -> r.to() == CaseStatus.RESOLVED && r.from() != CaseStatus.RESOLVED));
        found.add(latest(r -> !r.to().isOpen()));
        return found;
    }

    private String how(int place, List<@Nullable Instant> moments) {
        var at = moments.get(place);
        var before = place == 0 ? null : moments.get(place - 1);
        if (at == null || before == null || at.isBefore(before)) {
            return "";
        }
        var length = Duration.between(before, at);
        return length.toSeconds() < 1 ? "" : length.toMinutes() < 1 ? words.say("span.seconds", length.toSeconds()) : words.span(length);
    }

    private @Nullable Instant first(Predicate<Recorded> wanted) {
        return history.stream().filter(wanted).map(Recorded::at).findFirst().orElse(null);
    }

    private @Nullable Instant latest(Predicate<Recorded> wanted) {
        return history.reversed().stream().filter(wanted).map(Recorded::at).findFirst().orElse(null);
    }
}
