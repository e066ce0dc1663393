package huiying.app.web;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.config.Settings;
import huiying.channels.Address;
import huiying.channels.web.WebChatChannel;
import huiying.channels.web.WebChatSessions;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the chat page talks to: a session of its own, messages through the same door as everybody's, and a stream of answers that can be resumed. */
@Hidden
@RestController
final class ChatController {
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final Duration COME_BACK = Duration.ofSeconds(2);
    private static final Duration COOKIE_AGE = Duration.ofDays(180);
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-", 0).factory());

    private final RingingChat chat;
    private final WebChatSessions sessions;
    private final ChatAnswers answers;
    private final Doorway doorway;
    private final boolean https;

    ChatController(RingingChat chat, WebChatSessions sessions, ChatAnswers answers, Doorway doorway, Settings.House house) {
        this.chat = chat;
        this.sessions = sessions;
        this.answers = answers;
        this.doorway = doorway;
        this.https = house.publicBaseUrl() != null && "https".equals(house.publicBaseUrl().getScheme());
    }

    /** Gives a visitor who has none a session, in a cookie no script can read. */
    @PostMapping("/chat/session")
    Mono<Void> open(ServerWebExchange exchange) {
        if (visitor(exchange.getRequest()).isEmpty()) {
            var name = https ? WebChatChannel.SECURE_COOKIE : WebChatChannel.COOKIE;
            exchange.getResponse().addCookie(
                    ResponseCookie.from(name, sessions.issue()).path("/").httpOnly(true).secure(https).sameSite("Lax").maxAge(COOKIE_AGE).build());
        }
        exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        return exchange.getResponse().setComplete();
    }

    @PostMapping("/chat/messages")
    Mono<Void> say(ServerWebExchange exchange) {
        return doorway.enter(chat, exchange);
    }

    /** The answers, from the number the browser saw last. */
    @GetMapping(path = "/chat/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<ChatAnswers.Told>> listen(ServerHttpRequest request, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
        var visitor = visitor(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        return stream(new Address(chat.name(), chat.account(), visitor), number(last));
    }

    private Flux<ServerSentEvent<ChatAnswers.Told>> stream(Address visitor, long from) {
        var given = new HashSet<UUID>();
        var looks = Flux.merge(Flux.interval(Duration.ZERO, LOOK).map(tick -> true), chat.bell().rings(visitor.value())).onBackpressureLatest();
        Flux<ServerSentEvent<ChatAnswers.Told>> told = looks.concatMap(look -> news(visitor, from, given), 1).flatMapIterable(news -> news)
                .filter(news -> news.number() != from && given.add(news.id())).map(ChatController::event);
        return told.startWith(ServerSentEvent.<ChatAnswers.Told>builder().comment("hello").retry(COME_BACK).build());
    }

    private Mono<List<ChatAnswers.Told>> news(Address visitor, long from, Set<UUID> given) {
        var known = Set.copyOf(given);
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> answers.after(visitor, from, known), THREADS), true);
    }

    private static ServerSentEvent<ChatAnswers.Told> event(ChatAnswers.Told told) {
        return ServerSentEvent.builder(told).id(Long.toString(told.number())).event("message").build();
    }

    private Optional<String> visitor(ServerHttpRequest request) {
        return Stream.of(WebChatChannel.SECURE_COOKIE, WebChatChannel.COOKIE).map(name -> request.getCookies().getFirst(name)).filter(found -> found != null)
                .map(HttpCookie::getValue).map(sessions::check).flatMap(Optional::stream).findFirst();
    }

    private static long number(@Nullable String last) {
        try {
            return last == null ? 0 : Math.max(0, Long.parseLong(last));
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }
}
