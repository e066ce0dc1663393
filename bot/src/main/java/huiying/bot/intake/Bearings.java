package huiying.bot.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.conversation.Asked;
import huiying.bot.conversation.Conversation;
import huiying.bot.conversation.Dialog;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.conversation.Said;
import huiying.bot.inbox.Heard;
import huiying.bot.survey.AnswerWords;
import huiying.bot.survey.Question;
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
    private final Scans scans;
    private final AnswerWords answerWords = new AnswerWords();

    public Bearings(Cases cases, PendingQuestions questions, Scans scans) {
        this.cases = cases;
        this.questions = questions;
        this.scans = scans;
    }

    /** What was said, and the thing whose code was scanned for it. */
    public Words words(UUID address, List<Heard> messages, Instant at) {
        Words.scene(messages).ifPresent(scene -> scans.keep(address, scene, at));
        return Words.of(messages).beside(scans.before(address, at));
    }

    /** When the last of the messages was sent, on the clocks of the city. */
    public ZonedDateTime moment(List<Heard> messages) {
        return cases.onTheClock(messages.getLast().sentAt());
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
        var reopenable = cases.recentFor(talk.address(), 20).stream().filter(this::canBeTakenUpAgain).findFirst().map(Case::id);
        return new Said.Known(choseOwnPlace(talk, told) ? Optional.empty() : answered(talk, words, heard, at), latest, reopenable, repeats,
                anotherMatter(talk.dialog(), heard, told),
                talk.withAgent() != null);
    }

    /** A number that chose between two places of one name answers that question and no other. */
    private static boolean choseOwnPlace(Conversation talk, Telling.Told told) {
        return talk.dialog() instanceof Dialog.AskingWhere && told.draft().spot().grid() != null;
    }

    private Optional<Asked> answered(Conversation talk, Words words, Understanding heard, Instant at) {
        boolean ownQuestion = talk.dialog() instanceof Dialog.Confirming || talk.dialog() instanceof Dialog.Withdrawing;
        if (ownQuestion || words.text().isBlank()) {
            return Optional.empty();
        }
        var open = questions.open(talk.address(), at);
        var pressed = questions.pressed(talk.address(), words.text(), at);
        return pressed.isPresent()
                ? pressed
                : open.stream().flatMap(question -> surveyed(question, words, heard).stream()).findFirst()
                        .or(() -> heard.statesProblem() ? whyAgain(open, words, heard) : byNumber(open, words, heard).or(() -> byWords(open, words, heard)));
    }

    /** An answer to the survey in words, whichever of its questions they fit; what is said beside it is the reason. */
    private Optional<Asked> surveyed(PendingQuestions.Open question, Words words, Understanding heard) {
        if (question.kind() != Asked.Kind.SURVEY) {
            return Optional.empty();
        }
        var asked = Question.valueOf(question.step());
        return answerWords.read(asked, words.text()).map(read -> answered(question, read.question(), read.answer(), read.more()))
                .or(() -> graded(heard).filter(answer -> !AnswerWords.asks(words.text()))
                        .map(answer -> answered(question, answer.question(), answer.answer(), "")));
    }

    /** Signs and words only the reader of turns knows: a thumb, stars. */
    private static Optional<AnswerWords.Read> graded(Understanding heard) {
        return switch (heard.intent()) {
            case RATE_SOLVED -> Optional.of(new AnswerWords.Read(Question.SOLVED, "YES", ""));
            case RATE_PARTLY -> Optional.of(new AnswerWords.Read(Question.SOLVED, "PARTLY", ""));
            case RATE_UNSOLVED -> heard.statesProblem() ? Optional.empty() : Optional.of(new AnswerWords.Read(Question.SOLVED, "NO", ""));
            case RATE_GRADE -> heard.first(Mention.Choice.class).flatMap(choice -> Question.SATISFIED.answer(choice.number())).map(
                    answer -> new AnswerWords.Read(Question.SATISFIED, answer, ""));
            default -> Optional.empty();
        };
    }

    private static Asked answered(PendingQuestions.Open question, Question of, String answer, String more) {
        return new Asked(question.id(), Asked.Kind.SURVEY, question.caseId(), question.survey(), of.name(), of.answers(), of.answers().indexOf(answer) + 1,
                more);
    }

    /** Whoever was asked whether it shall be done again, or why they are dissatisfied, and tells what is wrong has answered, unless they clearly speak of something else. */
    private Optional<Asked> whyAgain(List<PendingQuestions.Open> open, Words words, Understanding heard) {
        return open.stream().filter(question -> question.kind() == Asked.Kind.REOPEN || question.kind() == Asked.Kind.REASON).findFirst().filter(
                question -> !isElsewhere(question, heard)).map(question -> question.answered(1, words.text()));
    }

    private boolean isElsewhere(PendingQuestions.Open question, Understanding heard) {
        var before = question.caseId() == null ? null : caseOf(question.caseId()).category();
        return heard.first(Mention.Place.class).isPresent()
                || heard.category() instanceof Guess.Clear clear && before != null && !clear.best().label().startsWith(before.substring(0, 2));
    }

    private static Optional<Asked> byNumber(List<PendingQuestions.Open> open, Words words, Understanding heard) {
        return heard.first(Mention.Choice.class).map(Mention.Choice::number).flatMap(number -> open.stream().filter(question -> number == NONE_OF_THESE
                ? question.kind() == Asked.Kind.CHOOSE
                : question.takes(number)).findFirst().map(question -> question.answered(number == NONE_OF_THESE ? 0 : number, number == NONE_OF_THESE
                        ? words.text()
                        : "")));
    }

    private static Optional<Asked> byWords(List<PendingQuestions.Open> open, Words words, Understanding heard) {
        return open.stream().flatMap(question -> inWords(question, words, heard).stream()).findFirst();
    }

    /** How a question of ours is answered without a number. */
    private static Optional<Asked> inWords(PendingQuestions.Open question, Words words, Understanding heard) {
        return switch (question.kind()) {
            case SURVEY -> surveyed(question.step(), heard.intent()) == 0
                    ? Optional.empty()
                    : Optional.of(question.answered(surveyed(question.step(), heard.intent()), ""));
            case REOPEN -> again(question, words, heard);
            case REASON -> isTalk(heard.intent()) ? Optional.of(question.answered(1, words.text())) : Optional.empty();
            case TRANSFER -> again(question, words, heard);
            case POLL -> polled(question, heard);
            case CHOOSE, CONFIRM -> Optional.empty();
        };
    }

    private static Optional<Asked> again(PendingQuestions.Open question, Words words, Understanding heard) {
        return switch (heard.intent()) {
            case REOPEN, CONFIRM -> Optional.of(question.answered(1, ""));
            case DENY -> Optional.of(question.answered(2, ""));
            default -> Optional.empty();
        };
    }

    /** Yes and no as people say it when they are asked whether it is all right again. */
    private static Optional<Asked> polled(PendingQuestions.Open question, Understanding heard) {
        return switch (heard.intent()) {
            case CONFIRM, RATE_SOLVED -> Optional.of(question.answered(1, ""));
            case DENY, RATE_UNSOLVED, RATE_PARTLY -> Optional.of(question.answered(2, ""));
            default -> Optional.empty();
        };
    }

    private static int surveyed(String step, TurnIntent intent) {
        return step.equals("CONTACTED") ? intent == TurnIntent.CONFIRM ? 1 : intent == TurnIntent.DENY ? 2 : 0 : 0;
    }

    private static boolean isTalk(TurnIntent intent) {
        return switch (intent) {
            case AGENT, STOP, RESUME, PROGRESS, HELP, GREETING, CANCEL, REOPEN -> false;
            default -> true;
        };
    }

    /** What was done can be done again; an answer or a refusal can be looked at by somebody else, once. */
    private boolean canBeTakenUpAgain(Case c) {
        return switch (c.state()) {
            case RESOLVED, CLOSED_OK, CLOSED_SILENT, CLOSED_UNSOLVED -> true;
            case ANSWERED, NOT_ACCEPTED, INVALID -> c.tally().appeals() == 0 && !cases.isReopenOver(c);
            default -> false;
        };
    }

    private static boolean repeats(Case earlier, Telling.Told told, Instant at) {
        return told.category() instanceof Guess.Clear && earlier.category() != null && earlier.category().equals(told.draft().matter().category())
                && earlier.grid() != null
                && earlier.grid().equals(told.draft().spot().grid()) && earlier.times().created().isAfter(at.minus(SAME_MATTER));
    }

    /** Clearly another field of life, another spot with a problem of its own, or a place of another name and probably another field. */
    private boolean anotherMatter(Dialog dialog, Understanding heard, Telling.Told told) {
        if (!(dialog instanceof Dialog.JustFiled(var filed, var until))) {
            return false;
        }
        var before = caseOf(filed);
        boolean otherField = !heard.category().candidates().isEmpty() && before.category() != null
                && !heard.category().candidates().getFirst().label().startsWith(before.category().substring(0, 2));
        var spot = told.draft().spot();
        boolean otherGrid = spot.grid() != null && before.grid() != null && !spot.grid().equals(before.grid());
        return otherField && (heard.category() instanceof Guess.Clear || isNamedOtherwise(spot.words(), before.told().spot().words())) || otherGrid;
    }

    private static boolean isNamedOtherwise(@Nullable String now, @Nullable String before) {
        return now != null && before != null && !now.isBlank() && !before.isBlank() && !now.contains(before) && !before.contains(now);
    }
}
