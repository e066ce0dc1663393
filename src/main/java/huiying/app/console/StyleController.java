package huiying.app.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that shows every component, open to all staff. */
@Controller
final class StyleController {

    private static final List<String> STATES = List.of("DRAFT", "SUBMITTED", "TRIAGE", "NEED_INFO", "DISPATCHED", "RETURN_ASKED", "ARBITRATION",
            "IN_PROGRESS", "SCHEDULED", "REPORTED", "RESOLVED", "CLOSED_OK", "CLOSED_SILENT", "CLOSED_UNSOLVED", "ANSWERED", "NOT_ACCEPTED", "INVALID",
            "CANCELLED", "MERGED");

    private final java.time.Clock clock;
    private final Chrome chrome;

    StyleController(java.time.Clock clock, Chrome chrome) {
        this.clock = clock;
        this.chrome = chrome;
    }

    @GetMapping("/console/style")
    String style(org.springframework.web.server.ServerWebExchange exchange, Model model) {
        var words = chrome.words(exchange);
        model.addAttribute("states", STATES);
        model.addAttribute("story", Samples.story(words));
        model.addAttribute("choices", Samples.choices(words));
        model.addAttribute("clocks", clocks(words, clock.instant()));
        model.addAttribute("receipt", receipt(words, clock.instant()));
        return "console/style";
    }

    private static List<ClockFace> clocks(Words words, Instant now) {
        var started = now.minus(Duration.ofDays(2));
        return List.of(words.clock(started, now.plus(Duration.ofHours(31))), words.clock(started, now.plus(Duration.ofMinutes(38))),
                words.clock(started, now.minus(Duration.ofMinutes(125))), new ClockFace("held", words.say("clock.held"), ""),
                words.met(started, now, started.plus(Duration.ofMinutes(6))));
    }

    private static Receipt receipt(Words words, Instant now) {
        var due = words.exact(now.plus(Duration.ofHours(31)));
        return new Receipt(List.of(new Receipt.Line("dispatched", words.exact(now.minus(Duration.ofDays(2)))),
                new Receipt.Line("rule", "general7d"), new Receipt.Line("pauses", words.say("none"))), due);
    }
}
