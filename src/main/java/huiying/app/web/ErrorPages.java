package huiying.app.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.console.SorryPage;
import huiying.bot.desk.NotPermitted;
import huiying.bot.spool.SpoolFull;
import reactor.core.publisher.Mono;

/** What is shown when something went wrong: a status and a trace id to quote, never how the house is built. Problem details for automation, a page for people. */
@Component
@Order(-2)
final class ErrorPages implements ErrorWebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SorryPage page;

    ErrorPages(SorryPage page) {
        this.page = page;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        var status = statusOf(failure);
        var trace = trace();
        if (status.is5xxServerError()) {
            LOG.error("trace {}: {} {} failed", trace, exchange.getRequest().getMethod(), route(exchange), failure);
        }
        return exchange.getRequest().getPath().value().startsWith("/api/") ? problem(exchange, status, trace) : page.show(exchange, status, trace);
    }

    private static HttpStatusCode statusOf(Throwable failure) {
        return switch (failure) {
            case ErrorResponse known -> known.getStatusCode();
            case NotPermitted no -> no.hidden() ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN; // a hidden case looks like one that does not exist
            case DecodingException unreadable -> HttpStatus.BAD_REQUEST;
            case DataBufferLimitException large -> HttpStatus.CONTENT_TOO_LARGE;
            case DataAccessException database -> HttpStatus.SERVICE_UNAVAILABLE;
            case TransactionException database -> HttpStatus.SERVICE_UNAVAILABLE;
            case SpoolFull full -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /** Only the first step of the path: the rest may hold what a resident typed. */
    private static String route(ServerWebExchange exchange) {
        var parts = exchange.getRequest().getPath().value().split("/", 3);
        return parts.length < 2 ? "/" : "/" + parts[1];
    }

    private static Mono<Void> problem(ServerWebExchange exchange, HttpStatusCode status, String trace) {
        return write(exchange, status, MediaType.APPLICATION_PROBLEM_JSON,
                """
                {"type":"about:blank","title":"%s","status":%d,"trace":"%s"}""".formatted(title(status), status.value(), trace));
    }

    private static String title(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return known == null ? "Error" : known.getReasonPhrase();
    }

    private static Mono<Void> write(ServerWebExchange exchange, HttpStatusCode status, MediaType type, String text) {
        var response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(type);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static String trace() {
        var id = new byte[8];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
