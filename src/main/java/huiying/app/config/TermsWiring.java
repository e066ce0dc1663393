package huiying.app.config;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.github.kagkarlsson.scheduler.task.Task;

import huiying.bot.TermDesk;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Cases;
import huiying.bot.feed.Feed;
import huiying.bot.routing.CityDuties;
import huiying.bot.routing.Listed;
import huiying.bot.routing.Router;
import huiying.bot.sla.FirstTerms;
import huiying.bot.sla.Receipts;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.sla.TermBook;
import huiying.bot.tasks.Tasks;
import huiying.nlp.Category;
import huiying.nlp.Taxonomy;

/** How long things may take: the book of terms, who changes it, and the mornings of the staff. */
@Configuration(proxyBeanMethods = false)
class TermsWiring {
    @Bean
    TermBook termBook(JdbcClient jdbc, Clock clock, Taxonomy taxonomy, TransactionOperations transactions) {
        var book = new TermBook(jdbc, clock);
        transactions.executeWithoutResult(status -> book.fill(FirstTerms.of(taxonomy.leaves().stream().filter(leaf -> leaf.usual() != null)
                .collect(Collectors.toMap(Category::code, leaf -> CityDuties.levelOf(java.util.Objects.requireNonNull(leaf.usual()).deadline().name()))))));
        return book;
    }

    @Bean
    ServiceLevels serviceLevels(TermBook book, Router router, Settings.House house) {
        return new ServiceLevels(book::current, house.zone(), new Listed(router));
    }

    @Bean
    Receipts receipts(JdbcClient jdbc, TermBook book, Cases cases, Settings.House house) {
        return new Receipts(jdbc, book, cases, house.zone());
    }

    @Bean
    TermDesk termDesk(TransactionOperations transactions, TermBook book, Audit audit) {
        return new TermDesk(transactions, book, audit);
    }

    @Bean
    Tasks tasks(JdbcClient jdbc, Feed feed, Clock clock, TermBook book, Settings.House house) {
        return new Tasks(jdbc, feed, clock, now -> book.current().quiet().ends(now, house.zone()));
    }

    @Bean
    Task<Void> morningSweep(Tasks tasks, TransactionOperations transactions) {
        return SweepWiring.sweep("mornings", Duration.ofMinutes(1), () -> transactions.executeWithoutResult(status -> tasks.ring()));
    }
}
