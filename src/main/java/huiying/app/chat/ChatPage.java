package huiying.app.chat;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.config.ChatSettings;
import huiying.app.security.PagePolicy;
import huiying.app.web.ChatGuests;

/** The web chat as a full page, and the same inside a frame on somebody else's; whoever comes back finds what was said. */
@Controller
final class ChatPage {
    private final ChatGuests guests;
    private final ChatTranscript transcript;
    private final ChatSettings settings;

    ChatPage(ChatGuests guests, ChatTranscript transcript, ChatSettings settings) {
        this.guests = guests;
        this.transcript = transcript;
        this.settings = settings;
    }

    @GetMapping("/chat")
    String chat(ServerWebExchange exchange, Model model) {
        PagePolicy.showsOwnPhotos(exchange, List.of());
        model.addAttribute("framed", false);
        model.addAttribute("said", guests.of(exchange.getRequest()).map(guest -> transcript.of(guest.id())).orElse(List.of()));
        return "chat";
    }

    /** A frame has no cookie: its script asks for what was said. */
    @GetMapping("/chat/frame")
    String frame(ServerWebExchange exchange, Model model) {
        PagePolicy.showsOwnPhotos(exchange, settings.frameAncestors());
        model.addAttribute("framed", true);
        model.addAttribute("said", List.of());
        return "chat";
    }

    @GetMapping("/chat/history")
    @ResponseBody
    List<Said> history(ServerWebExchange exchange) {
        return guests.of(exchange.getRequest()).map(guest -> transcript.of(guest.id())).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}
