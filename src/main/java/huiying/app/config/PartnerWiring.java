package huiying.app.config;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import huiying.app.partners.Destinations;
import huiying.app.partners.HttpCourier;
import huiying.bot.feed.Feed;
import huiying.bot.partners.Filings;
import huiying.bot.partners.Pusher;
import huiying.bot.partners.Pushes;
import huiying.bot.partners.Subscriptions;
import huiying.bot.vault.Vault;

/** Other systems: what they file, and what they follow. */
@Configuration(proxyBeanMethods = false)
class PartnerWiring {

    @Bean
    Filings filings(JdbcClient jdbc, Vault vault, Clock clock) {
        return new Filings(jdbc, vault, clock);
    }

    @Bean
    Subscriptions subscriptions(JdbcClient jdbc, Vault vault, Feed feed, Clock clock) {
        return new Subscriptions(jdbc, vault, feed, clock);
    }

    @Bean
    Pushes pushes(JdbcClient jdbc, Clock clock) {
        return new Pushes(jdbc, clock);
    }

    @Bean
    Destinations destinations(Settings.Subscriptions settings) {
        return new Destinations(settings.allowedHosts());
    }

    @Bean
    Pusher pusher(TransactionOperations transactions, Feed feed, Subscriptions subscriptions, Pushes pushes, Destinations destinations, Clock clock) {
        return new Pusher(transactions, feed, subscriptions, pushes, new HttpCourier(destinations), clock);
    }

    @Bean
    Task<Void> pushSweep(Pusher pusher) {
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("push-", 0).factory());
        return Tasks.recurring("pushes", FixedDelay.of(Duration.ofSeconds(1))).execute((instance, context) -> pusher.sweep(threads));
    }
}
