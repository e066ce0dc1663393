package huiying.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import com.google.re2j.Pattern;

import huiying.app.House;
import huiying.app.Visitor;
import huiying.bot.staff.Role;

class RoutesTest {
    private final House house = House.demo();

    private record Route(String method, String path) {
        Access access() {
            return Routes.accessTo(PathContainer.parsePath(path)).orElseThrow(() -> new AssertionError("no rule in Routes for " + this));
        }
    }

    @Test
    void everyRouteHasARule() {
        assertThat(routes()).isNotEmpty().allSatisfy(route -> assertThat(route.access()).isNotNull());
    }

    @Test
    void aRouteWithoutARuleIsNoticed() {
        assertThat(Routes.accessTo(PathContainer.parsePath("/console/new-and-forgotten"))).isEmpty();
        assertThat(house.get("/console/new-and-forgotten").headers().firstValue("Location")).contains("/login");
        assertThat(Visitor.signedIn(house, "admin").get("/console/new-and-forgotten").statusCode()).isEqualTo(403);
    }

    @Test
    void strangersGetNothingThatIsNotPublic() {
        for (var route : routes()) {
            var response = knock(new Visitor(house), route);
            switch (route.access()) {
                case PUBLIC -> assertThat(response).as("%s", route).isNotEqualTo(401);
                case DOOR -> assertThat(response == 401).as("%s", route).isEqualTo(asksForPassword(route));
                case API -> assertThat(response).as("%s", route).isEqualTo(401);
                case STAFF, CASES, DESK, LABEL, WORK, WATCH, ADMIN, SECURITY, AUDIT -> assertThat(response).as("%s", route).isIn(302, 403);
            }
        }
    }

    /** Only the simulated network asks like the real one does. */
    private static boolean asksForPassword(Route route) {
        return route.path().startsWith("/simulator/twilio/");
    }

    @Test
    void everyRoleGetsExactlyItsRoutes() {
        var department = house.bean(DemoLogins.class).all().stream().filter(login -> login.role().equals("DEPARTMENT")).map(DemoLogin::login).toList();
        for (var login : List.of("agent", "supervisor", "admin", "security", "auditor", department.isEmpty() ? "agent" : department.getFirst())) {
            var visitor = Visitor.signedIn(house, login);
            var role = Role.valueOf(house.bean(DemoLogins.class).all().stream().filter(d -> d.login().equals(login)).findFirst().orElseThrow().role());
            for (var route : routes()) {
                boolean staffOnly = !Set.of(Access.PUBLIC, Access.DOOR, Access.API).contains(route.access());
                if (staffOnly && route.method().equals("GET")) {
                    int status = knock(visitor, route);
                    assertThat(status == 403).as("%s as %s gave %d", route, role, status).isEqualTo(!route.access().admits(role));
                }
            }
        }
    }

    @Test
    void aPostWithoutTheTokenOfItsFormIsRefused() {
        var visitor = Visitor.signedIn(house, "agent");
        for (var route : routes()) {
            if (route.method().equals("POST") && !Set.of(Access.DOOR, Access.API).contains(route.access())) {
                assertThat(visitor.forge(route.path(), Map.of()).statusCode()).as("%s", route).isEqualTo(403);
                assertThat(visitor.forge(route.path(), Map.of("_csrf", "foreign")).statusCode()).as("%s", route).isEqualTo(403);
            }
        }
    }

    /** The health page and its like are answered on another port, to this machine. */
    @Test
    void measurementsAreNotOnThePublicPort() {
        for (var path : List.of("/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env", "/actuator/heapdump", "/health", "/metrics")) {
            assertThat(house.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private int knock(Visitor visitor, Route route) {
        return switch (route.method()) {
            case "GET" -> visitor.get(route.path()).statusCode();
            case "DELETE" -> house.send(house.request(route.path()).DELETE()).statusCode();
            default -> visitor.forge(route.path(), Map.of()).statusCode();
        };
    }

    private List<Route> routes() {
        return house.context().getBeansOfType(RequestMappingHandlerMapping.class).entrySet().stream()
                .filter(entry -> entry.getKey().equals("requestMappingHandlerMapping"))
                .flatMap(entry -> entry.getValue().getHandlerMethods().keySet().stream()).flatMap(info -> routes(info).stream())
                .filter(route -> !route.path().contains("events") && !route.path().contains("stream")).distinct().toList();
    }

    private static List<Route> routes(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods().isEmpty() ? Set.of(RequestMethod.GET) : info.getMethodsCondition().getMethods();
        return info.getPatternsCondition().getPatterns().stream().map(pattern -> filled(pattern.getPatternString()))
                .flatMap(path -> methods.stream().map(method -> new Route(HttpMethod.valueOf(method.name()).name(), path))).toList();
    }

    private static String filled(String pattern) {
        var path = Pattern.compile("\\{[^}]*\\}").matcher(pattern).replaceAll("00000000-0000-7000-8000-000000000000").replace("**", "x");
        return path.startsWith("/") ? path : "/" + path;
    }
}
