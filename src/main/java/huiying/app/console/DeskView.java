package huiying.app.console;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.duties.Inquiry;
import huiying.bot.progress.Rules;
import huiying.bot.routing.Assignment;
import huiying.bot.tasks.Task;
import huiying.bot.tasks.TaskKind;
import huiying.nlp.Evidence;
import huiying.nlp.Prediction;

/** Lays an agent's item on the desk: words with evidence, suggestions with their units, facts, and whose it would be. */
@Component
final class DeskView {

    private final Cases cases;
    private final Rules rules;
    private final Files files;
    private final Transcript transcript;
    private final Clock clock;

    DeskView(Cases cases, Rules rules, Files files, Transcript transcript, Clock clock) {
        this.cases = cases;
        this.rules = rules;
        this.files = files;
        this.transcript = transcript;
        this.clock = clock;
    }

    private Optional<Case> caseOf(Task task) {
        return Optional.ofNullable(task.subject().caseId()).flatMap(cases::byId);
    }

    /** @param at the one in hand */
    List<Desk.QueueRow> rows(List<Task> tasks, Names names, @Nullable UUID at, Predicate<Task> taken) {
        var about = files.queued(tasks.stream().map(task -> task.subject().caseId()).filter(Objects::nonNull).distinct().toList(), names.words());
        return tasks.stream().map(task -> {
            var c = Optional.ofNullable(task.subject().caseId()).map(about.cases()::get);
            var standing = new Desk.Standing(c.map(one -> flags(one, task)).orElseGet(() -> kindFlag(task)), names.words().waited(task.waiting().since()), task
                    .id().equals(at), taken.test(task));
            return row(task, c, about, names, standing);
        }).toList();
    }

    private static Desk.QueueRow row(Task task, Optional<Case> about, Files.Queued queued, Names names, Desk.Standing standing) {
        return about.map(c -> row(task, c, queued, names, standing))
                .orElseGet(() -> new Desk.QueueRow(task.id(), new Desk.Caller(names.words().say("task." + task.kind()
                        .name()), "", "web", false), names.words().say("task." + task.kind().name() + ".hint"), "", null, standing));
    }

    private static Desk.QueueRow row(Task task, Case c, Files.Queued queued, Names names, Desk.Standing standing) {
        var best = queued.suggestions().getOrDefault(c.id(), Suggestion.NONE).candidates().stream().findFirst();
        return new Desk.QueueRow(task.id(), caller(c, queued.contacts().getOrDefault(c.id(), ""), names), Mask.words(c.words()),
                task.kind() == TaskKind.CONFIRM
                        ? names.category(best.map(Prediction::label).orElse(c.category()))
                        : names.words().say("task." + task.kind().name()),
                best.map(Prediction::confidence).orElse(null), standing);
    }

    private static List<String> flags(Case c, Task task) {
        var flags = new ArrayList<>(kindFlag(task));
        CaseFile.flags(c).stream().filter(flag -> flags.size() < 2 || flag.equals("sample")).forEach(flags::add);
        return flags;
    }

    private static List<String> kindFlag(Task task) {
        return switch (task.kind()) {
            case CALL_BACK -> List.of("call");
            case TALK -> List.of("talk");
            case PARKED_MESSAGE -> List.of("parked");
            case DELIVERY -> List.of("delivery");
            case VISIT -> List.of("visit");
            case RETURN -> List.of("returned");
            default -> List.of();
        };
    }

    private static Desk.Caller caller(Case c, String contact, Names names) {
        boolean anonymous = c.confidential() || c.address() == null;
        var who = anonymous ? names.words().say("contact.secret") : names.words().say("contact." + c.channel(), contact);
        return new Desk.Caller(who, anonymous || who.equals(contact) ? "" : contact, c.channel(), !anonymous);
    }

    Desk.Work work(Task task, Names names) {
        var until = task.waiting().claimedUntil();
        long left = until == null ? 0 : Math.max(0, Duration.between(clock.instant(), until).toSeconds());
        var held = new Desk.Held(task.id(), task.kind().name(), names.words().clock(task.waiting().since(), task.waiting().due()), left);
        return caseOf(task).map(c -> work(held, task, c, names)).orElseGet(() -> loose(held, task, names));
    }

    /** An item without a case: a message nobody could work on, somebody who wants a person. */
    private Desk.Work loose(Desk.Held held, Task task, Names names) {
        var subject = task.subject();
        var talk = subject.inbox() != null
                ? transcript.message(subject.inbox(), names.words())
                : subject.address() != null ? transcript.from(subject.address(), names.words()) : List.<Bubble>of();
        return new Desk.Work(held, new Desk.Ref(null, null, subject.address()),
                new Desk.Caller(names.words().say("task." + task.kind().name()), "", "web", false),
                new Desk.Talk(talk, ""), null, new Desk.Aside(List.of(), null, List.of()));
    }

