package huiying.app.config;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.config.CityWiring.Furnished;
import huiying.bot.assessment.Assessment;
import huiying.bot.assessment.RuleBooks;
import huiying.bot.cases.Cases;
import huiying.bot.vault.Vault;

/** How the work is judged. */
@Configuration(proxyBeanMethods = false)
class AssessmentWiring {

    @Bean
    RuleBooks ruleBooks(JdbcClient jdbc, TransactionOperations transactions, Clock clock, Furnished city) {
        var books = new RuleBooks(jdbc, clock);
        transactions.executeWithoutResult(status -> books.fill());
        return books;
    }

    @Bean
    Assessment.Hearing hearing(JdbcClient jdbc, Vault vault, Cases cases, Clock clock, Settings.House house) {
        return Assessment.Hearing.of(jdbc, vault, cases, clock, house.zone());
    }

    @Bean
    Assessment assessment(TransactionOperations transactions, JdbcTemplate template, RuleBooks books, Assessment.Hearing hearing, Clock clock) {
        return new Assessment(transactions, template, books, hearing, clock);
    }
}
