package huiying.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.CaseDesk;
import huiying.bot.cases.Actor;
import huiying.bot.cases.Draft;
import huiying.bot.cases.Matter;
import huiying.bot.cases.Origin;
import huiying.bot.cases.Spot;
import huiying.nlp.Guess;
import huiying.nlp.Language;
import huiying.nlp.Nature;
import huiying.nlp.Prediction;
import huiying.nlp.Urgency;

/** Every route about a case, generated from the mappings, for every role, on a case of the own unit and of another: one wrong answer fails. */
class ApartTest {
    private static House house;
    private static String own;
    private static String other;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.desk.undo=0s");
        own = dispatched("0206", "CGJ");
        other = dispatched("0206", "GAJ");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String dispatched(String category, String unit) {
        var draft = Draft.of("路灯不亮", Language.ZH).titled("路灯不亮").about(new Matter(Nature.HELP, category, Urgency.ORDINARY, false, false))
                .at(Spot.named("柳荫里3号楼"));
        var filed = house.bean(CaseDesk.class).file(draft, new Origin("api", null, null, null, null), new Guess.Clear(List.of(new Prediction(category, .96, List
                .of()))), Actor.integrator("test")).filed();
        house.owner().sql("update cases set unit = ?, state = 'DISPATCHED' where id = ?").params(unit, filed.id()).update();
        return Objects.requireNonNull(filed.number()).digits();
    }

    /** A route about one case. */
    private record Route(String method, String path) {
        String about(String number) {
            return path.replace("{number}", number).replaceAll("\\{[^}]*\\}", "00000000-0000-7000-8000-000000000000");
        }
    }

    private static List<Route> routes() {
        return house.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream().flatMap(info -> info.getPatternsCondition().getPatterns()
                .stream().map(Object::toString).filter(path -> path.startsWith("/console/") && path.contains("{number}")).flatMap(path -> info
                        .getMethodsCondition().getMethods().stream().map(RequestMethod::name).map(method -> new Route(method, path))))
                .distinct().toList();
    }

    @Test
    void noRouteShowsOrChangesACaseOfAnotherUnit() {
        var wrong = new ArrayList<String>();
        var worker = Visitor.signedIn(house, "cgj");
        for (var route : routes()) {
            int status = knock(worker, route, other);
            if (status != 404 && status != 403) {
                wrong.add(route + " about another unit's case answers " + status);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(house.jdbc().sql("select count(*) from command").query(Long.class).single()).as("nothing was asked of the desk").isZero();
    }

    @Test
    void theSameRoutesAreThereForTheOwnUnit() {
        var worker = Visitor.signedIn(house, "cgj");
        var open = routes().stream().filter(route -> route.method().equals("GET") && knock(worker, route, own) == 200).map(Route::path).toList();

        assertThat(open).contains("/console/work/{number}", "/console/cases/{number}", "/console/work/{number}/return");
        assertThat(routes()).as("found from the mappings").hasSizeGreaterThan(12);
    }

    @Test
    void whoeverKeepsTheHouseReachesNoCaseAtAll() {
        for (var login : List.of("security", "auditor")) {
            var keeper = Visitor.signedIn(house, login);
            keeper.seeForm("/console/me");
            for (var route : routes()) {
                assertThat(knock(keeper, route, own)).as("%s as %s", route, login).isEqualTo(403);
            }
        }
    }

    private static int knock(Visitor visitor, Route route, String number) {
        if (route.method().equals("GET")) {
            return visitor.get(route.about(number)).statusCode();
        }
        visitor.seeForm("/console/me");
        return visitor.submit(route.about(number), Map.of("key", "key-" + System.nanoTime(), "text", "x", "reason", "x", "basis", "x", "unit", "CGJ"))
                .statusCode();
    }
}
