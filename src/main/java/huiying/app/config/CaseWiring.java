package huiying.app.config;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.CaseDesk;
import huiying.bot.DeadlineWatch;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Cases;
import huiying.bot.cases.ChainCheck;
import huiying.bot.desk.Commands;
import huiying.bot.desk.Decisions;
import huiying.bot.features.FeatureBook;
import huiying.bot.feed.Feed;
import huiying.bot.notices.NoticeTables;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.progress.Acts;
import huiying.bot.progress.Aftercare;
import huiying.bot.progress.Chores;
import huiying.bot.progress.Moves;
import huiying.bot.progress.News;
import huiying.bot.progress.Rules;
import huiying.bot.replies.Replies;
import huiying.bot.routing.Places;
import huiying.bot.routing.Router;
import huiying.bot.routing.Units;
import huiying.bot.secrets.Reveals;
import huiying.bot.sla.Clocks;
import huiying.bot.sla.Deadlines;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.survey.Surveys;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.Vault;

/** A case's life: its events, clocks, tasks, surveys and news, and what moves it when time passes. */
@Configuration(proxyBeanMethods = false)
class CaseWiring {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

    @Bean
    Feed feed(JdbcClient jdbc) {
        return new Feed(jdbc);
    }

    @Bean
    Cases cases(JdbcClient jdbc, CaseKeys keys, Vault vault, Feed feed, Clock clock, ServiceLevels levels) {
        return new Cases(jdbc, keys, vault, feed, new Cases.When(clock, levels.zone(), levels::reopenWindow));
    }

    @Bean
    Deadlines deadlines(JdbcClient jdbc, Clock clock) {
        return new Deadlines(jdbc, clock);
    }

    @Bean
    Clocks clocks(Deadlines deadlines, ServiceLevels levels, Clock clock) {
        return new Clocks(deadlines, levels, clock);
    }

    @Bean
    Surveys surveys(JdbcClient jdbc, Vault vault, Clock clock) {
        return new Surveys(jdbc, vault, clock);
    }

    @Bean
    News news(Notices notices, Phrasebook phrases, Units units, ServiceLevels levels, Settings.House house, NoticeTables tables) {
        var outside = house.publicBaseUrl() == null ? "" : house.publicBaseUrl().toString();
        return new News(notices, phrases, units, levels, outside.endsWith("/") ? outside.substring(0, outside.length() - 1) : outside, tables::rule);
    }

    @Bean
    Chores chores(Cases cases, Tasks tasks, Surveys surveys, News news) {
        return new Chores(cases, tasks, surveys, news);
    }

    @Bean
    Rules rules(Router router, Places places, Units units, ServiceLevels levels, FeatureBook features) {
        return new Rules(router, places, units, levels, features::current);
    }

    @Bean
    Moves moves(Cases cases, Rules rules, Clocks clocks, Chores chores, Clock clock) {
        return new Moves(cases, rules, clocks, chores, clock);
    }

    @Bean
    Aftercare aftercare(Cases cases, Moves moves, Surveys surveys, Tasks tasks, Clocks clocks, News news) {
        return new Aftercare(cases, moves, surveys, tasks, clocks, news);
    }

    @Bean
    DeadlineWatch deadlineWatch(TransactionOperations transactions, Deadlines deadlines, Cases cases, Moves moves, Aftercare aftercare) {
        return new DeadlineWatch(transactions, deadlines, cases, moves, aftercare, CLOCK_TOLERANCE);
    }

    @Bean
    Commands commands(JdbcClient jdbc, Vault vault, Clock clock) {
        return new Commands(jdbc, vault, clock);
    }

    @Bean
    Decisions decisions(JdbcClient jdbc, Clock clock) {
        return new Decisions(jdbc, clock);
    }

    @Bean
    Acts acts(Cases cases, Moves moves, Rules rules, Aftercare aftercare, Decisions decisions, Replies replies) {
        return new Acts(cases, moves, rules, aftercare, decisions, replies);
    }

    @Bean
    Replies replies(JdbcClient jdbc, Clock clock) {
        return new Replies(jdbc, clock);
    }

    @Bean
    Reveals reveals(JdbcClient jdbc, Audit audit, Clock clock) {
        return new Reveals(jdbc, audit, clock);
    }

    @Bean
    CaseDesk.Grace grace(Clock clock, Settings.Desk desk) {
        return new CaseDesk.Grace(clock, desk.undo());
    }

    @Bean
    CaseDesk caseDesk(TransactionOperations transactions, Cases cases, Commands commands, Acts acts, Moves moves, CaseDesk.Grace grace) {
        return new CaseDesk(transactions, cases, commands, acts, moves, grace);
    }

    @Bean
    Audit audit(JdbcClient jdbc, Clock clock) {
        return new Audit(jdbc, clock);
    }

    @Bean
    ChainCheck chainCheck(JdbcClient jdbc) {
        return new ChainCheck(jdbc);
    }
}
