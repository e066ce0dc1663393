package huiying.app.console;

import java.time.Duration;
import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.feed.Feed;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Tells an open page that something it may show has changed; the page then asks for it with its own rights. */
@RestController
final class EventsController {

    private static final Duration TICK = Duration.ofMinutes(1);
    private static final Duration COMMENT = Duration.ofSeconds(15);

    private final LiveFeed feed;
    private final JsonMapper json;

    EventsController(LiveFeed feed, JsonMapper json) {
        this.feed = feed;
        this.json = json;
    }

    @GetMapping(path = "/console/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> events(ServerWebExchange exchange) {
        return Arguments.member(exchange).flatMapMany(member -> Flux.merge(hello(), news(member), ticks(), comments()));
    }

    private static Flux<ServerSentEvent<String>> hello() {
        return Flux.just(ServerSentEvent.<String>builder().retry(Duration.ofSeconds(3)).comment("open").build());
    }

    private Flux<ServerSentEvent<String>> news(StaffMember member) {
        return feed.news().filter(entry -> concerns(entry, member)).map(entry -> ServerSentEvent.<String>builder().event("news").data(told(entry)).build());
    }

    private static Flux<ServerSentEvent<String>> ticks() {
        return Flux.interval(TICK).map(n -> ServerSentEvent.<String>builder().event("tick").data("").build());
    }

    private static Flux<ServerSentEvent<String>> comments() {
        return Flux.interval(COMMENT).map(n -> ServerSentEvent.<String>builder().comment("").build());
    }

    /** Departments hear of their own cases only. */
    static boolean concerns(Feed.Entry entry, StaffMember member) {
        return switch (entry.kind()) {
            case "case", "command", "delivery" -> member.role().seesCases() && (member.role() != Role.DEPARTMENT || member.belongsTo(entry.unit()));
            case "task", "call" -> member.role() == Role.AGENT || member.role() == Role.SUPERVISOR;
            case "broadcast" -> true;
            default -> false;
        };
    }

    private String told(Feed.Entry entry) {
        return json.writeValueAsString(Map.of("kind", entry.kind(), "case", entry.caseId() == null ? "" : entry.caseId().toString()));
    }
}
