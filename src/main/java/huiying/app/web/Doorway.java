package huiying.app.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import huiying.channels.Channel;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import reactor.core.publisher.Mono;

/**
 * Carries a request as raw bytes to the reception and its reply back. The work outlives the request: a provider that hangs up must not interrupt a statement in
 * the database, so it runs on a thread of its own and the request only looks on.
 */
final class Doorway {
    static final int LARGEST = 256 * 1024;

    private final Executor threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("door-", 0).factory());
    private final Reception reception;

    Doorway(Reception reception) {
        this.reception = reception;
    }

    Mono<Void> enter(Channel channel, ServerWebExchange exchange) {
        return bodyOf(exchange.getRequest()).map(body -> requestOf(exchange.getRequest(), body))
                .flatMap(request -> Mono.fromFuture(CompletableFuture.supplyAsync(() -> reception.receive(channel, request), threads), true))
                .flatMap(response -> answer(exchange.getResponse(), response))
                .onErrorMap(DataBufferLimitException.class, tooLarge -> new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE));
    }

    private Mono<Void> answer(ServerHttpResponse to, Reception.Response response) {
        var written = write(to, response.reply());
        return response.carried().isEmpty()
                ? written
                : written.then(Mono.fromFuture(() -> CompletableFuture.runAsync(() -> reception.written(response.carried()), threads), true));
    }

    private static Mono<Void> write(ServerHttpResponse to, WebhookReply reply) {
        to.setStatusCode(HttpStatusCode.valueOf(reply.status()));
        if (reply.body().isEmpty()) {
            return to.setComplete();
        }
        to.getHeaders().setContentType(MediaType.parseMediaType(reply.contentType()));
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        to.getHeaders().setContentLength(bytes.length);
        return to.writeWith(Mono.fromSupplier(() -> to.bufferFactory().wrap(bytes)));
    }

    /** Form posts too are read as bytes: the signature covers them. */
    private static Mono<byte[]> bodyOf(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > LARGEST) {
            return Mono.error(new DataBufferLimitException("declared too large"));
        }
        return DataBufferUtils.join(request.getBody(), LARGEST).map(buffer -> {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            return bytes;
        }).defaultIfEmpty(new byte[0]);
    }

    private static WebhookRequest requestOf(ServerHttpRequest request, byte[] body) {
        var uri = request.getURI();
        return new WebhookRequest(request.getMethod().name(), uri.getRawPath(), Objects.requireNonNullElse(uri.getRawQuery(), ""), headersOf(request), body);
    }

    private static Map<String, List<String>> headersOf(ServerHttpRequest request) {
        var headers = new LinkedHashMap<String, List<String>>();
        request.getHeaders().forEach((name, values) -> headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), first -> new ArrayList<>()).addAll(values));
        return headers;
    }
}
