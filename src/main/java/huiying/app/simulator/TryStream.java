package huiying.app.simulator;

import java.time.Duration;
import java.util.HashSet;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.console.LiveFeed;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Flux;

/** Tells an open page which of its own parts changed; the page then asks for that part. */
@Hidden
@RestController
@ConditionalOnBooleanProperty("huiying.demo")
final class TryStream {
    private static final Duration COMMENT = Duration.ofSeconds(15);
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final Visits visits;
    private final Screens screens;
    private final Sights sights;
    private final LiveFeed feed;

    TryStream(Visits visits, Screens screens, Sights sights, LiveFeed feed) {
        this.visits = visits;
        this.screens = screens;
        this.sights = sights;
        this.feed = feed;
    }

    @GetMapping(path = "/try/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> listen(ServerWebExchange exchange) {
        var visit = visits.known(exchange).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var mine = new HashSet<>(sights.ids(visit));
        var phones = screens.changes().filter(visit::owns).map(screen -> screen.substring(0, screen.indexOf(':')));
        var cases = feed.news().filter(entry -> mine.contains(entry.address())).map(entry -> "sight");
        var changed = Flux.merge(phones, cases).map(part -> ServerSentEvent.<String>builder().event("changed").data(part).build());
        var comments = Flux.interval(COMMENT).map(n -> ServerSentEvent.<String>builder().comment("").build());
        return Flux.merge(changed, comments).startWith(ServerSentEvent.<String>builder().comment("open").retry(COME_BACK).build());
    }
}
