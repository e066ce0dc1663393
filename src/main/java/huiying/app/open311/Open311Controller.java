package huiying.app.open311;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.cases.Case;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.desk.NotPermitted;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Language;
import io.swagger.v3.oas.annotations.Hidden;

/** The door of GeoReport v2. The ending of the path says how to answer; questions are open to everybody, telling needs a key. */
@Hidden
@RestController
@RequestMapping("/open311/v2")
final class Open311Controller {
    private static final int MOST_IDS = 1_000;

    private final Counter counter;
    private final Shelf shelf;
    private final Publication publication;
    private final Services services;
    private final Reports reports;
    private final Updates updates;

    Open311Controller(Counter counter, Shelf shelf, Publication publication, Services services, Reports reports, Updates updates) {
        this.counter = counter;
        this.shelf = shelf;
        this.publication = publication;
        this.services = services;
        this.reports = reports;
        this.updates = updates;
    }

    @GetMapping("/discovery.{format}")
    ResponseEntity<byte[]> discovery(ServerWebExchange exchange, @PathVariable String format) {
        read(exchange);
        return answer(format, HttpStatus.OK, counter.discovery());
    }

    @GetMapping("/services.{format}")
    ResponseEntity<byte[]> services(ServerWebExchange exchange, @PathVariable String format) {
        return answer(format, HttpStatus.OK, services.list(language(read(exchange))));
    }

    @GetMapping("/services/{code}.{format}")
    ResponseEntity<byte[]> definition(ServerWebExchange exchange, @PathVariable String code, @PathVariable String format) {
        var language = language(read(exchange));
        return answer(format, HttpStatus.OK, services.definition(services.find(code), language));
    }

    @GetMapping("/requests.{format}")
    ResponseEntity<byte[]> requests(ServerWebExchange exchange, @PathVariable String format) {
        var fields = read(exchange);
        var numbers = fields.list("service_request_id");
        if (numbers.size() > MOST_IDS) {
            throw Refused.bad("at most " + MOST_IDS + " service_request_id at once");
        }
        return shown(format, numbers.isEmpty() ? shelf.list(shelf.wanted(fields)) : shelf.numbered(numbers), fields);
    }

    @GetMapping("/requests/{id}.{format}")
    ResponseEntity<byte[]> request(ServerWebExchange exchange, @PathVariable String id, @PathVariable String format) {
        var fields = read(exchange);
        return shown(format, List.of(shelf.find(id).orElseThrow(() -> Refused.unknown("service_request_id"))), fields);
    }

    /** A number is given at once, so it is its own token; a request that was sent with "Prefer: respond-async" got one instead. */
    @GetMapping("/tokens/{token}.{format}")
    ResponseEntity<byte[]> token(ServerWebExchange exchange, @PathVariable String token, @PathVariable String format) {
        read(exchange);
        var found = id(token).flatMap(shelf::filed).or(() -> shelf.find(token)).orElseThrow(() -> Refused.unknown("token"));
        return answer(format, HttpStatus.OK, one(Tag.of("service_request_id", Publication.number(found)), Tag.of("token", token)));
    }

    @PostMapping("/requests.{format}")
    ResponseEntity<byte[]> report(ServerWebExchange exchange, @PathVariable String format) {
        var fields = form(exchange);
        var partner = partner(fields, exchange);
        if (partner.role() == Role.ADMIN) {
            throw Refused.key();
        }
        var headers = exchange.getRequest().getHeaders();
        var key = Optional.ofNullable(headers.getFirst("Idempotency-Key")).map(String::strip).orElse("");
        var filed = reports.file(fields, partner, key);
        boolean later = Optional.ofNullable(headers.getFirst("Prefer")).filter(wish -> wish.contains("respond-async")).isPresent();
        var name = later ? Tag.of("token", filed.filed().id()) : Tag.of("service_request_id", Publication.number(filed.filed()));
        return answer(format, later ? HttpStatus.ACCEPTED : filed.again() ? HttpStatus.OK : HttpStatus.CREATED,
                one(name, Tag.of("service_notice", counter.notice(filed.filed(), language(fields))),
                        Tag.of("account_id", fields.text("account_id").orElse(null))));
    }

    @GetMapping("/servicerequestupdates.{format}")
    ResponseEntity<byte[]> news(ServerWebExchange exchange, @PathVariable String format) {
        var fields = read(exchange);
        if (counter.partner(fields).isEmpty()) {
            throw Refused.key();
        }
        return answer(format, HttpStatus.OK, updates.list(fields, language(fields)));
    }

    @PostMapping("/servicerequestupdates.{format}")
    ResponseEntity<byte[]> say(ServerWebExchange exchange, @PathVariable String format) {
        var fields = form(exchange);
        return answer(format, HttpStatus.CREATED, updates.say(fields, partner(fields, exchange)));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refused refused, ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().value();
        var response = ResponseEntity.status(refused.status());
        if (refused.status() == HttpStatus.TOO_MANY_REQUESTS) {
            response.header("Retry-After", "60");
        }
        var format = path.endsWith(".json") ? Format.JSON : Format.XML;
        return response.contentType(format.type()).body(format.write(refused.told()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> moved(NotAllowedNow moved, ServerWebExchange exchange) {
        return refused(Refused.bad("the request does not permit this now: it is " + moved.state() + " (" + moved.why() + ")"), exchange);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> forbidden(NotPermitted forbidden, ServerWebExchange exchange) {
        return refused(forbidden.hidden() ? Refused.unknown("service_request_id") : Refused.key(), exchange);
    }

    private Fields read(ServerWebExchange exchange) {
        var fields = Fields.of(new LinkedMultiValueMap<>(), exchange.getRequest().getQueryParams());
        counter.readable(fields, from(exchange));
        return fields;
    }

    private StaffMember partner(Fields fields, ServerWebExchange exchange) {
        counter.jurisdiction(fields);
        return counter.writer(fields, from(exchange));
    }

    private ResponseEntity<byte[]> shown(String format, List<Case> found, Fields fields) {
        return answer(format, HttpStatus.OK, publication.list(found, language(fields), fields.text("extensions").filter("true"::equals).isPresent()));
    }

    private static ResponseEntity<byte[]> answer(String ending, HttpStatus status, Tag root) {
        var format = Format.named(ending).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.status(status).contentType(format.type()).body(format.write(root));
    }

    private static Tag one(Tag... tags) {
        return Tag.list("service_requests", "request", List.of(Tag.fields(tags)));
    }

    private static Language language(Fields fields) {
        return fields.text("locale").filter(locale -> locale.startsWith("en")).isPresent() ? Language.EN : Language.ZH;
    }

    private static Optional<UUID> id(String token) {
        try {
            return Optional.of(UUID.fromString(token));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static String from(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null ? "" : remote.getAddress().getHostAddress();
    }

    /** Forms come plain, or in parts where pictures are sent along; pictures themselves are not kept here. */
    private static Fields form(ServerWebExchange exchange) {
        var type = exchange.getRequest().getHeaders().getContentType();
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        if (exchange.getRequest().getMethod() == HttpMethod.POST && type != null && MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
            var parts = exchange.getMultipartData().block();
            if (parts != null) {
                parts.forEach((name, values) -> values.stream().filter(FormFieldPart.class::isInstance)
                        .forEach(value -> form.add(name, ((FormFieldPart) value).value())));
            }
        } else {
            var plain = exchange.getFormData().block();
            if (plain != null) {
                form.addAll(plain);
            }
        }
        return Fields.of(form, exchange.getRequest().getQueryParams());
    }
}
