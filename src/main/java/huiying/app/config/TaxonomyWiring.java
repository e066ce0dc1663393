package huiying.app.config;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.TaxonomyDesk;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Cases;
import huiying.bot.learning.categories.Looking;
import huiying.bot.learning.categories.Moving;
import huiying.bot.learning.categories.TaxonomyBook;
import huiying.bot.learning.categories.TaxonomyChanges;
import huiying.bot.learning.runs.Golden;
import huiying.bot.learning.samples.SampleEdits;
import huiying.bot.learning.talks.TestTalks;
import huiying.bot.routing.Router;

/** The tree of categories: kept by version, in force on every node, changed with all that hangs on it. */
@Configuration(proxyBeanMethods = false)
class TaxonomyWiring {

    /** The tree in force is there before anybody asks for a name. */
    @Bean
    TaxonomyBook taxonomyBook(JdbcClient jdbc, Clock clock) {
        var book = new TaxonomyBook(jdbc, clock);
        book.follow();
        return book;
    }

    @Bean
    Moving taxonomyMoving(JdbcClient jdbc, SampleEdits edits, TestTalks talks) {
        return new Moving(jdbc, edits, talks);
    }

    @Bean
    Looking taxonomyLooking(JdbcClient jdbc, Cases cases, Router router, Moving moving, Golden golden, Clock clock) {
        return new Looking(jdbc, cases, router, moving, golden, clock);
    }

    @Bean
    TaxonomyChanges taxonomyChanges(TaxonomyBook book, Moving moving, Looking looking) {
        return new TaxonomyChanges(book, moving, looking);
    }

    @Bean
    TaxonomyDesk taxonomyDesk(TransactionOperations transactions, JdbcClient jdbc, TaxonomyBook book, TaxonomyChanges changes, Audit audit) {
        return new TaxonomyDesk(transactions, jdbc, book, changes, audit);
    }
}
