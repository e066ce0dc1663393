package huiying.app.security;

import java.util.List;
import java.util.Optional;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every route of the house and who may use it; the first rule that matches decides. What no rule names is closed to everybody. */
public final class Routes {
    private static final List<Rule> RULES = List.of(
            // doors
            rule("/channels/**", Access.DOOR), rule("/chat/messages", Access.DOOR), rule("/chat/stream", Access.DOOR), rule("/chat/session", Access.DOOR),
            rule("/chat/typing", Access.DOOR), rule("/chat/seen", Access.DOOR), rule("/chat/attachments/**", Access.DOOR), rule("/chat/phone/**", Access.DOOR),
            rule("/chat/history", Access.DOOR),
            rule("/simulator/**", Access.DOOR),
            // automation
            rule("/api/v1/openapi.json/**", Access.STAFF), rule("/api/v1/docs/**", Access.STAFF), rule("/api/v1/swagger-ui/**", Access.STAFF),
            rule("/api/v1/**", Access.API),
            // the trade's own protocol carries its key itself
            rule("/open311/v2/**", Access.DOOR),
            // for residents and visitors
            rule("/", Access.PUBLIC), rule("/try/**", Access.PUBLIC), rule("/chat", Access.PUBLIC), rule("/chat/frame", Access.PUBLIC),
            rule("/report", Access.PUBLIC), rule("/case/**", Access.PUBLIC),
            rule("/login/**", Access.PUBLIC), rule("/logout", Access.PUBLIC), rule("/welcome", Access.PUBLIC),
            // files
            rule("/css/**", Access.PUBLIC), rule("/js/**", Access.PUBLIC), rule("/img/**", Access.PUBLIC), rule("/audio/**", Access.PUBLIC),
            rule("/webjars/**", Access.PUBLIC),
            rule("/favicon.svg", Access.PUBLIC), rule("/favicon.ico", Access.PUBLIC), rule("/icons.svg", Access.PUBLIC), rule("/robots.txt", Access.PUBLIC),
            // staff
            rule("/console", Access.STAFF), rule("/console/me/**", Access.STAFF), rule("/console/style", Access.STAFF),
            rule("/console/guide/**", Access.STAFF),
            rule("/console/cases/**", Access.CASES), rule("/console/events/**", Access.CASES), rule("/console/objections/**", Access.CASES),
            rule("/console/attachments/**", Access.CASES), rule("/console/search", Access.CASES), rule("/console/commands/**", Access.CASES),
            rule("/console/broadcasts/**", Access.CASES),
            rule("/console/desk/**", Access.DESK), rule("/console/talks/**", Access.DESK),
            rule("/console/studio/label", Access.LABEL), rule("/console/studio/talks/keep/**", Access.LABEL), rule("/console/studio/**", Access.ADMIN),
            rule("/console/work/**", Access.WORK), rule("/console/watch/**", Access.WATCH), rule("/console/wall/**", Access.WATCH),
            rule("/console/reports/**", Access.WATCH), rule("/console/exports/**", Access.WATCH),
            rule("/console/admin/people/**", Access.SECURITY), rule("/console/admin/keys/**", Access.SECURITY),
            rule("/console/admin/audit/**", Access.AUDIT), rule("/console/admin/**", Access.ADMIN));

    private Routes() {
    }

    private record Rule(PathPattern pattern, Access access) {
    }

    static Optional<Access> accessTo(PathContainer path) {
        return RULES.stream().filter(rule -> rule.pattern().matches(path)).map(Rule::access).findFirst();
    }

    private static Rule rule(String pattern, Access access) {
        return new Rule(PathPatternParser.defaultInstance.parse(pattern), access);
    }
}
