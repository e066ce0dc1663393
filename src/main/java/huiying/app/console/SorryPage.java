package huiying.app.console;

import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

/** What people are shown when something went wrong: what happened and what they can do, in their language, with a number to quote. */
@Component
public final class SorryPage {
    private final Chrome chrome;
    private final ObjectProvider<ViewResolver> views;

    SorryPage(Chrome chrome, ObjectProvider<ViewResolver> views) {
        this.chrome = chrome;
        this.views = views;
    }

    public Mono<Void> show(ServerWebExchange exchange, HttpStatusCode status, String trace) {
        exchange.getResponse().setStatusCode(status);
        var look = chrome.look(exchange);
        var model = Map.<String, Object>of("look", look, "words", chrome.words(exchange), "fault", fault(status.value()), "trace", trace);
        return views.orderedStream().findFirst().orElseThrow().resolveViewName("error", look.locale())
                .flatMap(view -> view.render(model, MediaType.TEXT_HTML, exchange));
    }

    /** One of the kinds there are words for. */
    private static String fault(int status) {
        return switch (status) {
            case 401, 403 -> "403";
            case 404, 405 -> "404";
            case 409, 413, 429, 503 -> String.valueOf(status);
            default -> status < 500 ? "400" : "500";
        };
    }
}
