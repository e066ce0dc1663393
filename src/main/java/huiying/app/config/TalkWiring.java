package huiying.app.config;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.MessageHandler;
import huiying.bot.addresses.Addresses;
import huiying.bot.cases.Cases;
import huiying.bot.conversation.Conversations;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.features.FeatureBook;
import huiying.bot.feed.Feed;
import huiying.bot.grids.ManagedObjects;
import huiying.bot.hotspots.Polls;
import huiying.bot.intake.Answers;
import huiying.bot.intake.Bearings;
import huiying.bot.intake.Intake;
import huiying.bot.intake.Predictions;
import huiying.bot.intake.Scans;
import huiying.bot.intake.Telling;
import huiying.bot.intake.Wishes;
import huiying.bot.knowledge.Knowledge;
import huiying.bot.notices.CaseWords;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Moves;
import huiying.bot.routing.Places;
import huiying.bot.routing.Units;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.Vault;
import huiying.nlp.Language;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;
import tools.jackson.databind.json.JsonMapper;

/** What a resident's words lead to. */
@Configuration(proxyBeanMethods = false)
class TalkWiring {

    @Bean
    Conversations conversations(JdbcClient jdbc, Vault vault, JsonMapper json) {
        return new Conversations(jdbc, vault, json);
    }

    @Bean
    PendingQuestions pendingQuestions(JdbcClient jdbc, JsonMapper json) {
        return new PendingQuestions(jdbc, json);
    }

    @Bean
    CaseWords caseWords(Phrasebook phrases, Units units, Clock clock, ServiceLevels levels) {
        return new CaseWords(phrases, (unit, language) -> units.name(unit, language.equals("zh") ? Language.ZH : Language.EN), clock, levels);
    }

    @Bean
    MessageHandler.Talk talk(Conversations conversations, Addresses addresses, Notices notices, CaseWords words, Feed feed, JdbcClient jdbc) {
        return new MessageHandler.Talk(conversations, addresses, notices, words, feed, jdbc);
    }

    @Bean
    Telling telling(Understander understander, Taxonomy taxonomy, Places places, JsonMapper json) {
        return new Telling(understander, taxonomy, places, json);
    }

    @Bean
    Predictions predictions(JdbcClient jdbc, JsonMapper json, Understander understander) {
        return new Predictions(jdbc, json, understander::promise);
    }

    @Bean
    Intake.Asking asking(PendingQuestions questions, Wishes wishes, Knowledge knowledge, Taxonomy taxonomy, Polls polls, FeatureBook features) {
        return new Intake.Asking(questions, knowledge, wishes, taxonomy, polls, features::current);
    }

    @Bean
    Knowledge knowledge() {
        return Knowledge.bundled();
    }

    @Bean
    Intake intake(Cases cases, Tasks tasks, Moves moves, Predictions predictions, Intake.Asking asking, Clock clock) {
        return new Intake(cases, tasks, moves, predictions, asking, clock);
    }

    @Bean
    Answers intakeAnswers(Cases cases, Tasks tasks, Moves moves, Aftercare aftercare, Intake.Asking asking, Clock clock) {
        return new Answers(cases, tasks, moves, aftercare, asking, clock);
    }

    @Bean
    MessageHandler messageHandler(MessageHandler.Talk talk, Telling telling, Bearings bearings, Intake intake, TurnsEnd end) {
        return new MessageHandler(talk, telling, bearings, intake, end.answers(), end.clock());
    }

    @Bean
    Bearings bearings(Cases cases, PendingQuestions questions, JdbcClient jdbc) {
        return new Bearings(cases, questions, new Scans(jdbc, new ManagedObjects(jdbc)));
    }

    /** What answers a question, and the time. */
    record TurnsEnd(Answers answers, Clock clock) {
    }

    @Bean
    TurnsEnd turnsEnd(Answers answers, Clock clock) {
        return new TurnsEnd(answers, clock);
    }
}