    private Desk.Work work(Desk.Held held, Task task, Case c, Names names) {
        var suggestion = files.suggestion(c.id());
        var number = c.number() == null ? null : c.number().digits();
        return new Desk.Work(held, new Desk.Ref(c.id(), number, c.confidential() ? null : c.address()),
                caller(c, files.contact(c, names.words()), names),
                new Desk.Talk(talk(c, suggestion, names), summary(suggestion, names.words())),
                decides(task, c) ? new Desk.Decide(choices(c, suggestion, names), suggestion.promise(), "desk.confirm") : null, aside(c, task, names));
    }

    private static boolean decides(Task task, Case c) {
        return (task.kind() == TaskKind.CONFIRM || task.kind() == TaskKind.CALL_BACK) && (c.state() == CaseStatus.TRIAGE || c.state() == CaseStatus.SUBMITTED
                || c.state() == CaseStatus.DISPATCHED && task.kind() == TaskKind.CONFIRM);
    }

    /** The resident's words, once for each suggestion with what spoke for it; then what we answered. */
    private List<Bubble> talk(Case c, Suggestion suggestion, Names names) {
        var words = names.words();
        var bubbles = new ArrayList<Bubble>();
        bubbles.add(Bubble.time(words.moment(c.times().created()) + " · " + words.say("channel." + c.channel())));
        var mentions = files.mentions(c.words());
        var masked = Mask.words(c.words());
        var readings = suggestion.candidates().isEmpty() ? List.of(List.<Evidence>of()) : suggestion.candidates().stream().map(Prediction::evidence).toList();
        var facts = CaseFile.factSpans(mentions);
        Lines.of(masked).forEach(line -> bubbles.add(new Bubble("them", "", Bubble.tag(line.text()),
                readings.stream().map(evidence -> Piece.of(line.text(), line.evidence(evidence), line.spans(facts))).toList())));
        transcript.about(c.id(), words).stream().filter(b -> b.kind().equals("us")).forEach(bubbles::add);
        return bubbles;
    }

    private static String summary(Suggestion suggestion, Words words) {
        return suggestion.candidates().stream().findFirst().map(best -> words.say(best.confidence() < suggestion.promise()
                ? "desk.summary.below"
                : "desk.summary.above", words.figure(best.confidence()), words.figure(suggestion.promise()))).orElse(words.say("desk.summary.none"));
    }

    private List<Choice> choices(Case c, Suggestion suggestion, Names names) {
        var candidates = suggestion.candidates();
        return IntStream.range(0, candidates.size()).mapToObj(i -> choice(i + 1, c, candidates.get(i), names)).toList();
    }

    private Choice choice(int key, Case c, Prediction candidate, Names names) {
        var words = Mask.words(c.words());
        var why = candidate.evidence().stream().map(Evidence::span).filter(span -> span.end() <= words.length()).limit(4).map(span -> span.of(words).strip())
                .distinct().reduce((a, b) -> a + " · " + b).orElse("");
        var to = rules.router().assignmentFor(new Inquiry(candidate.label(), c.grid(), c.words()));
        return new Choice(key, candidate.label(), names.category(candidate.label()), candidate.confidence(), why, names.unit(to.unit()), cited(to, names));
    }

    private Desk.Aside aside(Case c, Task task, Names names) {
        return new Desk.Aside(files.facts(c, names), goes(c, task, names), others(c, names));
    }

    private Desk.Goes goes(Case c, Task task, Names names) {
        var to = rules.router().assignmentFor(c);
        var due = rules.levels().due(c.standing().level(), clock.instant(), to.unit());
        return new Desk.Goes(names.unit(to.unit()), cited(to, names), names.words().sayOr("", "triage." + task.reason()), names.words().moment(due.at()));
    }

    /** The basis with the item and the version of the list, or the precedent it follows. */
    private static String cited(Assignment to, Names names) {
        var cited = to.cited();
        return cited.item() == null && cited.precedent() == null
                ? to.basis()
                : names.words().say("basis.cited", to.basis(), to.reason(), Integer.toString(cited.version()));
    }

    private List<Desk.Other> others(Case c, Names names) {
        return c.address() == null
                ? List.of()
                : cases.recentFor(c.address(), 6).stream().filter(o -> !o.id().equals(c.id()) && o.number() != null).limit(3)
                        .map(o -> new Desk.Other(Objects.requireNonNull(o.number()).digits(), o.state().name(), CaseFile.title(o, names))).toList();
    }
}
