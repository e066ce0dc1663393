package huiying.app.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import com.google.re2j.Pattern;

import huiying.channels.twilio.TwilioAccount;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

/** Twilio's interface for what we send: takes text messages, reports what becomes of them and remembers both ways; places, leads and ends calls. */
@Hidden
@RestController
@ConditionalOnBooleanProperty("huiying.demo")
@RequestMapping("/simulator/twilio/2010-04-01/Accounts/{account}")
final class TwilioApi {
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int LONGEST = 1_600;

    private final TwilioSide twilio;
    private final Phones phones;
    private final TextBook book;
    private final CallsApi calls;

    TwilioApi(TwilioSide twilio, Phones phones, TextBook book) {
        this.twilio = twilio;
        this.phones = phones;
        this.book = book;
        this.calls = new CallsApi(twilio, phones);
    }

    @PostMapping("/Messages.json")
    Mono<ResponseEntity<Map<String, @Nullable Object>>> send(@PathVariable String account, ServerWebExchange exchange) {
        if (!admitted(account, exchange)) {
            return Mono.just(unknown());
        }
        return exchange.getFormData().map(form -> take(value(form, "To"), value(form, "From"), value(form, "Body"), value(form, "StatusCallback")));
    }

    @PostMapping("/Calls.json")
    Mono<ResponseEntity<Map<String, @Nullable Object>>> call(@PathVariable String account, ServerWebExchange exchange) {
        return admitted(account, exchange) ? exchange.getFormData().map(calls::place) : Mono.just(unknown());
    }

    @PostMapping("/Calls/{sid}.json")
    Mono<ResponseEntity<Map<String, @Nullable Object>>> change(@PathVariable String account, @PathVariable String sid, ServerWebExchange exchange) {
        return admitted(account, exchange) ? exchange.getFormData().map(form -> calls.change(sid, form)) : Mono.just(unknown());
    }

    private ResponseEntity<Map<String, @Nullable Object>> take(String to, String from, String body, String callback) {
        if (!NUMBER.matches(to)) {
            return refused(400, 21211, "Invalid 'To' Phone Number");
        }
        if (!from.equals(account().from())) {
            return refused(400, 21606, "The From phone number is not yours");
        }
        if (body.isEmpty() || body.length() > LONGEST) {
            return body.isEmpty() ? refused(400, 21602, "Message body is required") : refused(400, 21617, "The message body exceeds 1600 characters");
        }
        var sid = twilio.newSid("SM");
        book.sent(sid, "outbound-api", from, to, body);
        phones.arrived(to, body, sid, callback);
        return ResponseEntity.status(201).body(book.find(sid).map(resources()::of).orElseThrow());
    }

    /** What was sent either way, the newest first, page by page. */
    @GetMapping("/Messages.json")
    ResponseEntity<Map<String, @Nullable Object>> list(@PathVariable String account, ServerWebExchange exchange) {
        return admitted(account, exchange) ? ResponseEntity.ok(resources().page(book.newest(), exchange.getRequest().getQueryParams())) : unknown();
    }

    @GetMapping("/Messages/{sid}.json")
    ResponseEntity<Map<String, @Nullable Object>> message(@PathVariable String account, @PathVariable String sid, ServerWebExchange exchange) {
        return admitted(account, exchange) ? book.find(sid).map(resources()::of).map(ResponseEntity::ok).orElseGet(TwilioApi::absent) : unknown();
    }

    @GetMapping("/Messages/{sid}/Media/{media}")
    ResponseEntity<byte[]> media(@PathVariable String account, @PathVariable String sid, @PathVariable String media, ServerWebExchange exchange) {
        if (!admitted(account, exchange)) {
            return ResponseEntity.status(401).build();
        }
        boolean there = book.find(sid).filter(entry -> entry.media().contains(media)).isPresent();
        return there ? ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, Camera.TYPE).body(Camera.photo()) : ResponseEntity.notFound().build();
    }

    @DeleteMapping("/Messages/{sid}/Media/{media}")
    ResponseEntity<Void> forget(@PathVariable String account, @PathVariable String sid, @PathVariable String media, ServerWebExchange exchange) {
        if (!admitted(account, exchange)) {
            return ResponseEntity.status(401).build();
        }
        return book.forget(sid, media) ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build();
    }

    @GetMapping("/Recordings/{sid}")
    ResponseEntity<byte[]> recording(@PathVariable String account, @PathVariable String sid, ServerWebExchange exchange) {
        if (!admitted(account, exchange)) {
            return ResponseEntity.status(401).build();
        }
        return twilio.hasRecorded(sid)
                ? ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, Tape.TYPE).body(Tape.silence())
                : ResponseEntity.notFound().build();
    }

    @DeleteMapping("/Recordings/{sid}")
    ResponseEntity<Void> forget(@PathVariable String account, @PathVariable String sid, ServerWebExchange exchange) {
        if (!admitted(account, exchange)) {
            return ResponseEntity.status(401).build();
        }
        return twilio.forget(sid) ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build();
    }

    private TwilioResources resources() {
        return new TwilioResources(account());
    }

    private static ResponseEntity<Map<String, @Nullable Object>> unknown() {
        return refused(401, 20003, "Authenticate");
    }

    private static ResponseEntity<Map<String, @Nullable Object>> absent() {
        return refused(404, 20404, "The requested resource was not found");
    }

    static ResponseEntity<Map<String, @Nullable Object>> refused(int status, int code, String message) {
        return ResponseEntity.status(status)
                .body(Map.of("code", code, "message", message, "more_info", "https://www.twilio.com/docs/errors/" + code, "status", status));
    }

    private boolean admitted(String sid, ServerWebExchange exchange) {
        var right = "Basic " + Base64.getEncoder()
                .encodeToString((account().accountSid() + ":" + account().tokens().current()).getBytes(StandardCharsets.UTF_8));
        var shown = Objects.requireNonNullElse(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION), "");
        return sid.equals(account().accountSid())
                && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private TwilioAccount account() {
        return twilio.account();
    }

    static String value(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "");
    }
}
