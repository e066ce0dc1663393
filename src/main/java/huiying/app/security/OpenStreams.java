package huiying.app.security;

import java.time.Duration;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Ends event streams when the service stops, or when whoever opened one is signed out; the browser then comes back and is looked at anew. */
@Component
@Order(0)
final class OpenStreams implements WebFilter {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final SessionContext sessions;
    private final Sinks.Empty<Void> stopping = Sinks.empty();

    OpenStreams(SessionContext sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getHeaders().getAccept().contains(MediaType.TEXT_EVENT_STREAM)) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange).takeUntilOther(Flux.merge(stopping.asMono().thenReturn(true), signedOut(exchange)).next());
    }

    /** While nobody can say, a stream stays open: ending it would let all of them come back at once to a database that is already too busy. */
    private Flux<Boolean> signedOut(ServerWebExchange exchange) {
        if (!exchange.getRequest().getPath().value().startsWith("/console")) {
            return Flux.never();
        }
        return Flux.interval(LOOK).onBackpressureDrop().concatMap(tick -> sessions.stillGood(exchange).onErrorReturn(true), 1).filter(good -> !good);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping.tryEmitEmpty();
    }
}
