package huiying.bot.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import huiying.bot.cases.Actor;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseEvent;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Origin;
import huiying.bot.conversation.Asked;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.features.Features;
import huiying.bot.hotspots.Polls;
import huiying.bot.knowledge.Knowledge;
import huiying.bot.notices.Template;
import huiying.bot.progress.Moves;
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.Ids;
import huiying.channels.OutboundMessage.Choice;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Taxonomy;
import huiying.nlp.Urgency;

/** Keeps what residents tell: drafts opened, completed and filed, filed cases supplemented, corrected and taken back. */
public final class Intake {
    private static final Duration CHOICE_OPEN = Duration.ofHours(2);
    private static final Duration TRANSFER_OPEN = Duration.ofMinutes(10);
    private static final double LIKELY = 0.05;

    private final Cases cases;
    private final Tasks tasks;
    private final Moves moves;
    private final Predictions predictions;
    private final PendingQuestions questions;
    private final Knowledge knowledge;
    private final Wishes wishes;
    private final Taxonomy taxonomy;
    private final Supplier<Features> features;
    private final Clock clock;

    /** What we ask residents, what we can answer them, who else answers by telephone, what matters are called, what members of a hotspot said, and what goes of itself. */
    public record Asking(PendingQuestions questions, Knowledge knowledge, Wishes wishes, Taxonomy taxonomy, Polls polls, Supplier<Features> features) {
    }

    public Intake(Cases cases, Tasks tasks, Moves moves, Predictions predictions, Asking asking, Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.moves = moves;
        this.predictions = predictions;
        this.questions = asking.questions();
        this.knowledge = asking.knowledge();
        this.wishes = asking.wishes();
        this.taxonomy = asking.taxonomy();
        this.features = asking.features();
        this.clock = clock;
    }

    public Case open(UUID draft, Taking turn) {
        var opened = moves.open(draft, turn.told().draft(), Origin.of(turn.replies().channel(), turn.address()), turn.actor());
        predicted(opened, turn);
        warn(opened, turn);
        return opened;
    }

    public Case amend(UUID draft, Taking turn) {
        var before = cases.byId(draft).orElseThrow();
        var amended = moves.amend(draft, turn.told().draft(), turn.actor());
        predicted(amended, turn);
        if (before.urgency() != Urgency.IMMEDIATE) {
            warn(amended, turn);
        }
        return amended;
    }

    /** Files and reads back; when the department is known at once, says which; when the matter is not clear, offers three without holding anything up. */
    public void file(UUID draft, Taking turn) {
        if (turn.told().matters().apart().isEmpty()) {
            fileOne(draft, turn);
        } else {
            fileBoth(draft, turn.told().matters().apart().getFirst(), turn.told().matters().apart().getLast(), turn);
        }
    }

    /** The draft keeps the first matter; the second is a case that names it. An agent who finds that they are one merges them. */
    private void fileBoth(UUID draft, Telling.Told one, Telling.Told other, Taking turn) {
        var first = moves.amend(draft, one.draft(), turn.actor());
        var second = moves.open(Ids.next(), other.draft(), first.origin().after(draft), turn.actor());
        predictions.keep(turn.turn(), draft, one.category(), one.version(), now());
        predictions.keep(turn.turn(), second.id(), other.category(), other.version(), now());
        var filed = moves.submit(draft, turn.actor());
        var beside = moves.submit(second.id(), turn.actor());
        turn.replies().aboutBoth(filed.filed(), beside.filed(), Template.ACK_TWO, Map.of("code", filed.queryCode(), "code2", beside.queryCode()));
        moves.onward(filed.filed(), one.category());
        moves.onward(beside.filed(), other.category());
    }

    private void fileOne(UUID draft, Taking turn) {
        var filed = moves.submit(draft, turn.actor());
        boolean secret = filed.filed().confidential();
        turn.replies().about(filed.filed(), secret ? Template.ACK_CONFIDENTIAL : Template.ACK, Map.of("code", filed.queryCode()), List.of());
        var now = moves.onward(filed.filed(), turn.told().category());
        inform(now, now.words(), turn);
        if (turn.told().matters().several()) {
            tasks.open(TaskKind.CONFIRM, Subject.ofCase(draft, now.address()), "maybe-two-matters");
        }
        boolean calm = now.urgency() != Urgency.IMMEDIATE && !secret;
        var likely = likely(turn.told().category());
        if (calm && now.state() == CaseStatus.TRIAGE && likely.size() > 1 && features.get().offering()) {
            offer(now, likely, turn);
        } else if (calm && turn.told().told().manner().spoken()) {
            offerTransfer(now, turn);
        }
    }

    /** Where one is far ahead of all others there is nothing to ask: whoever checks the case sees it. */
    private static List<String> likely(Guess guess) {
        return guess instanceof Guess.Ambiguous unsure
                ? unsure.candidates().stream().filter(candidate -> candidate.confidence() >= LIKELY).map(candidate -> candidate.label()).toList()
                : List.of();
    }

    /** The places of one name, to be chosen by number or by street. */
    public void askWhich(UUID draft, Taking turn) {
        var language = turn.heard().language();
        var choices = new ArrayList<Choice>();
        for (var option : turn.told().options()) {
            choices.add(new Choice(String.valueOf(choices.size() + 1), option.name(language)));
        }
        var spelled = choices.stream().map(choice -> choice.id() + " " + choice.label()).reduce((a, b) -> a + (language == Language.ZH ? "，还是 " : ", or ") + b)
                .orElseThrow();
        turn.replies().about(cases.byId(draft).orElseThrow(), Template.ASK_WHICH_PLACE, Map.of("options", spelled), choices);
    }

