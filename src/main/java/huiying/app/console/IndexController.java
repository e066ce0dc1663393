package huiying.app.console;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;

/** The first page: what this is, in one screen. */
@Controller
final class IndexController {

    private final Chrome chrome;

    IndexController(Chrome chrome) {
        this.chrome = chrome;
    }

    @GetMapping("/")
    String index(ServerWebExchange exchange, Model model) {
        model.addAttribute("story", Samples.story(chrome.words(exchange)));
        return "index";
    }
}
