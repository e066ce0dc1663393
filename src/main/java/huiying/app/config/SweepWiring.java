package huiying.app.config;

import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import huiying.bot.inbox.Inbox;
import huiying.bot.notices.Notices;
import huiying.bot.outbox.OutboxDispatcher;

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
