package huiying.app.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.grids.Grids;
import huiying.bot.routing.City;
import huiying.bot.routing.Duties;
import huiying.bot.routing.Places;
import huiying.bot.routing.Router;
import huiying.bot.routing.Units;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;

/** The city we serve, filled in at the first start, and the ear that knows its names. */
@Configuration(proxyBeanMethods = false)
class CityWiring {

    /** That the city is there; what reads it at start asks for this first. */
    record Furnished(boolean atThisStart) {
    }

    @Bean
    Furnished furnished(JdbcClient jdbc, TransactionOperations transactions) {
        return new Furnished(Boolean.TRUE.equals(transactions.execute(status -> new City(jdbc).fill())));
    }

    @Bean
    Units units(JdbcClient jdbc, Furnished city) {
        return new Units(jdbc);
    }

    @Bean
    Grids grids(JdbcClient jdbc, Furnished city) {
        return new Grids(jdbc);
    }

    @Bean
    Places places(JdbcClient jdbc, Grids grids) {
        return new Places(jdbc, grids);
    }

    @Bean
    Router router(JdbcClient jdbc, Units units) {
        return new Router(new Duties(jdbc), units);
    }

    @Bean
    Taxonomy taxonomy() {
        return Taxonomy.bundled();
    }

    @Bean
    Understander understander(Places places, Settings.Dispatch dispatch) {
        return Understander.builder().gazetteer(places.all()).promisedPrecision(dispatch.promise()).build();
    }
}
