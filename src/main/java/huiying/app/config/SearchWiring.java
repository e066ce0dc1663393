package huiying.app.config;

import java.time.Duration;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import huiying.bot.cases.Cases;
import huiying.bot.feed.Feed;
import huiying.bot.search.Lexemes;
import huiying.bot.search.Search;
import huiying.bot.search.SearchIndex;
import huiying.bot.vault.Vault;

/** Finding cases, and keeping what they are found by in step. */
@Configuration(proxyBeanMethods = false)
class SearchWiring {

    @Bean
    Lexemes lexemes(Vault vault) {
        return new Lexemes(vault);
    }

    @Bean
    Search search(JdbcClient jdbc, Vault vault, Lexemes lexemes, Providers providers) {
        var accounts = Stream.concat(Stream.of("main"), providers.twilio().stream().map(account -> account.account())).distinct().toList();
        return new Search(jdbc, vault, lexemes, accounts);
    }

    @Bean
    SearchIndex searchIndex(TransactionOperations transactions, JdbcClient jdbc, Feed feed, Cases cases, Lexemes lexemes) {
        return new SearchIndex(transactions, jdbc, feed, cases, lexemes);
    }

    @Bean
    Task<Void> searchSweep(SearchIndex index) {
        return Tasks.recurring("search", FixedDelay.of(Duration.ofSeconds(1))).execute((instance, context) -> index.catchUp());
    }
}
