package huiying.app.console;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import huiying.app.console.ActForm.Field;
import huiying.app.console.ActForm.Option;
import huiying.bot.CaseDesk;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.desk.Command;
import huiying.bot.desk.Policy;
import huiying.bot.staff.StaffMember;

/** Which forms a page shows of a case: those of the acts the desk would permit this reader now, so that page and desk never disagree. */
final class ActForms {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final CaseDesk desk;
    private final List<Names.Choosable> units;
    private final Case about;
    private final StaffMember reader;
    private final Words words;

    ActForms(CaseDesk desk, Case about, StaffMember reader, Names names) {
        this.desk = desk;
        this.units = names.units();
        this.about = about;
        this.reader = reader;
        this.words = names.words();
    }

    /** An act as it might be asked for, and its form. */
    private record Offer(Command sample, ActForm form) {
    }

    /** What waits for this reader's decision first, then everything else that may be done. */
    List<ActForm> all() {
        return Stream.of(answers(), unit(), people(), supervisors()).flatMap(List::stream).filter(this::permitted)
                .map(Offer::form).toList();
    }

    // which head it would be nobody knows yet
    private boolean permitted(Offer offer) {
        return offer.sample() instanceof Command.Merge merge
                ? Policy.allows(reader, merge, about) && about.state().isWork() && about.state() != CaseStatus.RESOLVED && about.state() != CaseStatus.MERGED
                : desk.permits(reader, about, offer.sample());
    }

    private List<Offer> answers() {
        return List.of(new Offer(new Command.AcceptAssist(), ActForm.plain("accept-assist").first()),
                new Offer(new Command.Assist("x"), ActForm.of("assist", Field.lines("text")).first()),
                new Offer(new Command.Agree(), ActForm.plain("agree").first()),
                new Offer(new Command.Decline("x"), ActForm.of("decline", Field.line("reason"))),
                new Offer(new Command.AnswerSupervision("x"), ActForm.of("answer-supervision", Field.lines("text")).first()));
    }

    private List<Offer> unit() {
        var due = Objects.requireNonNullElse(about.dueAt(), about.times().created());
        return List.of(
                new Offer(new Command.Contact("phone", true, ""),
                        ActForm.of("contact", choice("way", "phone", "visit", "message"), choice("reached", "yes", "no"), Field.line("note"))),
                new Offer(new Command.Progress("x"), ActForm.of("progress", Field.lines("text"))),
                new Offer(new Command.AskInfo("x"), ActForm.of("ask-info", Field.lines("text"))),
                new Offer(new Command.AskExtension(due.plusSeconds(1), "x"),
                        ActForm.of("extension", moment("until", due.plus(Duration.ofDays(3))), Field.line("reason"))),
                new Offer(new Command.AskPlan(due.plusSeconds(1), "x"),
                        ActForm.of("plan", moment("until", due.plus(Duration.ofDays(30))), Field.lines("text"))),
                new Offer(new Command.AskAssist(helpers().getFirst().value(), ""),
                        ActForm.of("ask-assist", Field.choice("unit", helpers()), Field.line("note"))),
                new Offer(new Command.Resume(), ActForm.plain("resume")),
                new Offer(new Command.ReportUnsolved("x", "x"), ActForm.of("unsolved", Field.lines("text"), Field.line("basis"))),
                new Offer(new Command.Rectify("x"), ActForm.of("rectify", Field.lines("text"))));
    }

    /** Whoever does not have it already. */
    private List<Option> helpers() {
        return units.stream().filter(unit -> !unit.code().equals(about.unit())).map(unit -> new Option(unit.code(), unit.name())).toList();
    }

    private List<Offer> people() {
        return List.of(new Offer(new Command.Inform("x"), ActForm.of("inform", Field.lines("text"))),
                new Offer(new Command.Urge("x"), ActForm.of("urge", Field.line("text"))),
                new Offer(new Command.Answer("x", "x"), ActForm.of("answer", Field.lines("text"), Field.line("source"))),
                new Offer(new Command.ProposeRefusal("x", "x", "x", "x"), refusal("refuse")),
                new Offer(new Command.ProposeInvalid("x", "x"),
                        ActForm.of("invalid", choice("code", "silent", "harassment", "test", "no-content"), Field.line("text"))),
                new Offer(new Command.Merge(about.id()), ActForm.of("merge", Field.line("head"))),
                new Offer(new Command.Unmerge("x"), ActForm.of("unmerge", Field.line("reason"))),
                new Offer(new Command.Appeal("x"), ActForm.of("appeal", Field.line("reason"))),
                new Offer(new Command.Reopen("x"), ActForm.of("reopen", Field.line("reason"))),
                new Offer(new Command.SendToArbitration("no-duty"), ActForm.plain("arbitration")),
                new Offer(new Command.FlagEmergency("x"), ActForm.of("emergency", choice("code", "110", "119", "120"))),
                new Offer(new Command.Summarise("x"), ActForm.of("summarise", Field.lines("text")))).stream().filter(this::fits).toList();
    }

    // what the desk would permit but nobody needs on the page
    private boolean fits(Offer offer) {
        return switch (offer.sample()) {
            case Command.Summarise it -> about.confidential();
            case Command.Reopen it ->
                about.unit() != null && (about.state() == CaseStatus.RESOLVED || !about.state().isOpen()) && about.state() != CaseStatus.CANCELLED;
            case Command.SendToArbitration it -> about.state() == CaseStatus.TRIAGE;
            case Command.Inform it -> about.state().isWork();
            default -> true;
        };
    }

    private List<Offer> supervisors() {
        return List.of(new Offer(new Command.Supervise(Instant.MAX, "x"),
                ActForm.of("supervise", moment("until", words.now().plus(Duration.ofDays(1))), Field.lines("text"))),
                new Offer(new Command.RefuseByLaw("x", "x", "x", "x"), refusal("refuse-by-law")),
                new Offer(new Command.HoldRecords("x"), ActForm.of("hold-records", Field.line("reason"))),
                new Offer(new Command.ReleaseRecords("x"), ActForm.of("release-records", Field.line("reason"))));
    }

    private ActForm refusal(String act) {
        return ActForm.of(act, choice("code", "court", "petition", "discipline", "review", "disclosure", "secret", "out-of-district", "other"),
                Field.line("basis"),
                Field.line("door"), Field.lines("text"));
    }

    private Field choice(String name, String... values) {
        return Field.choice(name, Arrays.stream(values).map(value -> new Option(value, words.say("act." + name + "." + value))).toList());
    }

    private Field moment(String name, Instant preset) {
        return Field.moment(name, LOCAL.format(preset.atZone(words.zone())));
    }
}