    /** Files what there is; a person rings or writes to the resident and goes on. */
    public Case leaveToPerson(UUID draft, Actor actor) {
        return moves.leave(draft, actor);
    }

    public Case supplement(UUID filed, Taking turn) {
        var now = kept(cases.byId(filed).orElseThrow(), turn);
        var words = turn.words().text().isEmpty() ? turn.told().draft().words() : turn.words().text();
        warn(now, turn);
        if (turn.heard().statesProblem() && turn.heard().category() instanceof Guess.Clear clear && now.category() != null
                && !clear.best().label().equals(now.category())) {
            tasks.open(TaskKind.CONFIRM, Subject.ofCase(filed, now.address()), "maybe-two-matters");
        }
        return moves.inform(filed, words, turn.actor());
    }

    /** Whoever asks only later that nobody shall know is obeyed at once; what a unit has seen by then, or has done already, is looked at by a person. */
    private Case kept(Case now, Taking turn) {
        if (!turn.heard().confidential() || now.confidential()) {
            return now;
        }
        var secret = new CaseEvent.Amended(now.told().about(now.told().matter().kept(true)));
        boolean may = cases.permits(now, secret, turn.actor());
        if (!may || now.state().isWithUnit()) {
            tasks.open(TaskKind.SUPERVISE, Subject.ofCase(now.id(), now.address()), "wants-secrecy");
        }
        return may ? moves.make(now.id(), secret, turn.actor()) : now;
    }

    /** Words added to a case; to a question asked on top of the first, what is known. */
    public void supplement(UUID filed, Template reply, Taking turn) {
        var now = supplement(filed, turn);
        turn.replies().about(now, turn.heard().confidential() && now.confidential() ? Template.CONFIDENTIAL_NOTED : reply);
        inform(now, turn.words().text(), turn);
    }

    /** What the resident corrected replaces what was told; a department that has it already is told by an agent. */
    public Case correct(UUID filed, Draft corrected, Taking turn) {
        var now = moves.amend(filed, corrected, turn.actor());
        if (now.state().isWithUnit()) {
            tasks.open(TaskKind.CONFIRM, Subject.ofCase(filed, now.address()), "corrected-after-dispatch");
        }
        return now;
    }

    /** A report of wrongdoing is not simply taken back: a reviewer decides. */
    public void withdraw(UUID subject, Taking turn) {
        var now = cases.byId(subject).orElseThrow();
        var cancelled = new CaseEvent.Cancelled(turn.words().text());
        if (cases.permits(now, cancelled, turn.actor())) {
            moves.make(subject, cancelled, turn.actor());
            questions.settleFor(subject, clock.instant());
        } else {
            tasks.open(TaskKind.SUPERVISE, Subject.ofCase(subject, now.address()), "wants-to-withdraw");
        }
    }

    /** What is generally known about the question, while the case itself goes to a person. */
    private void inform(Case filed, String question, Taking turn) {
        if (filed.nature() == Nature.CONSULTATION && features.get().answering()) {
            knowledge.find(question, LocalDate.now(clock))
                    .ifPresent(answer -> turn.replies().about(filed, Template.ANSWER, Map.of("answer", answer.in(filed.language())), List.of()));
        }
    }

    private void offer(Case filed, List<String> categories, Taking turn) {
        var language = turn.heard().language();
        var choices = new ArrayList<Choice>();
        for (var category : categories) {
            choices.add(new Choice(String.valueOf(choices.size() + 1), taxonomy.known(category).map(known -> known.name(language)).orElse(category)));
        }
        var spelled = choices.stream().map(choice -> choice.id() + " " + choice.label()).reduce((a, b) -> a + (language == Language.ZH ? " " : ", ") + b)
                .orElseThrow();
        turn.replies().about(filed, Template.CHOOSE_MATTER, Map.of("options", spelled), choices);
        questions.ask(turn.address(), PendingQuestions.question(Asked.Kind.CHOOSE, filed.id(), null, "", categories), clock.instant(), CHOICE_OPEN);
    }

    /** Water, gas, power: whoever runs it may be spoken to at once. */
    private void offerTransfer(Case filed, Taking turn) {
        wishes.lines().of(filed.category()).ifPresent(line -> {
            turn.replies().about(filed, Template.OFFER_TRANSFER, Map.of("provider", line.name(turn.heard().language())), List.of());
            questions.ask(turn.address(), PendingQuestions.question(Asked.Kind.TRANSFER, filed.id(), null, "", List.of("YES", "NO")), clock.instant(),
                    TRANSFER_OPEN);
        });
    }

    private void predicted(Case subject, Taking turn) {
        predictions.keep(turn.turn(), subject.id(), turn.told().category(), turn.told().version(), now());
    }

    /** Danger is answered first, by the rules of what is told, and a person is called, whatever else becomes of the case. */
    private void warn(Case subject, Taking turn) {
        if (turn.heard().urgency() == Urgency.IMMEDIATE) {
            moves.make(subject.id(), new CaseEvent.EmergencyFlagged("110/119/120"), Actor.clock("danger"));
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
