package huiying.bot.learning;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import huiying.bot.Hall;
import huiying.bot.MessageHandler;
import huiying.bot.TestDatabase;
import huiying.bot.cases.Case;
import huiying.bot.conversation.Conversations;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.grids.ManagedObjects;
import huiying.bot.hotspots.Polls;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.inbox.TurnSignals;
import huiying.bot.intake.Answers;
import huiying.bot.intake.Bearings;
import huiying.bot.intake.Intake;
import huiying.bot.intake.Predictions;
import huiying.bot.intake.Scans;
import huiying.bot.intake.ServiceLines;
import huiying.bot.intake.Telling;
import huiying.bot.intake.Wishes;
import huiying.bot.knowledge.Knowledge;
import huiying.bot.notices.CaseWords;
import huiying.bot.notices.Phrasebook;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.WebhookRequest;
import huiying.nlp.Place;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;
import tools.jackson.databind.json.JsonMapper;

/** The door of a school's hall: residents write, and their turns are taken as in the running house. */
public final class Door {
    static final Understander EAR = Understander.builder().gazetteer(List.of(new Place("柳荫里", "LL010101"))).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    public final Inbox inbox;
    private final Hall hall;
    private final Taxonomy taxonomy;
    private final InboxWorker worker;
    private int messages;

    Door(Hall hall, Taxonomy taxonomy) {
        this.hall = hall;
        this.taxonomy = taxonomy;
        inbox = new Inbox(hall.database.jdbc(), TestDatabase.vault(), hall.addresses, JSON, Duration.ZERO);
        worker = new InboxWorker(hall.database.transactions(), hall.database.jdbc(), inbox, turns(EAR), new TurnSignals());
    }

    /** Turns as they are taken by whoever hears so. */
    InboxWorker.TurnHandler turns(Understander ear) {
        var jdbc = hall.database.jdbc();
        var words = new CaseWords(new Phrasebook(), (unit, language) -> String.valueOf(unit), hall.clock, hall.levels);
        var talk = new MessageHandler.Talk(new Conversations(jdbc, TestDatabase.vault(), JSON), hall.addresses, hall.notices, words, hall.cast.feed, jdbc);
        var questions = new PendingQuestions(jdbc, JSON);
        var asking = new Intake.Asking(questions, Knowledge.bundled(), new Wishes(jdbc, hall.cast.cases, new ServiceLines(List.of())), taxonomy,
                new Polls(jdbc, questions, hall.notices, hall.clock), hall.features::get);
        var intake = new Intake(hall.cast.cases, hall.tasks, hall.moves, new Predictions(jdbc, JSON, ear::promise), asking, hall.clock);
        return new MessageHandler(talk, new Telling(ear, taxonomy, hall.places, JSON),
                new Bearings(hall.cast.cases, questions, new Scans(jdbc, new ManagedObjects(jdbc))), intake,
                new Answers(hall.cast.cases, hall.tasks, hall.moves, hall.aftercare, asking, hall.clock), hall.clock);
    }

    /** Somebody writes, each line a turn of its own; the answers lie in the outbox then. */
    public UUID writes(String who, String... lines) {
        var from = new Address("web", "main", who);
        for (var line : lines) {
            var request = new WebhookRequest("POST", "/", "", Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
            inbox.accept(Ids.next(), hall.web, request, new Inbound.Message(from, "door-" + messages++, hall.clock.instant(), new Content.Text(line), true));
            hall.database.jdbc().sql("update lane set due_at = now() where due_at is not null").update();
            while (worker.handleNext()) {
                Thread.onSpinWait();
            }
            hall.clock.forward(Duration.ofSeconds(20));
        }
        return hall.addresses.idOf(from);
    }

    public List<Case> casesOf(UUID address) {
        return hall.cast.cases.recentFor(address, 10);
    }
}
