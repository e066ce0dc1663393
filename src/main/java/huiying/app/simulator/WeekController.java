package huiying.app.simulator;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import huiying.app.months.BusyWeek;

/** Fills the demo with a busy week, shows how far it is, stops half-way, and takes everything of it away again. */
@Controller
@ConditionalOnBooleanProperty("huiying.demo")
final class WeekController {
    private final BusyWeek week;

    WeekController(BusyWeek week) {
        this.week = week;
    }

    /** How far it is, as a part of the page. */
    @GetMapping("/try/week")
    String standing(Model model) {
        model.addAttribute("week", week.standing().orElse(null));
        return "try-parts :: week";
    }

    @PostMapping("/try/week")
    String fill() {
        week.fill();
        return "redirect:/try#week";
    }

    @PostMapping("/try/week/stop")
    String stop() {
        week.stop();
        return "redirect:/try#week";
    }

    @PostMapping("/try/week/remove")
    String remove() {
        week.remove();
        return "redirect:/try#week";
    }
}
