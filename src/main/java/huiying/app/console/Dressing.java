package huiying.app.console;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

/** Gives every template what it may always name: {@code look}, {@code words}, {@code signs}, {@code once}, {@code demo}. */
@ControllerAdvice
final class Dressing {

    private static final Signs SIGNS = new Signs();
    private static final Once ONCE = new Once();

    private final Chrome chrome;

    Dressing(Chrome chrome) {
        this.chrome = chrome;
    }

    @ModelAttribute
    void dress(ServerWebExchange exchange, Model model) {
        model.addAttribute("look", chrome.look(exchange));
        model.addAttribute("words", chrome.words(exchange));
        model.addAttribute("signs", SIGNS);
        model.addAttribute("once", ONCE);
        model.addAttribute("demo", chrome.demo());
    }
}
