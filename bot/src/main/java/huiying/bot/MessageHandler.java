package huiying.bot;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.addresses.Addresses;
import huiying.bot.conversation.Conversation;
import huiying.bot.conversation.Conversations;
import huiying.bot.conversation.Dialog;
import huiying.bot.conversation.Effect;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.conversation.Said;
import huiying.bot.conversation.Turn;
import huiying.bot.feed.Feed;
import huiying.bot.inbox.Heard;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.intake.Answers;
import huiying.bot.intake.Bearings;
import huiying.bot.intake.Intake;
import huiying.bot.intake.Replies;
import huiying.bot.intake.Taking;
import huiying.bot.intake.Telling;
import huiying.bot.intake.Words;
import huiying.bot.notices.CaseWords;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Template;
import huiying.bot.vault.Ids;
import huiying.channels.Content;
import huiying.channels.OutboundMessage.Then;
import huiying.nlp.Language;
import huiying.nlp.Understanding;

/** What a resident's words lead to: understood, decided by the dialog, carried out, answered; all of it rows of one transaction. */
public final class MessageHandler implements InboxWorker.TurnHandler {
    private final Talk talk;
    private final Telling telling;
    private final Bearings bearings;
    private final Intake intake;
    private final Answers answers;
    private final Clock clock;

    /** Where talks are kept, who is spoken to, and how they are answered. */
    public record Talk(Conversations conversations, Addresses addresses, Notices notices, CaseWords words, Feed feed, JdbcClient jdbc) {
    }

