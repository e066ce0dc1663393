package huiying.app.config;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.task.Task;

import huiying.bot.RetentionWatch;
import huiying.bot.attachments.Fetcher;
import huiying.bot.attachments.Leftovers;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Cases;
import huiying.bot.retention.Blanks;
import huiying.bot.retention.Kept;
import huiying.bot.retention.Retention;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.vault.CaseKeys;

/** How long things are kept, and the sweep that takes them away. */
@Configuration(proxyBeanMethods = false)
class RetentionWiring {

    @Bean
    Retention retention(JdbcClient jdbc, Cases cases, CaseKeys keys, Fetcher.Shelf shelf, ServiceLevels levels, Retention.When when) {
        return new Retention(jdbc, cases, keys, new Blanks(jdbc, shelf.vault(), new Leftovers(shelf, when.clock())), levels, when);
    }

    @Bean
    Retention.When retentionWhen(Clock clock, Audit audit) {
        return new Retention.When(clock, audit);
    }

    @Bean
    Kept kept(JdbcClient jdbc, Cases cases, ServiceLevels levels, Clock clock) {
        return new Kept(jdbc, cases, levels, clock);
    }

    @Bean
    RetentionWatch retentionWatch(TransactionOperations transactions, Retention retention) {
        return new RetentionWatch(transactions, retention);
    }

    @Bean
    Task<Void> retentionSweep(RetentionWatch watch) {
        return SweepWiring.sweep("retention", Duration.ofHours(6), watch::erase);
    }
}
