package huiying.app.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
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
import huiying.bot.conversation.Presence;
import huiying.channels.web.WebChatChannel;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the chat page talks to: a session of its own, messages through the same door as everybody's, and a stream of answers that can be resumed. */
@Hidden
@RestController
final class ChatController {
    /** Should a ring be lost, the page hears of it then all the same. */
    private static final Duration LOOK = Duration.ofMinutes(3);
    private static final Duration ALIVE = Duration.ofSeconds(20);
    private static final Duration COME_BACK = Duration.ofSeconds(2);
    private static final Duration COOKIE_AGE = Duration.ofDays(180);
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-", 0).factory());
    /** When thousands of pages come back at once, they wait for each other, and neither for the workers' connections nor in front of those who are told something. */
    private static final Semaphore COMING = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private static final Semaphore RUNG = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    private final RingingChat chat;
    private final ChatGuests guests;
    private final ChatAnswers answers;
    private final Presence presence;
    private final Doorway doorway;
    private final boolean https;

    ChatController(RingingChat chat, ChatGuests guests, ChatAnswers answers, Presence presence, Doorway doorway, Settings.House house) {
        this.chat = chat;
        this.guests = guests;
        this.answers = answers;
        this.presence = presence;
        this.doorway = doorway;
        this.https = house.publicBaseUrl() != null && "https".equals(house.publicBaseUrl().getScheme());
    }

    /** How the talk stands, for the page. */
    record Standing(@Nullable String person, boolean typing, @Nullable Instant read) {
        static Standing of(Presence.State state) {
            return new Standing(state.person() == null ? null : String.valueOf(state.name()), state.staffTyping(), state.staffRead());
        }
    }

    /**
     * Gives a visitor who has none a session: in a cookie no script can read. A frame on somebody else's site gets one that is kept for that site alone, and
     * the token in the answer too, since some browsers give a frame no cookie. Only a script of our own page can ask for that: the header makes other sites'
     * browsers ask first, and nobody is allowed.
     */
    @PostMapping("/chat/session")
    Mono<Map<String, String>> open(ServerWebExchange exchange, @RequestHeader(name = WebChatChannel.FRAME_HEADER, required = false) @Nullable String frame) {
        return onThread(() -> guests.of(exchange.getRequest()).isPresent() ? Map.<String, String>of() : admitted(exchange, frame != null));
    }

    private Map<String, String> admitted(ServerWebExchange exchange, boolean framed) {
        var token = guests.admit();
        var name = framed ? WebChatChannel.FRAME_COOKIE : https ? WebChatChannel.SECURE_COOKIE : WebChatChannel.COOKIE;
        exchange.getResponse().addCookie(ResponseCookie.from(name, token).path("/").httpOnly(true).secure(framed || https).sameSite(framed ? "None" : "Lax")
                .partitioned(framed).maxAge(COOKIE_AGE).build());
        return framed ? Map.of("token", token) : Map.of();
    }

    @PostMapping("/chat/messages")
    Mono<Void> say(ServerWebExchange exchange) {
        return known(exchange.getRequest()).flatMap(guest -> doorway.enter(chat, exchange));
    }

    /** The answers, from the number the browser saw last. */
    @GetMapping(path = "/chat/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Object>> listen(ServerHttpRequest request, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
        return onThread(() -> oneOf(COMING, () -> guest(request))).flatMapMany(guest -> stream(guest.id(), number(last)));
    }

    private Mono<ChatGuests.Guest> known(ServerHttpRequest request) {
        return onThread(() -> guest(request));
    }

    private ChatGuests.Guest guest(ServerHttpRequest request) {
        return guests.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private Flux<ServerSentEvent<Object>> stream(UUID address, long from) {
        var seen = new Seen(from);
        var looks = Flux.merge(Flux.interval(Duration.ZERO, LOOK).map(tick -> COMING), chat.bell().rings(address).map(ring -> RUNG)).onBackpressureLatest();
        var news = looks.concatMap(turnstile -> onThread(() -> oneOf(turnstile, () -> look(address, seen))), 1).flatMapIterable(events -> events);
        var alive = Flux.interval(ALIVE).map(tick -> ServerSentEvent.builder().comment("").build());
        return Flux.merge(news, alive).startWith(ServerSentEvent.builder().comment("hello").retry(COME_BACK).build());
    }

    /** What one stream has given so far. */
    private static final class Seen {
        private final Set<UUID> given = new HashSet<>();
        private final long from;
        private long last;
        private @Nullable Instant until;
        private Standing standing = new Standing(null, false, null);

        Seen(long from) {
            this.from = from;
            this.last = from;
        }
    }

    private List<ServerSentEvent<Object>> look(UUID address, Seen seen) {
        var events = new ArrayList<ServerSentEvent<Object>>();
        for (var told : answers.after(address, seen.last, seen.until, seen.given)) {
            if (told.number() != seen.from && seen.given.add(told.id())) {
                seen.last = Math.max(seen.last, told.number());
                seen.until = seen.until == null || seen.until.isBefore(told.at()) ? told.at() : seen.until;
                events.add(ServerSentEvent.<Object>builder(told).id(Long.toString(told.number())).event("message").build());
            }
        }
        var standing = Standing.of(presence.of(address));
        if (!standing.equals(seen.standing)) {
            seen.standing = standing;
            events.add(ServerSentEvent.<Object>builder(standing).event("standing").build());
        }
        return events;
    }

    private static <T> T oneOf(Semaphore few, Supplier<T> work) {
        few.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            few.release();
        }
    }

    static <T> Mono<T> onThread(Supplier<T> work) {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(work, THREADS), true);
    }

    private static long number(@Nullable String last) {
        try {
            return last == null ? 0 : Math.max(0, Long.parseLong(last));
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }
}
