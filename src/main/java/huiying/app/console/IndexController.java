package huiying.app.console;

import java.time.Clock;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what this is, in one screen. */
@Controller
final class IndexController {

    private final Ledger ledger;
    private final Clock clock;

    IndexController(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/")
    String index(Words words, Model model) {
        model.addAttribute("story", Samples.story(words));
        model.addAttribute("ledger", ledger.today(clock.instant()));
        return "index";
    }
}
