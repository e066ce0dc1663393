package huiying.app.config;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.FeatureDesk;
import huiying.bot.audit.Audit;
import huiying.bot.features.FeatureBook;
import huiying.bot.features.Features;
import huiying.bot.features.Sampling;

/** What the house does of itself: the book of switches, and who changes it. */
@Configuration(proxyBeanMethods = false)
class FeatureWiring {
    @Bean
    FeatureBook featureBook(JdbcClient jdbc, Clock clock, Settings.Dispatch dispatch) {
        return new FeatureBook(jdbc, clock, Features.all(new Sampling((int) Math.round(100 * dispatch.sample()), Sampling.USUAL.approvals())));
    }

    @Bean
    FeatureDesk featureDesk(TransactionOperations transactions, FeatureBook book, Audit audit) {
        return new FeatureDesk(transactions, book, audit);
    }
}
