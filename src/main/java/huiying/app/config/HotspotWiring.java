package huiying.app.config;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import huiying.bot.CaseDesk;
import huiying.bot.HotspotDesk;
import huiying.bot.HotspotWatch;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Cases;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.desk.Commands;
import huiying.bot.features.FeatureBook;
import huiying.bot.feed.Feed;
import huiying.bot.hotspots.Detector;
import huiying.bot.hotspots.Hotspots;
import huiying.bot.hotspots.Neighbourhood;
import huiying.bot.hotspots.Polls;
import huiying.bot.notices.Notices;
import huiying.bot.progress.Moves;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.CaseKeys;

/** One cause behind many cases: what was told lately, who compares it, and who decides. */
@Configuration(proxyBeanMethods = false)
class HotspotWiring {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    @Bean
    Hotspots hotspots(JdbcClient jdbc, CaseKeys keys, Feed feed, Clock clock) {
        return new Hotspots(jdbc, keys, feed, clock);
    }

    @Bean
    Neighbourhood neighbourhood(JdbcClient jdbc, Cases cases, Feed feed, Clock clock) {
        return new Neighbourhood(jdbc, cases, feed, clock);
    }

    @Bean
    Detector detector(Neighbourhood neighbourhood, Hotspots hotspots, Cases cases, Tasks tasks) {
        return new Detector(neighbourhood, hotspots, cases, tasks);
    }

    @Bean
    HotspotWatch hotspotWatch(TransactionOperations transactions, Feed feed, Neighbourhood neighbourhood, Hotspots hotspots, Detector detector,
            FeatureBook features) {
        return new HotspotWatch(transactions, feed, neighbourhood, hotspots, detector, features::current);
    }

    @Bean
    HotspotDesk.Work hotspotWork(Tasks tasks, Commands commands) {
        return new HotspotDesk.Work(tasks, commands);
    }

    @Bean
    Polls polls(JdbcClient jdbc, PendingQuestions questions, Notices notices, Clock clock) {
        return new Polls(jdbc, questions, notices, clock);
    }

    @Bean
    HotspotDesk.House hotspotHouse(Cases cases, Moves moves, HotspotDesk.Work work, Audit audit, Neighbourhood neighbourhood, Polls polls) {
        return new HotspotDesk.House(cases, moves, work, audit, neighbourhood, polls);
    }

    @Bean
    HotspotDesk hotspotDesk(TransactionOperations transactions, Hotspots hotspots, CaseDesk desk, HotspotDesk.House house) {
        return new HotspotDesk(transactions, hotspots, desk, house);
    }

    @Bean
    Task<Void> hotspotSweep(HotspotWatch watch) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("hotspots", FixedDelay.of(PAUSE)).execute((instance, context) -> watch.watch());
    }
}
