package huiying.app.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    Flux<ServerSentEvent<String>> events(ServerWebExchange exchange, @RequestParam(required = false) @Nullable UUID talk) {
        return Arguments.member(exchange).flatMapMany(member -> Flux.merge(hello(), news(member, talk), ticks(), comments()));
    }

    private static Flux<ServerSentEvent<String>> hello() {
        return Flux.just(ServerSentEvent.<String>builder().retry(Duration.ofSeconds(3)).comment("open").build());
    }

    private Flux<ServerSentEvent<String>> news(StaffMember member, @Nullable UUID talk) {
        return feed.batches().map(batch -> batch.told(new Audience(member.role(), member.unit(), talk), entries -> told(entries, member, talk)))
                .filter(told -> !told.isEmpty()).map(told -> ServerSentEvent.<String>builder().event("news").data(told).build());
    }

    /** To whom the same things are told. */
    private record Audience(Role role, @Nullable String unit, @Nullable UUID talk) {
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
            case "attachment" -> entry.caseId() != null && member.role().seesCases() && member.role() != Role.DEPARTMENT;
            default -> false;
        };
    }

    /** What is said in the one talk this page shows. */
    private static boolean isOf(@Nullable UUID talk, Feed.Entry entry, StaffMember member) {
        boolean said = switch (entry.kind()) {
            case "turn", "talk", "delivery", "attachment" -> true;
            default -> false;
        };
        return said && talk != null && talk.equals(entry.address()) && (member.role() == Role.AGENT || member.role() == Role.SUPERVISOR);
    }

    private String told(List<Feed.Entry> entries, StaffMember member, @Nullable UUID talk) {
        var changes = entries.stream().filter(entry -> concerns(entry, member) || isOf(talk, entry, member)).map(EventsController::told).distinct().toList();
        return changes.isEmpty() ? "" : json.writeValueAsString(changes);
    }

    private static Map<String, String> told(Feed.Entry entry) {
        var kind = switch (entry.kind()) {
            case "turn" -> "talk";
            case "attachment" -> entry.caseId() == null ? "talk" : "case talk";
            default -> entry.kind();
        };
        return Map.of("kind", kind, "case", entry.caseId() == null ? "" : entry.caseId().toString());
    }
}
