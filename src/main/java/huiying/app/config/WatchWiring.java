package huiying.app.config;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.task.Task;

import huiying.bot.HouseWatch;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Cases;
import huiying.bot.cases.ChainCheck;
import huiying.bot.cases.RowCheck;
import huiying.bot.progress.Strays;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.tasks.Tasks;

/** What looks after the house itself, and how often. */
@Configuration(proxyBeanMethods = false)
class WatchWiring {

    @Bean
    HouseWatch houseWatch(TransactionOperations transactions, JdbcClient jdbc, HouseWatch.Checks checks, ServiceLevels levels, Tasks tasks, Clock clock) {
        return new HouseWatch(transactions, jdbc, checks, levels, tasks, clock);
    }

    @Bean
    HouseWatch.Checks houseChecks(JdbcClient jdbc, Cases cases, ChainCheck chains, Audit audit, Strays strays) {
        return new HouseWatch.Checks(chains, new RowCheck(jdbc, cases), audit, strays);
    }

    @Bean
    Strays strays(JdbcClient jdbc, Clock clock) {
        return new Strays(jdbc, clock);
    }

    @Bean
    Task<Void> chainSweep(HouseWatch watch) {
        return SweepWiring.sweep("chains", Duration.ofHours(1), watch::chains);
    }

    @Bean
    Task<Void> rowSweep(HouseWatch watch) {
        return SweepWiring.sweep("rows", Duration.ofHours(1), watch::rows);
    }

    @Bean
    Task<Void> straySweep(HouseWatch watch) {
        return SweepWiring.sweep("strays", Duration.ofHours(1), watch::strays);
    }

    @Bean
    Task<Void> calendarSweep(HouseWatch watch) {
        return SweepWiring.sweep("calendar", Duration.ofHours(6), watch::calendar);
    }

    @Bean
    Task<Void> waitingSweep(HouseWatch watch) {
        return SweepWiring.sweep("waiting", Duration.ofSeconds(30), watch::waiting);
    }

    @Bean
    Task<Void> unansweredTalkSweep(HouseWatch watch) {
        return SweepWiring.sweep("unanswered-talks", Duration.ofSeconds(20), watch::unanswered);
    }

    @Bean
    Task<Void> deadPushSweep(HouseWatch watch) {
        return SweepWiring.sweep("dead-pushes", Duration.ofMinutes(5), watch::pushes);
    }
}
