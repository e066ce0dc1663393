package huiying.app.simulator;

import java.time.Duration;

import org.reactivestreams.Publisher;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import huiying.app.simulator.Faults.Fault;
import huiying.app.simulator.Faults.Way;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** The simulated providers' bad days: before a simulated interface answers what we send, the script of faults is asked. */
@Component
@ConditionalOnBooleanProperty("huiying.demo")
@Order(0)
final class BadDays implements WebFilter {
    private final Faults faults;

    BadDays(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var channel = channel(exchange);
        var fault = channel.isEmpty() ? java.util.Optional.<Fault>empty() : faults.next(channel, Way.OUT);
        return fault.map(bad -> befall(bad, exchange, chain)).orElseGet(() -> chain.filter(exchange));
    }

    /** What a request would send; empty for everything else. */
    private static String channel(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().value();
        if (exchange.getRequest().getMethod() != HttpMethod.POST || !path.startsWith("/simulator/")) {
            return "";
        }
        if (path.startsWith("/simulator/twilio/")) {
            return path.endsWith("/Messages.json") ? "sms" : path.contains("/Calls") ? "voice" : "";
        }
        return path.startsWith("/simulator/wechat/") && path.contains("/message/") ? "wechat" : "";
    }

    private static Mono<Void> befall(Fault fault, ServerWebExchange exchange, WebFilterChain chain) {
        return switch (fault.kind()) {
            case BROKEN -> answer(exchange, HttpStatus.SERVICE_UNAVAILABLE);
            case TOO_MANY -> {
                exchange.getResponse().getHeaders().set("Retry-After", Long.toString(Math.max(1, fault.length().toSeconds())));
                yield answer(exchange, HttpStatus.TOO_MANY_REQUESTS);
            }
            case RESET -> reset(exchange.getResponse());
            case ACCEPTED_THEN_RESET -> chain.filter(exchange.mutate().response(new Unanswered(exchange.getResponse())).build());
            case STALL -> stall(fault.length()).then(chain.filter(exchange));
            case DROP, DUPLICATE, DELAY, REORDER -> chain.filter(exchange);
        };
    }

    private static Mono<Void> answer(ServerWebExchange exchange, HttpStatus status) {
        exchange.getResponse().setStatusCode(status);
        exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return exchange.getResponse().writeWith(Mono.fromSupplier(() -> exchange.getResponse().bufferFactory().wrap("{}".getBytes(
                java.nio.charset.StandardCharsets.UTF_8))));
    }

    private static Mono<Void> stall(Duration length) {
        return Mono.delay(length).then();
    }

    private static Mono<Void> reset(ServerHttpResponse response) {
        HttpServerResponse wire = ServerHttpResponseDecorator.getNativeResponse(response);
        wire.withConnection(connection -> connection.channel().close());
        return Mono.never();
    }

    /** Everything is done, and nothing is said about it. */
    private static final class Unanswered extends ServerHttpResponseDecorator {
        private Unanswered(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return Flux.from(body).doOnNext(DataBufferUtils::release).then(Mono.defer(() -> reset(getDelegate())));
        }

        @Override
        public Mono<Void> setComplete() {
            return reset(getDelegate());
        }
    }
}
