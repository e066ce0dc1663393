package huiying.app.config;

import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import huiying.bot.CaseDesk;
import huiying.bot.DeadlineWatch;
import huiying.bot.audit.Audit;
import huiying.bot.cases.ChainCheck;
import huiying.bot.inbox.Inbox;
import huiying.bot.notices.Notices;
import huiying.bot.outbox.OutboxDispatcher;
import huiying.bot.progress.Strays;

/** What is looked after again and again, by one node at a time: each sweep walks a table, so a missed run loses nothing. */
@Configuration(proxyBeanMethods = false)
class SweepWiring {
    private static final Logger LOG = LoggerFactory.getLogger(SweepWiring.class);

    @Bean
    DbSchedulerCustomizer schedulerCustomizer(Settings.House house) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(String.valueOf(house.node())));
            }

            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer());
            }
        };
    }

    @Bean
    Task<Void> deadlineSweep(DeadlineWatch watch) {
        return sweep("deadlines", Duration.ofSeconds(5), watch::fireDue);
    }

    @Bean
    Task<Void> commandSweep(CaseDesk desk) {
        return sweep("commands", Duration.ofSeconds(1), desk::carryOutDue);
    }

    /** Reads every history there is, which may take longer than anything else is allowed to. */
    @Bean
    Task<Void> chainSweep(ChainCheck cases, Audit audit, JdbcClient jdbc, TransactionOperations transactions, huiying.bot.tasks.Tasks tasks) {
        return sweep("chains", Duration.ofHours(1), () -> transactions.executeWithoutResult(status -> {
            jdbc.sql("set local statement_timeout = '10min'").update();
            cases.verifyAll().broken().forEach(broken -> {
                LOG.error("the history of case {} is broken at {}: {}", broken.caseId(), broken.seq(), broken.what());
                tasks.alarm("history-broken");
            });
            audit.brokenAt().ifPresent(entry -> {
                LOG.error("the audit is broken at entry {}", entry);
                tasks.alarm("audit-broken");
            });
        }));
    }

    @Bean
    Task<Void> straySweep(Strays strays, huiying.bot.tasks.Tasks tasks, TransactionOperations transactions) {
        return sweep("strays", Duration.ofHours(1), () -> transactions.executeWithoutResult(status -> {
            var share = strays.share();
            if (share.isAlarming()) {
                LOG.error("{} of {} cases of the last day had no unit by the duty list, usually {}", share.lately(), share.filed(), share.usually());
                tasks.alarm("no-duty-share");
            }
        }));
    }

    @Bean
    Strays strays(JdbcClient jdbc, java.time.Clock clock) {
        return new Strays(jdbc, clock);
    }

    @Bean
    Task<Void> outboxSweep(OutboxDispatcher dispatcher) {
        return sweep("outbox", Duration.ofSeconds(10), dispatcher::sweep);
    }

    /** What waited for the end of the quiet hours. */
    @Bean
    Task<Void> newsSweep(Notices notices, TransactionOperations transactions) {
        return sweep("news", Duration.ofMinutes(1), () -> transactions.executeWithoutResult(status -> notices.release()));
    }

    @Bean
    Task<Void> laneSweep(Inbox inbox) {
        return sweep("lanes", Duration.ofMinutes(1), () -> {
            int woken = inbox.wakeForgotten();
            if (woken > 0) {
                LOG.error("{} lanes had waiting messages and no turn to come: woken", woken);
            }
        });
    }

    /** A sweep that fails is run again at its next time; db-scheduler logs it and counts the failures in its table. */
    static Task<Void> sweep(String name, Duration pause, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> work.run());
    }
}
