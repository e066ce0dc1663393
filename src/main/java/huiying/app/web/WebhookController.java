package huiying.app.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

/** The doors of the providers. */
@Hidden
@RestController
final class WebhookController {
    private final WebhookDoors doors;
    private final Doorway doorway;

    WebhookController(WebhookDoors doors, Doorway doorway) {
        this.doors = doors;
        this.doorway = doorway;
    }

    @RequestMapping(path = "/channels/**", method = {RequestMethod.GET, RequestMethod.POST})
    Mono<Void> receive(ServerWebExchange exchange) {
        var channel = doors.behind(exchange.getRequest().getPath().value());
        return channel.isEmpty() ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)) : doorway.enter(channel.get(), exchange);
    }
}
