package huiying.app.config;

import java.time.Clock;
import java.util.function.Function;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.MessageHandler;
import huiying.bot.RehearsalDesk;
import huiying.bot.addresses.Addresses;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Cases;
import huiying.bot.inbox.Inbox;
import huiying.bot.inbox.InboxWorker;
import huiying.bot.intake.Answers;
import huiying.bot.intake.Bearings;
import huiying.bot.intake.Intake;
import huiying.bot.intake.Predictions;
import huiying.bot.intake.Telling;
import huiying.bot.learning.runs.Models;
import huiying.bot.learning.talks.Recorder;
import huiying.bot.learning.talks.RehearsalRoom;
import huiying.bot.learning.talks.Rehearsals;
import huiying.bot.learning.talks.TestTalks;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Moves;
import huiying.bot.routing.Places;
import huiying.bot.routing.Router;
import huiying.bot.tasks.Tasks;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;
import tools.jackson.databind.json.JsonMapper;

/** Talks as tests: taken down, kept, and played by the turns of this very house with another ear. */
@Configuration(proxyBeanMethods = false)
class RehearsalWiring {

    @Bean
    TestTalks testTalks(JdbcClient jdbc, Clock clock) {
        return new TestTalks(jdbc, clock);
    }

    @Bean
    Rehearsals rehearsals(JdbcClient jdbc, Clock clock) {
        return new Rehearsals(jdbc, clock);
    }

    @Bean
    Recorder recorder(JdbcClient jdbc, Inbox inbox, Cases cases, Router router) {
        return new Recorder(jdbc, inbox, cases, router);
    }

    @Bean
    RehearsalDesk rehearsalDesk(TransactionOperations transactions, Recorder recorder, TestTalks talks, Rehearsals rehearsals, Audit audit) {
        return new RehearsalDesk(transactions, recorder, talks, rehearsals, audit);
    }

    /** What a turn moves, and how. */
    record Doing(Cases cases, Tasks tasks, Moves moves, Aftercare aftercare, Bearings bearings) {
    }

    @Bean
    Doing doing(Cases cases, Tasks tasks, Moves moves, Aftercare aftercare, Bearings bearings) {
        return new Doing(cases, tasks, moves, aftercare, bearings);
    }

    /** What words are read by besides the ear. */
    record Reading(Taxonomy taxonomy, Places places, JsonMapper json, JdbcClient jdbc, Clock clock) {
    }

    @Bean
    Reading reading(Taxonomy taxonomy, Places places, JsonMapper json, JdbcClient jdbc, Clock clock) {
        return new Reading(taxonomy, places, json, jdbc, clock);
    }

    /** The house's turns with another ear. */
    interface Turns extends Function<Understander, InboxWorker.TurnHandler> {
    }

    @Bean
    Turns turnsWithAnotherEar(MessageHandler.Talk talk, Intake.Asking asking, Doing doing, Reading reading) {
        return ear -> {
            var predictions = new Predictions(reading.jdbc(), reading.json(), ear::promise);
            var intake = new Intake(doing.cases(), doing.tasks(), doing.moves(), predictions, asking, reading.clock());
            var answers = new Answers(doing.cases(), doing.tasks(), doing.moves(), doing.aftercare(), asking, reading.clock());
            var telling = new Telling(ear, reading.taxonomy(), reading.places(), reading.json());
            return new MessageHandler(talk, telling, doing.bearings(), intake, answers, reading.clock());
        };
    }

    @Bean
    RehearsalRoom.Stage rehearsalStage(Understander ear, Turns turns, Addresses addresses, Clock clock) {
        return new RehearsalRoom.Stage(ear, turns, addresses, clock);
    }

    @Bean
    RehearsalRoom rehearsalRoom(TransactionOperations transactions, TestTalks talks, Rehearsals rehearsals, Models models, RehearsalRoom.Stage stage,
            RehearsalRoom.Rows rows) {
        return new RehearsalRoom(transactions, talks, rehearsals, models, stage, rows);
    }

    @Bean
    RehearsalRoom.Rows rehearsalRows(JdbcClient jdbc, Cases cases, Router router) {
        return new RehearsalRoom.Rows(jdbc, cases, router);
    }
}