    public MessageHandler(Talk talk, Telling telling, Bearings bearings, Intake intake, Answers answers, Clock clock) {
        this.talk = talk;
        this.telling = telling;
        this.bearings = bearings;
        this.intake = intake;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public void take(UUID turn, UUID address, List<Heard> heardAll) {
        heardAll.forEach(message -> consent(address, message.content()));
        var messages = Words.meant(heardAll);
        if (messages.isEmpty()) {
            return;
        }
        long started = System.nanoTime();
        var conversation = talk.conversations().lock(address);
        var words = bearings.words(address, messages, clock.instant());
        var heard = telling.understand(words.text(), Language.valueOf(conversation.language().toUpperCase(Locale.ROOT)), bearings.moment(messages));
        var standing = conversation.in(bearings.standing(conversation.dialog(), clock.instant()));
        var manner = words.manner(talk.addresses().find(address).filter(talk.notices()::isSpoken).isPresent());
        hear(turn, speaking(standing, words, heard, manner), new Heeded(words, heard, manner), messages, started);
    }

    /** The provider blocks or unblocks this number by itself and has told its owner so; we keep to it. */
    private void consent(UUID address, Content content) {
        if (content instanceof Content.Consent(var wish)) {
            switch (wish) {
                case STOP -> talk.addresses().stoppedByProvider(address);
                case START -> talk.addresses().resumeNotices(address);
            }
        }
    }

    @Override
    public void parked(UUID address, Heard message) {
        var conversation = talk.conversations().lock(address);
        replies(Ids.next(), address, message).say(Template.HANDED_TO_PERSON, conversation.language(), Then.LISTEN, Map.of());
    }

    /** What was said, how it was understood, and how it was said. */
    private record Heeded(Words words, Understanding heard, Said.Manner manner) {
    }

    /** The language of what was heard, or the other one when the caller asked for that; a tapped button speaks none. */
    private static Conversation speaking(Conversation standing, Words words, Understanding heard, Said.Manner manner) {
        if (manner.changesLanguage()) {
            return standing.speaking(standing.language().equals("en") ? "zh" : "en");
        }
        return words.text().isEmpty() || PendingQuestions.isButton(words.text())
                ? standing
                : standing.speaking(heard.language().name().toLowerCase(Locale.ROOT));
    }

    private void hear(UUID turn, Conversation conversation, Heeded heeded, List<Heard> messages, long started) {
        var words = heeded.words();
        var heard = heeded.heard();
        var at = clock.instant();
        var draft = bearings.draft(conversation.dialog());
        var told = telling.tell(draft, conversation.dialog(), words, heard).said(heeded.manner());
        var said = new Said(words.kind(), heard, told.told(), bearings.known(conversation, words, heard, told, at), Ids.next(), at);
        var decided = conversation.dialog().hear(said);
        var replies = replies(turn, conversation.address(), messages.getLast());
        var taking = new Taking(turn, conversation, words, heard, told, replies);
        decided.effects().forEach(effect -> carryOut(effect, taking));
        presence(conversation.address(), said.kind());
        talk.conversations().save(conversation.in(decided.next()), at);
        keep(turn, conversation, said, decided, started);
    }

    /** One case, one place: everything a turn can do. */
    private void carryOut(Effect effect, Taking turn) {
        switch (effect) {
            case Effect.Say(var template, var then) -> turn.say(template, then);
            case Effect.Greet() -> answers.greet(turn);
            case Effect.SayAbout(var template, var subject) -> turn.replies().about(bearings.caseOf(subject), template);
            case Effect.AskWhich(var draft) -> intake.askWhich(draft, turn);
            case Effect.SayAgain() -> answers.sayAgain(turn);
            case Effect.OpenDraft(var draft) -> intake.open(draft, turn);
            case Effect.Amend(var draft) -> intake.amend(draft, turn);
            case Effect.File(var draft) -> intake.file(draft, turn);
            case Effect.LeaveToPerson(var draft) -> intake.leaveToPerson(draft, turn.actor());
            case Effect.OpenForPerson(var draft) -> {
                intake.open(draft, turn);
                intake.leaveToPerson(draft, turn.actor());
            }
            case Effect.Supplement(var filed, var template) -> intake.supplement(filed, template, turn);
            case Effect.AddTo(var filed) -> intake.supplement(filed, turn);
            case Effect.AskOpen() -> answers.askOpen(turn);
            case Effect.Correct(var filed) -> {
                var corrected = telling.corrected(bearings.caseOf(filed), turn.words(), turn.heard(), turn.told().draft());
                turn.replies().about(intake.correct(filed, corrected, turn), Template.CORRECTED);
            }
            case Effect.Withdraw(var subject) -> intake.withdraw(subject, turn);
            case Effect.Reopen(var resolved) -> answers.reopen(resolved, turn);
            case Effect.Answer(var asked) -> answers.answer(asked, turn);
            case Effect.TellProgress() -> answers.tellProgress(turn);
            case Effect.CallAgent() -> answers.callAgent(turn);
            case Effect.PassToAgent() -> talk.feed().post("turn", null, turn.address(), null, Map.of("type", "passed"));
            case Effect.StopNotices() -> talk.addresses().stopNotices(turn.address());
            case Effect.ResumeNotices() -> talk.addresses().resumeNotices(turn.address());
        }
    }

    private void presence(UUID address, Said.Kind kind) {
        if (kind == Said.Kind.LEFT) {
            talk.addresses().left(address);
        } else {
            talk.addresses().back(address);
        }
    }

    private Replies replies(UUID turn, UUID address, Heard last) {
        var from = talk.addresses().find(address).orElseThrow();
        return new Replies(talk.notices(), talk.words(), new Replies.Turn(turn, from, address, last.answerUntil(), last.receivedAt()));
    }

    private void keep(UUID turn, Conversation conversation, Said said, Turn decided, long started) {
        talk.jdbc().sql("""
                        insert into turn (id, address, seq, closed_by, intent, dialog_before, dialog_after, case_id, at, micros)
                        values (:id, :address, :seq, :closedBy, :intent, :before, :after, :case, :at, :micros)
                        """).param("id", turn).param("address", conversation.address()).param("seq", conversation.turns() + 1)
                .param("closedBy", said.kind().name().toLowerCase(Locale.ROOT))
                .param("intent", said.heard().intent().name()).param("before", Conversations.kind(conversation.dialog()))
                .param("after", Conversations.kind(decided.next()))
                .param("case", subject(conversation.dialog(), decided).orElse(null)).param("at", said.at().atOffset(ZoneOffset.UTC))
                .param("micros", (System.nanoTime() - started) / 1000).update();
        talk.feed().post("turn", subject(conversation.dialog(), decided).orElse(null), conversation.address(), null,
                Map.of("intent", said.heard().intent().name()));
    }

    /** The case a turn was about, if it was about one. */
    private static Optional<UUID> subject(Dialog before, Turn decided) {
        return decided.effects().stream().flatMap(effect -> switch (effect) {
            case Effect.OpenDraft(var draft) -> Stream.of(draft);
            case Effect.Amend(var draft) -> Stream.of(draft);
            case Effect.AskWhich(var draft) -> Stream.of(draft);
            case Effect.File(var draft) -> Stream.of(draft);
            case Effect.LeaveToPerson(var draft) -> Stream.of(draft);
            case Effect.OpenForPerson(var draft) -> Stream.of(draft);
            case Effect.Supplement(var filed, var template) -> Stream.of(filed);
            case Effect.AddTo(var filed) -> Stream.of(filed);
            case Effect.Correct(var filed) -> Stream.of(filed);
            case Effect.Withdraw(var filed) -> Stream.of(filed);
            case Effect.Reopen(var resolved) -> Stream.of(resolved);
            case Effect.SayAbout(var template, var filed) -> Stream.of(filed);
            case Effect.Answer(var asked) -> Stream.ofNullable(asked.caseId());
            default -> Stream.empty();
        }).findFirst().or(before::openDraft);
    }
}
