package huiying.bot.conversation;

import static huiying.bot.notices.Template.ALL_RIGHT;
import static huiying.bot.notices.Template.ASK_LOCATION;
import static huiying.bot.notices.Template.ASK_LOCATION_AGAIN;
import static huiying.bot.notices.Template.ASK_PROBLEM;
import static huiying.bot.notices.Template.BAD_INPUT;
import static huiying.bot.notices.Template.BYE;
import static huiying.bot.notices.Template.CONFIRM;
import static huiying.bot.notices.Template.CONFIRM_WITHDRAW;
import static huiying.bot.notices.Template.DROPPED;
import static huiying.bot.notices.Template.GREETING;
import static huiying.bot.notices.Template.HANDED_TO_PERSON;
import static huiying.bot.notices.Template.HANDOVER;
import static huiying.bot.notices.Template.HELP;
import static huiying.bot.notices.Template.KEPT;
import static huiying.bot.notices.Template.LANGUAGE_SET;
import static huiying.bot.notices.Template.MESSAGE_KEPT;
import static huiying.bot.notices.Template.NOTHING_TO_REOPEN;
import static huiying.bot.notices.Template.NOTHING_TO_WITHDRAW;
import static huiying.bot.notices.Template.OPTED_OUT;
import static huiying.bot.notices.Template.RESUMED;
import static huiying.bot.notices.Template.RETRY_ONCE;
import static huiying.bot.notices.Template.RETRY_TWICE;
import static huiying.bot.notices.Template.START_AGAIN;
import static huiying.bot.notices.Template.WELCOME_BACK;
import static huiying.bot.notices.Template.WITH_AGENT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import huiying.bot.notices.Template;
import huiying.nlp.TurnIntent;

