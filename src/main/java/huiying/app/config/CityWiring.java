package huiying.app.config;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.CityDesk;
import huiying.bot.audit.Audit;
import huiying.bot.cases.Cases;
import huiying.bot.duties.Duties;
import huiying.bot.duties.Proposals;
import huiying.bot.grids.Grids;
import huiying.bot.grids.ManagedObjects;
import huiying.bot.learning.categories.TaxonomyBook;
import huiying.bot.routing.Accused;
import huiying.bot.routing.BoundObjects;
import huiying.bot.routing.City;
import huiying.bot.routing.Places;
import huiying.bot.routing.Precedents;
import huiying.bot.routing.Router;
import huiying.bot.routing.Units;
import huiying.bot.routing.WhatIf;
import huiying.nlp.Taxonomy;
import huiying.nlp.Understander;

/** The city we serve, filled in at the first start, and the ear that knows its names. */
@Configuration(proxyBeanMethods = false)
class CityWiring {

    /** That the city is there; what reads it at start asks for this first. */
    record Furnished(boolean atThisStart) {
    }

    @Bean
    Furnished furnished(JdbcClient jdbc, Duties duties, TransactionOperations transactions) {
        return new Furnished(Boolean.TRUE.equals(transactions.execute(status -> new City(jdbc, duties).fill())));
    }

    @Bean
    Units units(JdbcClient jdbc, Furnished city) {
        return new Units(jdbc);
    }

    @Bean
    Grids grids(JdbcClient jdbc, Furnished city, Clock clock, Settings.House house) {
        return new Grids(jdbc, clock, house.zone());
    }

    @Bean
    Places places(JdbcClient jdbc, Grids grids) {
        return new Places(jdbc, grids);
    }

    @Bean
    Duties duties(JdbcClient jdbc, Clock clock) {
        return new Duties(jdbc, clock);
    }

    @Bean
    Precedents precedents(JdbcClient jdbc, Clock clock) {
        return new Precedents(jdbc, clock);
    }

    @Bean
    Proposals proposals(JdbcClient jdbc, Clock clock) {
        return new Proposals(jdbc, clock);
    }

    @Bean
    ManagedObjects managedObjects(JdbcClient jdbc) {
        return new ManagedObjects(jdbc);
    }

    @Bean
    WhatIf whatIf(JdbcClient jdbc, Cases cases, Router router) {
        return new WhatIf(jdbc, cases, router);
    }

    @Bean
    CityDesk cityDesk(TransactionOperations transactions, JdbcClient jdbc, CityDesk.Lists lists, CityDesk.Ground ground, Audit audit) {
        return new CityDesk(transactions, jdbc, lists, ground, audit);
    }

    @Bean
    CityDesk.Lists cityLists(Duties duties, Proposals proposals, Precedents precedents) {
        return new CityDesk.Lists(duties, proposals, precedents);
    }

    @Bean
    CityDesk.Ground cityGround(Units units, Grids grids, Places places, ManagedObjects objects) {
        return new CityDesk.Ground(units, grids, places, objects);
    }

    @Bean
    Router router(Duties duties, Units units, Router.Memory memory, Clock clock, Settings.House house) {
        return new Router(duties, units, memory, new Router.Day(clock, house.zone()));
    }

    @Bean
    Router.Memory memory(Precedents precedents, Units units, JdbcClient jdbc) {
        return new Router.Memory(precedents, new BoundObjects(new ManagedObjects(jdbc)), new Accused(units, jdbc));
    }

    @Bean
    Taxonomy taxonomy(TaxonomyBook book) {
        return book.taxonomy();
    }

    @Bean
    Understander understander(Places places, Taxonomy taxonomy, Settings.Dispatch dispatch) {
        places.refresh();
        return Understander.builder().taxonomy(taxonomy).gazetteer(places::current).promisedPrecision(dispatch.promise()).build();
    }
}
