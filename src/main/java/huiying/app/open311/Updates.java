package huiying.app.open311;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import huiying.app.console.CaseShelf;
import huiying.app.console.Mask;
import huiying.bot.CaseDesk;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Recorded;
import huiying.bot.desk.Command;
import huiying.bot.partners.Filings;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Language;

/**
 * Comments and progress, both ways: what happened to requests, and what other systems say about them. A department's system signs and
 * reports with it; a residents' system adds what its user says.
 */
@Component
final class Updates {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final int MOST = 500;
    private static final int LONGEST = 4_000;

    private final Shelf shelf;
    private final CaseShelf files;
    private final Cases cases;
    private final CaseDesk desk;
    private final Once once;
    private final Publication publication;

    Updates(Shelf shelf, CaseShelf files, Cases cases, CaseDesk desk, Once once, Publication publication) {
        this.shelf = shelf;
        this.files = files;
        this.cases = cases;
        this.desk = desk;
        this.once = once;
        this.publication = publication;
    }

    /** What was sent before, and the time. */
    @Component
    record Once(Filings filings, Clock clock) {
    }

    Tag list(Fields fields, Language language) {
        var to = fields.moment("end_date").orElseGet(() -> once.clock().instant());
        var from = fields.moment("start_date").orElse(to.minus(USUAL));
        if (from.isAfter(to) || Duration.between(from, to).compareTo(Shelf.SPAN) > 0) {
            throw Refused.bad("start_date and end_date must be in this order and at most 90 days apart");
        }
        var histories = new HashMap<UUID, Map<Integer, Recorded>>();
        var told = shelf.happened(from, to, MOST).stream().flatMap(step -> update(step, histories, language).stream()).toList();
        return Tag.list("service_request_updates", "request_update", told);
    }

    private Optional<Tag.Fields> update(Shelf.Happened step, Map<UUID, Map<Integer, Recorded>> histories, Language language) {
        var recorded = histories.computeIfAbsent(step.caseId(), this::history).get(step.seq());
        if (recorded == null || recorded.from() == recorded.to() && Publication.words(recorded.event()).isBlank()) {
            return Optional.empty();
        }
        var number = cases.byId(step.caseId()).map(Publication::number).orElse("");
        var meaning = publication.say("open311.note." + recorded.to(), language);
        var words = Mask.words(Publication.words(recorded.event()));
        return Optional.of(Tag.fields(Tag.of("update_id", number + "-" + step.seq()), Tag.of("service_request_id", number),
                Tag.of("status", Standings.extended(recorded.to())), Tag.of("updated_datetime", Publication.moment(step.at())),
                Tag.of("description", words.isBlank() ? meaning : meaning + " " + words), Tag.of("media_url", null)));
    }

    private Map<Integer, Recorded> history(UUID id) {
        var steps = new HashMap<Integer, Recorded>();
        cases.history(id).forEach(step -> steps.put(step.seq(), step));
        return steps;
    }

    /** Carries out what another system says and answers with a name for it. */
    Tag say(Fields fields, StaffMember partner) {
        var number = fields.text("service_request_id").orElseThrow(() -> Refused.bad("service_request_id is required"));
        var about = files.find(partner, number).orElseThrow(() -> Refused.unknown("service_request_id"));
        var words = fields.text("description").orElse("");
        if (words.length() > LONGEST) {
            throw Refused.bad("description must have at most " + LONGEST + " characters");
        }
        var status = fields.text("status").orElse("OPEN").toUpperCase(Locale.ROOT).replace(' ', '_');
        var key = "o311 " + fields.text("update_id").orElseGet(() -> once.filings().told(partner.name(), number + "\n" + status + "\n" + words).toString());
        var said = partner.role() == Role.DEPARTMENT ? work(partner, key, about, status, fields) : resident(partner, key, about, status, words);
        return Tag.list("service_request_updates", "request_update", List.of(Tag.fields(Tag.of("update_id", said))));
    }

    private String work(StaffMember partner, String key, Case about, String status, Fields fields) {
        var words = fields.text("description").orElse("");
        var act = switch (status) {
            case "OPEN", "INVESTIGATING", "IN_PROGRESS", "ACTION_SCHEDULED" -> about.state() == CaseStatus.DISPATCHED
                    ? new Command.Sign()
                    : new Command.Note(need(words));
            case "CLOSED", "FIXED" -> new Command.Report(need(words), fields.text("external_status_code").orElse(""));
            case "NOT_COUNCILS_RESPONSIBILITY" -> new Command.AskReturn(fields.text("external_status_code")
                    .orElseThrow(() -> Refused.bad("external_status_code must name the basis of a return")), null, need(words));
            default -> throw Refused.bad("status must be OPEN, INVESTIGATING, IN_PROGRESS, ACTION_SCHEDULED, CLOSED, FIXED or NOT_COUNCILS_RESPONSIBILITY");
        };
        var kept = desk.ask(partner, key, about.id(), act);
        if (act instanceof Command.Sign && !words.isBlank()) {
            desk.ask(partner, key + " words", about.id(), new Command.Note(words));
        }
        return kept.id().toString();
    }

    private String resident(StaffMember partner, String key, Case about, String status, String words) {
        if (status.equals("REOPEN")) {
            return desk.ask(partner, key, about.id(), new Command.Reopen(need(words))).id().toString();
        }
        if (!about.state().isOpen()) {
            throw Refused.bad("the request is closed: status REOPEN with a description asks for it to be done again");
        }
        var id = once.filings().named(partner.name(), key);
        desk.tell(about.id(), need(words), Actor.integrator(partner.name()), () -> once.filings().first(Objects.requireNonNull(id)));
        return id.toString();
    }

    private static String need(String words) {
        if (words.isBlank()) {
            throw Refused.bad("description is required");
        }
        return words;
    }
}
