package huiying.app.config;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.IntentDesk;
import huiying.bot.ListDesk;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Cases;
import huiying.bot.grids.Grids;
import huiying.bot.knowledge.Knowledge;
import huiying.bot.learning.lists.DangerTrial;
import huiying.bot.learning.lists.IntentRoom;
import huiying.bot.learning.lists.IntentRuns;
import huiying.bot.learning.lists.Kind;
import huiying.bot.learning.lists.ListBook;
import huiying.bot.learning.lists.ListChanges;
import huiying.bot.learning.lists.ListFollowing;
import huiying.bot.learning.lists.Rules;
import huiying.bot.learning.lists.Surfacing;
import huiying.bot.learning.runs.Golden;
import huiying.bot.learning.samples.Texts;
import huiying.bot.learning.talks.RehearsalRoom;
import huiying.bot.routing.Places;
import huiying.nlp.Understander;
import huiying.nlp.starter.IntentTraining;

/** The lists the service reads by, and who learns from them. */
@Configuration(proxyBeanMethods = false)
class ListWiring {

    @Bean
    ListBook listBook(JdbcClient jdbc, Clock clock) {
        return new ListBook(jdbc, clock, ListWiring::shipped);
    }

    private static List<List<String>> shipped(Kind kind) {
        var rows = switch (kind) {
            case ANSWERS -> Knowledge.rows();
            case SIGNS -> Understander.rulesThatShip();
            case PLACES -> List.<String[]>of();
            case INTENTS -> IntentTraining.shipped();
        };
        return rows.stream().map(row -> Arrays.stream(Arrays.copyOf(row, kind.columns().size())).map(cell -> cell == null ? "" : cell).toList()).toList();
    }

    @Bean
    ListChanges listChanges(ListBook book, Grids grids) {
        return new ListChanges(book, new Rules(grid -> grids.find(grid).isPresent()));
    }

    @Bean
    ListFollowing listFollowing(ListBook book, Knowledge knowledge, Places places, Understander ear) {
        var following = new ListFollowing(book, knowledge, places, ear);
        following.follow();
        return following;
    }

    @Bean
    DangerTrial dangerTrial(Understander ear, LearningSettings settings) {
        return new DangerTrial(ear, LearningWiring.golden(settings, Golden.Of.DANGER));
    }

    @Bean
    ListDesk listDesk(TransactionOperations transactions, JdbcClient jdbc, ListChanges changes, ListFollowing following, DangerTrial danger, Audit audit) {
        return new ListDesk(transactions, jdbc, changes, following, danger, audit);
    }

    @Bean
    Surfacing surfacing(JdbcClient jdbc, Cases cases, Knowledge knowledge, Understander ear, Texts texts, Clock clock) {
        return new Surfacing(jdbc, cases, knowledge, ear, texts, clock);
    }

    @Bean
    IntentRuns intentRuns(JdbcClient jdbc, Clock clock) {
        return new IntentRuns(jdbc, clock);
    }

    /** What reads turns is in force before the first one is read. */
    @Bean
    IntentRoom intentRoom(TransactionOperations transactions, IntentRuns runs, ListBook book, RehearsalRoom talks, Understander ear,
            LearningSettings settings) {
        var room = new IntentRoom(transactions, runs, book, talks, ear, LearningWiring.golden(settings, Golden.Of.TURNS));
        room.follow();
        return room;
    }

    @Bean
    IntentDesk intentDesk(TransactionOperations transactions, ListBook book, IntentRuns runs, IntentRoom room, Audit audit) {
        return new IntentDesk(transactions, book, runs, room, audit);
    }
}