/**
 * Where the talk with one address stands, and as a table what comes next: state by state, what was said decides. At most two questions are asked
 * before a case is filed; whatever is said or not said, a person sees it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "state")
public sealed interface Dialog {
    int QUESTIONS = 2;
    Duration FREE_CORRECTION = Duration.ofMinutes(10);
    Duration AGENT_PATIENCE = Duration.ofMinutes(30);

    /** Nothing is going on. */
    record Idle() implements Dialog {
    }

    /** We asked what is wrong. {@code asked} counts the questions about this draft. */
    record AskingWhat(UUID draft, int asked) implements Dialog {
    }

    /** We asked where it is. */
    record AskingWhere(UUID draft, int asked) implements Dialog {
    }

    /** We read back something we guessed. */
    record Confirming(UUID draft, int asked) implements Dialog {
    }

    /** A case was filed and read back; until then corrections are free. */
    record JustFiled(UUID filed, Instant until) implements Dialog {
    }

    /** The resident said it is wrong, without saying what is right. */
    record Correcting(UUID filed, Instant until) implements Dialog {
    }

    /** We asked whether the case shall be withdrawn. */
    record Withdrawing(UUID filed) implements Dialog {
    }

    /** A person was called. */
    record WithAgent(Instant since) implements Dialog {
    }

    /** The line was silent; {@code before} goes on with the next word. */
    record Unheard(Dialog before, int times) implements Dialog {
    }

    /** A recording is being taken, because nothing could be understood. */
    record LeavingMessage(@Nullable UUID draft) implements Dialog {
    }

    /** We rang the resident to ask how it went. */
    record RungUp() implements Dialog {
    }

    /** The draft the talk is about, if there is one. */
    default Optional<UUID> openDraft() {
        return switch (this) {
            case AskingWhat(var draft, var asked) -> Optional.of(draft);
            case AskingWhere(var draft, var asked) -> Optional.of(draft);
            case Confirming(var draft, var asked) -> Optional.of(draft);
            case Unheard(var before, var times) -> before.openDraft();
            case Idle idle -> Optional.empty();
            case JustFiled filed -> Optional.empty();
            case Correcting correcting -> Optional.empty();
            case Withdrawing withdrawing -> Optional.empty();
            case WithAgent agent -> Optional.empty();
            case LeavingMessage(var draft) -> Optional.ofNullable(draft);
            case RungUp rungUp -> Optional.empty();
        };
    }

    /** The whole conversation. */
    default Turn hear(Said said) {
        if (said.personListens() && !said.spoken() && this instanceof WithAgent) {
            return overheard(said);
        }
        return switch (said.kind()) {
            case LEFT -> left();
            case ARRIVED -> Turn.to(openDraft().isPresent() ? this : new Idle(), new Effect.Greet());
            case PICKED_UP -> Turn.to(new RungUp(), new Effect.AskOpen());
            case SILENT -> unheard();
            case WORDS, KEYS, MEDIA -> this instanceof Unheard(var before, var times) ? before.hearWords(said) : hearWords(said);
        };
    }

    /** A person answers: the service keeps what must not be lost, obeys a stop, and says nothing else. */
    private static Turn overheard(Said said) {
        var next = new WithAgent(said.at());
        return switch (said.intent()) {
            case STOP -> Turn.to(next, new Effect.StopNotices(), new Effect.Say(OPTED_OUT));
            case RESUME -> Turn.to(next, new Effect.ResumeNotices(), new Effect.Say(RESUMED));
            default -> said.tellsProblem() && said.latestOpen().isEmpty()
                    ? Turn.to(next, new Effect.OpenForPerson(said.fresh()), new Effect.PassToAgent())
                    : Turn.to(next, new Effect.PassToAgent());
        };
    }

    private Turn left() {
        return openDraft().map(draft -> Turn.to(new Idle(), new Effect.LeaveToPerson(draft))).orElseGet(() -> Turn.to(new Idle()));
    }

    private Turn unheard() {
        return switch (this) {
            case RungUp rungUp -> Turn.to(new Unheard(this, 1), new Effect.AskOpen());
            case Unheard(RungUp rungUp, var times) -> Turn.to(new Idle(), Effect.Say.andHangUp(BYE));
            case Unheard(var before, var times) -> takeMessage(before.openDraft().orElse(null), List.of());
            case LeavingMessage(var draft) -> messageLeft(List.of());
            case WithAgent agent -> Turn.to(this, Effect.Say.andHangUp(MESSAGE_KEPT));
            default -> unheardOnce();
        };
    }

    private Turn unheardOnce() {
        return Turn.to(new Unheard(this, 1), new Effect.Say(RETRY_ONCE));
    }

    /** True while a call of ours goes on, which ends when we have heard what we asked. */
    default boolean isOurCall() {
        return this instanceof RungUp || this instanceof Unheard(RungUp rungUp, var times);
    }

    /** Nothing could be understood: the resident's own voice is kept for a person. */
    private static Turn takeMessage(@Nullable UUID draft, List<Effect> keep) {
        return Turn.to(new LeavingMessage(draft), keep, new Effect.CallAgent(), Effect.Say.andRecord(RETRY_TWICE));
    }

    private Turn messageLeft(List<Effect> keep) {
        var leave = openDraft().<Effect>map(Effect.LeaveToPerson::new).stream();
        return Turn.to(new Idle(), Stream.concat(keep.stream(), leave).toList(), Effect.Say.andHangUp(MESSAGE_KEPT));
    }

    private Turn hearWords(Said said) {
        if (said.changesLanguage()) {
            return Turn.to(this, new Effect.Say(LANGUAGE_SET));
        }
        if (said.answered().isPresent()) {
            return Turn.to(this, new Effect.Answer(said.answered().get()));
        }
        if (said.repeat()) {
            return Turn.to(this, new Effect.SayAgain());
        }
        return switch (said.intent()) {
            case STOP -> Turn.to(this, new Effect.StopNotices(), new Effect.Say(OPTED_OUT));
            case RESUME -> Turn.to(this, new Effect.ResumeNotices(), new Effect.Say(RESUMED));
            case AGENT -> callAgent(said);
            case PROGRESS -> progress(said);
            case HELP -> said.tellsProblem() ? go(said) : Turn.to(this, new Effect.Say(HELP));
            default -> go(said);
        };
    }

    /**
     * "When does the water come back?" asks about what we know, unless it names a place. Whoever told what is wrong and asks how it stands believes it is
     * with us: then it shall be.
     */
    private Turn progress(Said said) {
        boolean toldWhat = this instanceof AskingWhere || this instanceof Confirming;
        if (said.tellsProblem() && (said.namesPlace() || !toldWhat && said.latestOpen().isEmpty())) {
            return go(said);
        }
        if (toldWhat && said.latestOpen().isEmpty()) {
            return Turn.to(new JustFiled(openDraft().orElseThrow(), said.at().plus(FREE_CORRECTION)), new Effect.File(openDraft().orElseThrow()));
        }
        return said.tellsProblem() && openDraft().isEmpty()
                ? Turn.to(this, new Effect.AddTo(said.latestOpen().orElseThrow()), new Effect.TellProgress())
                : Turn.to(this, new Effect.TellProgress());
    }

    private Turn callAgent(Said said) {
        var keep = openDraft().map(draft -> (Effect) new Effect.LeaveToPerson(draft))
                .or(() -> said.tellsProblem()
                        ? Optional.of(new Effect.OpenForPerson(said.fresh()))
                        : Optional.empty());
        return Turn.to(new WithAgent(said.at()), keep.map(List::of).orElse(List.of()), new Effect.CallAgent(), Effect.Say.andTransfer(HANDOVER));
    }

    private Turn go(Said said) {
        return switch (this) {
            case Idle idle -> start(said);
            case AskingWhat(var draft, var asked) when said.intent() == TurnIntent.CANCEL -> drop(draft);
            case AskingWhat(var draft, var asked) -> said.skips() ? leave(draft) : collect(draft, asked, new Effect.Amend(draft), ASK_LOCATION, said);
            case AskingWhere(var draft, var asked) when said.intent() == TurnIntent.CANCEL -> drop(draft);
            case AskingWhere(var draft, var asked) -> said.skips() ? file(draft, said, new Effect.Amend(draft)) : collect(draft, asked, false, said);
            case Confirming(var draft, var asked) -> confirmed(draft, asked, said);
            case JustFiled(var filed, var until) -> said.at().isAfter(until) ? start(said) : afterFiling(filed, until, said);
            case Correcting(var filed, var until) -> Turn.to(new JustFiled(filed, until), new Effect.Correct(filed));
            case Withdrawing(var filed) -> withdrawal(filed, said);
            case WithAgent(var since) -> withAgent(since, said);
            case Unheard(var before, var times) -> before.go(said);
            case LeavingMessage(var draft) when said.kind() == Said.Kind.MEDIA -> draft == null
                    ? messageLeft(List.of(new Effect.OpenForPerson(said.fresh())))
                    : messageLeft(List.of(new Effect.Amend(draft)));
            case LeavingMessage(var draft) -> draft == null ? start(said) : collect(draft, 0, false, said);
            case RungUp rungUp -> said.tellsProblem() ? start(said) : Turn.to(this, new Effect.AskOpen());
        };
    }

    private static Turn start(Said said) {
        if (said.wantsItDoneAgain()) {
            return Turn.to(new Idle(), new Effect.Reopen(said.known().reopenable().orElseThrow()));
        }
        if (said.tellsProblem() && said.repeats().isPresent()) {
            return Turn.to(new Idle(), new Effect.Supplement(said.repeats().get(), Template.DUPLICATE));
        }
        if (said.tellsProblem()) {
            return collect(said.fresh(), 0, true, said);
        }
        return switch (said.intent()) {
            case REOPEN, RATE_UNSOLVED -> added(said).orElseGet(() -> Turn.to(new Idle(), new Effect.Say(NOTHING_TO_REOPEN)));
            case CANCEL -> said.latestOpen().map(filed -> Turn.to(new Withdrawing(filed), new Effect.SayAbout(CONFIRM_WITHDRAW, filed)))
                    .orElseGet(() -> Turn.to(new Idle(), new Effect.Say(NOTHING_TO_WITHDRAW)));
            case GREETING, SMALLTALK -> Turn.to(new Idle(), new Effect.Say(GREETING));
            case THANKS -> Turn.to(new Idle(), new Effect.Say(WELCOME_BACK));
            case CONFIRM -> Turn.to(new Idle(), new Effect.Say(ALL_RIGHT));
            case RATE_SOLVED -> added(said).orElseGet(() -> Turn.to(new Idle(), new Effect.Say(WELCOME_BACK)));
            case SUPPLEMENT, CORRECTION, DENY, JOIN, RATE_PARTLY, RATE_GRADE, CHOOSE, SECRET -> added(said).orElseGet(() -> collect(said.fresh(), 0, true,
                    said));
            default -> Optional.of(said).filter(one -> one.kind() == Said.Kind.MEDIA).flatMap(Dialog::added).orElseGet(() -> collect(said.fresh(), 0, true,
                    said));
        };
    }

    private static Optional<Turn> added(Said said) {
        return said.latestOpen().map(filed -> Turn.to(new Idle(), new Effect.Supplement(filed, Template.ADDED)));
    }

    /** Asks for the first thing still missing; when nothing is, or enough was asked, files the case. */
    private static Turn collect(UUID draft, int asked, boolean isNew, Said said) {
        return collect(draft, asked, isNew ? new Effect.OpenDraft(draft) : new Effect.Amend(draft), asked == 0 ? ASK_LOCATION : ASK_LOCATION_AGAIN, said);
    }

    /** @param where how the place is asked for: once more is said only to whoever was asked before */
    private static Turn collect(UUID draft, int asked, Effect keep, Template where, Said said) {
        boolean mayAsk = asked < QUESTIONS;
        return switch (said.missing()) {
            case WHAT -> said.spoken() && asked > 0
                    ? takeMessage(draft, List.of(keep))
                    : mayAsk
                            ? Turn.to(new AskingWhat(draft, asked + 1), keep, new Effect.Say(asked == 0 ? ASK_PROBLEM : BAD_INPUT))
                            : Turn.to(new Idle(), keep, new Effect.LeaveToPerson(draft), new Effect.SayAbout(HANDED_TO_PERSON, draft));
            case WHERE -> mayAsk
                    ? Turn.to(new AskingWhere(draft, asked + 1), keep, new Effect.SayAbout(where, draft))
                    : file(draft, said, keep);
            case WHICH -> mayAsk ? Turn.to(new AskingWhere(draft, asked + 1), keep, new Effect.AskWhich(draft)) : file(draft, said, keep);
            case NOTHING ->
                said.guessed() && mayAsk ? Turn.to(new Confirming(draft, asked + 1), keep, new Effect.SayAbout(CONFIRM, draft)) : file(draft, said, keep);
        };
    }

    private static Turn file(UUID draft, Said said, Effect keep) {
        return Turn.to(new JustFiled(draft, said.at().plus(FREE_CORRECTION)), keep, new Effect.File(draft));
    }

    private static Turn leave(UUID draft) {
        return Turn.to(new Idle(), new Effect.LeaveToPerson(draft), new Effect.SayAbout(HANDED_TO_PERSON, draft));
    }

    private static Turn drop(UUID draft) {
        return Turn.to(new Idle(), new Effect.Withdraw(draft), new Effect.Say(DROPPED));
    }

    private static Turn confirmed(UUID draft, int asked, Said said) {
        if (said.agrees()) {
            return Turn.to(new JustFiled(draft, said.at().plus(FREE_CORRECTION)), new Effect.File(draft));
        }
        if (said.refuses() && !said.tellsProblem() && !said.namesPlace()) {
            return Turn.to(new AskingWhere(draft, asked), new Effect.SayAbout(ASK_LOCATION_AGAIN, draft));
        }
        return said.intent() == TurnIntent.CANCEL ? drop(draft) : collect(draft, asked, false, said);
    }

    private Turn afterFiling(UUID filed, Instant until, Said said) {
        return switch (said.intent()) {
            case CORRECTION, DENY ->
                said.saysMore() ? Turn.to(this, new Effect.Correct(filed)) : Turn.to(new Correcting(filed, until), new Effect.Say(START_AGAIN));
            case THANKS, CONFIRM, GREETING, SMALLTALK -> said.tellsProblem() ? more(filed, said) : Turn.to(this, new Effect.Say(nicety(said.intent())));
            case CANCEL -> Turn.to(new Withdrawing(filed), new Effect.SayAbout(CONFIRM_WITHDRAW, filed));
            case REOPEN, RATE_UNSOLVED -> start(said);
            default -> more(filed, said);
        };
    }

    private static Template nicety(TurnIntent intent) {
        return switch (intent) {
            case THANKS -> WELCOME_BACK;
            case GREETING -> GREETING;
            default -> ALL_RIGHT;
        };
    }

    /** More words after the filing belong to the same case, unless they clearly tell of something else. */
    private Turn more(UUID filed, Said said) {
        return said.tellsProblem() && said.anotherMatter() ? collect(said.fresh(), 0, true, said) : Turn.to(this, new Effect.Supplement(filed, Template.ADDED));
    }

    private static Turn withdrawal(UUID filed, Said said) {
        if (said.agrees() || said.intent() == TurnIntent.CANCEL) {
            return Turn.to(new Idle(), new Effect.Withdraw(filed), new Effect.SayAbout(Template.WITHDRAWN, filed));
        }
        return said.refuses() ? Turn.to(new Idle(), new Effect.SayAbout(KEPT, filed)) : start(said);
    }

    private Turn withAgent(Instant since, Said said) {
        if (!said.personListens() && said.at().isAfter(since.plus(AGENT_PATIENCE))) {
            return start(said);
        }
        var next = new WithAgent(said.personListens() ? said.at() : since);
        if (said.kind() == Said.Kind.MEDIA && said.spoken()) {
            var keep = said.latestOpen().<Effect>map(Effect.AddTo::new).orElseGet(() -> new Effect.OpenForPerson(said.fresh()));
            return Turn.to(next, keep, Effect.Say.andHangUp(MESSAGE_KEPT));
        }
        if (said.tellsProblem() && said.latestOpen().isEmpty()) {
            return Turn.to(next, new Effect.OpenForPerson(said.fresh()), new Effect.PassToAgent(), new Effect.Say(WITH_AGENT));
        }
        return said.personListens() ? Turn.to(next, new Effect.PassToAgent()) : Turn.to(next, new Effect.PassToAgent(), new Effect.Say(WITH_AGENT));
    }
}
