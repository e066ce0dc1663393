package huiying.bot.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.conversation.Asked;
import huiying.bot.conversation.Conversation;
import huiying.bot.conversation.Dialog;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.conversation.Said;
import huiying.nlp.Guess;
import huiying.nlp.Mention;
import huiying.nlp.TurnIntent;
import huiying.nlp.Understanding;

/** What we already know of a resident when a turn begins: the draft, the open cases, the questions we asked. */
public final class Bearings {
    private static final Duration SAME_MATTER = Duration.ofDays(7);
    private static final int NONE_OF_THESE = 9;

    private final Cases cases;
    private final PendingQuestions questions;

    public Bearings(Cases cases, PendingQuestions questions) {
        this.cases = cases;
        this.questions = questions;
    }

    /** Where the talk really stands: a draft that went to a person meanwhile is filed, and what comes now is added to it. */
    public Dialog standing(Dialog dialog, Instant at) {
        var filed = dialog.openDraft().flatMap(cases::byId).filter(found -> found.state() != CaseStatus.DRAFT).map(Case::id);
        return filed.<Dialog>map(draft -> new Dialog.JustFiled(draft, at.plus(Dialog.FREE_CORRECTION))).orElse(dialog);
    }

    public Optional<Case> draft(Dialog dialog) {
        return dialog.openDraft().flatMap(cases::byId).filter(draft -> draft.state() == CaseStatus.DRAFT);
    }

    public Case caseOf(UUID id) {
        return cases.byId(id).orElseThrow();
    }

    public Said.Known known(Conversation talk, Words words, Understanding heard, Telling.Told told, Instant at) {
        var open = cases.openFor(talk.address()).stream().filter(c -> c.state() != CaseStatus.DRAFT).toList();
        var latest = open.stream().findFirst().map(Case::id);
        var repeats = open.stream().filter(earlier -> repeats(earlier, told, at)).findFirst().map(Case::id);
        var reopenable = cases.recentFor(talk.address(), 20).stream().filter(Bearings::isDealtWith).findFirst().map(Case::id);
        return new Said.Known(answered(talk, words, heard, at), latest, reopenable, repeats, anotherMatter(talk.dialog(), heard, told),
                talk.withAgent() != null);
    }

    private Optional<Asked> answered(Conversation talk, Words words, Understanding heard, Instant at) {
        boolean ownQuestion = talk.dialog() instanceof Dialog.Confirming || talk.dialog() instanceof Dialog.Withdrawing;
        if (ownQuestion || heard.statesProblem() || words.text().isBlank()) {
            return Optional.empty();
        }
        return byNumber(talk.address(), words, heard, at).or(() -> byWords(talk.address(), words, heard, at));
    }

    private Optional<Asked> byNumber(UUID address, Words words, Understanding heard, Instant at) {
        return heard.first(Mention.Choice.class)
                .flatMap(choice -> choice.number() == NONE_OF_THESE
                        ? questions.answeredInWords(address, Asked.Kind.CHOOSE, words.text(), at)
                        : questions.answeredBy(address, choice.number(), words.text(), at));
    }

    private Optional<Asked> byWords(UUID address, Words words, Understanding heard, Instant at) {
        return questions.open(address, at).stream().flatMap(question -> inWords(question, words, heard).stream()).findFirst();
    }

    /** How a question of ours is answered without a number. */
    private static Optional<Asked> inWords(PendingQuestions.Open question, Words words, Understanding heard) {
        int choice = switch (question.kind()) {
            case SURVEY -> surveyed(question.step(), heard.intent());
            case REOPEN -> heard.intent() == TurnIntent.REOPEN || heard.intent() == TurnIntent.CONFIRM ? 1 : heard.intent() == TurnIntent.DENY ? 2 : 0;
            case REASON -> isTalk(heard.intent()) ? 1 : 0;
            case CHOOSE, CONFIRM -> 0;
        };
        return choice == 0 ? Optional.empty() : Optional.of(question.answered(choice, words.text()));
    }

    private static int surveyed(String step, TurnIntent intent) {
        return switch (step) {
            case "SOLVED" -> switch (intent) {
                case RATE_SOLVED -> 1;
                case RATE_PARTLY -> 2;
                case RATE_UNSOLVED -> 3;
                default -> 0;
            };
            case "CONTACTED" -> intent == TurnIntent.CONFIRM ? 1 : intent == TurnIntent.DENY ? 2 : 0;
            default -> 0;
        };
    }

    private static boolean isTalk(TurnIntent intent) {
        return switch (intent) {
            case AGENT, STOP, RESUME, PROGRESS, HELP, GREETING, CANCEL, REOPEN -> false;
            default -> true;
        };
    }

    private static boolean isDealtWith(Case c) {
        return switch (c.state()) {
            case RESOLVED, CLOSED_OK, CLOSED_SILENT, CLOSED_UNSOLVED -> true;
            default -> false;
        };
    }

    private static boolean repeats(Case earlier, Telling.Told told, Instant at) {
        return told.category() instanceof Guess.Clear && earlier.category() != null && earlier.category().equals(told.draft().matter().category())
                && earlier.grid() != null
                && earlier.grid().equals(told.draft().spot().grid()) && earlier.times().created().isAfter(at.minus(SAME_MATTER));
    }

    /** Clearly another field of life, or another spot with a problem of its own. */
    private boolean anotherMatter(Dialog dialog, Understanding heard, Telling.Told told) {
        if (!(dialog instanceof Dialog.JustFiled(var filed, var until))) {
            return false;
        }
        var before = caseOf(filed);
        boolean otherField = heard.category() instanceof Guess.Clear clear && before.category() != null
                && !clear.best().label().startsWith(before.category().substring(0, 2));
        boolean otherPlace = told.draft().spot().grid() != null && before.grid() != null && !told.draft().spot().grid().equals(before.grid());
        return otherField || otherPlace;
    }
}
