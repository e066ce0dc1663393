package huiying.app.simulator;

import java.net.URI;
import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.simulator.TryController.Said;
import reactor.core.publisher.Flux;

/** The other phones of the demo: those of agents, departments and companies, which our service rings. */
@Controller
@ConditionalOnBooleanProperty("huiying.demo")
final class DeskPhones {
    /** Phones of visitors stand on their own page. */
    private static final String VISITORS = "+8613800";

    private final Phones phones;
    private final Handling handling;
    private final Screens screens;

    DeskPhones(Phones phones, Handling handling, Screens screens) {
        this.phones = phones;
        this.handling = handling;
        this.screens = screens;
    }

    /** A phone as it now stands. */
    record Phone(String number, String turn, List<Line> lines) {
    }

    @GetMapping("/try/phones")
    String page(Model model) {
        model.addAttribute("phones", all());
        return "try-phones";
    }

    @GetMapping("/try/phones/now")
    String now(Model model) {
        model.addAttribute("phones", all());
        return "try-parts :: phones";
    }

    private List<Phone> all() {
        return phones.network().busy().stream().filter(number -> !number.startsWith(VISITORS))
                .map(number -> new Phone(number, phones.turn(number).name(), phones
                        .voice(number).lines()))
                .toList().reversed();
    }

    @ResponseBody
    @GetMapping(path = "/try/phones/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> changes() {
        return screens.changes().filter(screen -> screen.startsWith("voice:"))
                .map(screen -> ServerSentEvent.<String>builder().event("changed").data("").build())
                .startWith(ServerSentEvent.<String>builder().comment("open").build());
    }

    @PostMapping("/try/phones")
    ResponseEntity<Void> act(ServerWebExchange exchange, @ModelAttribute Said said) {
        var number = said.phone();
        if (number != null && !number.startsWith(VISITORS)) {
            handling.desk(number, said);
        }
        boolean scripted = exchange.getRequest().getHeaders().containsHeader("X-Part");
        return scripted ? ResponseEntity.noContent().build() : ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/try/phones")).build();
    }
}
