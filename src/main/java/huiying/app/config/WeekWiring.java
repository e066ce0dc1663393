package huiying.app.config;

import java.time.Clock;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.app.months.BusyWeek;
import huiying.bot.CaseDesk;
import huiying.bot.intake.Predictions;
import huiying.bot.routing.Places;
import huiying.bot.routing.Router;
import huiying.bot.search.SearchIndex;
import huiying.bot.vault.CaseKeys;
import huiying.bot.vault.Vault;
import huiying.nlp.Understander;
import tools.jackson.databind.json.JsonMapper;

/** A made-up week for whoever tries the house out; only in the demo. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("huiying.demo")
class WeekWiring {

    @Bean
    BusyWeek.Book weekBook(TransactionOperations transactions, JdbcClient jdbc, NamedParameterJdbcTemplate batches, CaseKeys keys, Vault vault,
            SearchIndex index) {
        return new BusyWeek.Book(transactions, jdbc, batches, keys, vault, index);
    }

    @Bean
    BusyWeek.City weekCity(Router router, Places places, Settings.House house, JdbcClient jdbc, JsonMapper json, Settings.Dispatch dispatch) {
        return new BusyWeek.City(router, places, house.zone(), new Predictions(jdbc, json, dispatch::promise));
    }

    @Bean
    BusyWeek busyWeek(BusyWeek.Book book, BusyWeek.City city, CaseDesk desk, Understander understander, Clock clock) {
        return new BusyWeek(book, city, desk, understander, clock);
    }
}
