package huiying.app.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.attachments.AttachmentReply;
import huiying.bot.LinkDesk;
import huiying.bot.attachments.Attachments;
import huiying.bot.attachments.Kind;
import huiying.bot.attachments.Uploads;
import huiying.bot.conversation.Presence;
import huiying.bot.feed.Feed;
import huiying.nlp.Language;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

/**
 * What the chat page does beside speaking: photos, who is writing and has read, and the telephone number that makes two addresses one person. Other sites'
 * pages can send none of it: browsers ask before they send JSON or a photo elsewhere, and nobody is allowed.
 */
@Hidden
@RestController
final class ChatExtras {
    private final ChatGuests guests;
    private final Uploads uploads;
    private final Attachments attachments;
    private final AttachmentReply reply;
    private final LinkDesk links;
    private final Side side;

    /** Who is told that somebody writes or has read. */
    @Component
    record Side(Presence presence, Feed feed) {
        void told(UUID address, boolean changed) {
            if (changed) {
                feed.post("talk", null, address, null, Map.of("type", "presence"));
            }
        }
    }

    ChatExtras(ChatGuests guests, Uploads uploads, Attachments attachments, AttachmentReply reply, LinkDesk links, Side side) {
        this.guests = guests;
        this.uploads = uploads;
        this.attachments = attachments;
        this.reply = reply;
        this.links = links;
        this.side = side;
    }

    /** The newest message that was seen. */
    record SeenUpTo(long number) {
    }

    /** A telephone number as it was typed, and the language of the page. */
    record Phone(@Nullable String phone, @Nullable String language) {
    }

    /** A code as it was typed; {@code same} says that whoever proved the number before is the same person. */
    record Code(@Nullable String code, boolean same, @Nullable String language) {
    }

    @PostMapping(path = "/chat/typing", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Void> typing(ServerHttpRequest request) {
        return as(request, guest -> {
            side.told(guest.id(), side.presence().residentTypes(guest.id()));
            return true;
        }).then();
    }

    @PostMapping(path = "/chat/seen", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Void> seen(ServerHttpRequest request, @RequestBody SeenUpTo seen) {
        return as(request, guest -> {
            side.told(guest.id(), side.presence().residentSaw(guest.id(), seen.number()));
            return true;
        }).then();
    }

    /** A photo, to be sent with the next message: its id, or one word for why it was not taken. */
    @PostMapping(path = "/chat/attachments", consumes = {"image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"})
    Mono<ResponseEntity<Map<String, String>>> bring(ServerHttpRequest request) {
        return as(request, guest -> guest).flatMap(guest -> DataBufferUtils.join(request.getBody(), (int) uploads.most()).map(buffer -> {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            return bytes;
        }).defaultIfEmpty(new byte[0]).flatMap(bytes -> ChatController.onThread(() -> taken(guest, bytes)))).onErrorReturn(DataBufferLimitException.class,
                refused("too-large"));
    }

    private ResponseEntity<Map<String, String>> taken(ChatGuests.Guest guest, byte[] bytes) {
        guests.keep(guest);
        return switch (uploads.take(Uploads.By.resident(guest.id()), bytes, Kind.PICTURE, "")) {
            case Uploads.Taken.Kept(var id) -> ResponseEntity.ok(Map.of("id", id.toString()));
            case Uploads.Taken.Refused(var problem) -> refused(problem);
        };
    }

    private static ResponseEntity<Map<String, String>> refused(String problem) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(Map.of("problem", problem));
    }

    @GetMapping("/chat/attachments/{id}")
    Mono<ResponseEntity<Resource>> whole(ServerWebExchange exchange, @PathVariable UUID id) {
        return as(exchange.getRequest(), guest -> reply.of(attachments.ofResident(id, guest.id()), false, exchange));
    }

    @GetMapping("/chat/attachments/{id}/small")
    Mono<ResponseEntity<Resource>> small(ServerWebExchange exchange, @PathVariable UUID id) {
        return as(exchange.getRequest(), guest -> reply.of(attachments.ofResident(id, guest.id()), true, exchange));
    }

    @PostMapping(path = "/chat/phone", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Map<String, String>> phone(ServerHttpRequest request, @RequestBody Phone phone) {
        return as(request, guest -> {
            guests.keep(guest);
            return Map.of("outcome", links.ask(guest.id(), or(phone.phone()), language(phone.language())).name());
        });
    }

    @PostMapping(path = "/chat/phone/code", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Map<String, String>> code(ServerHttpRequest request, @RequestBody Code code) {
        return as(request, guest -> Map.of("outcome", links.prove(guest.id(), or(code.code()), code.same(), language(code.language())).name()));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text.length() > 40 ? text.substring(0, 40) : text;
    }

    private static Language language(@Nullable String tag) {
        return Optional.ofNullable(tag).filter(named -> named.startsWith("en")).map(named -> Language.EN).orElse(Language.ZH);
    }

    private <T> Mono<T> as(ServerHttpRequest request, Function<ChatGuests.Guest, T> work) {
        return ChatController.onThread(() -> work.apply(guests.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN))));
    }
}
