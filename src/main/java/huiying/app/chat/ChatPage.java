package huiying.app.chat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.http.HttpCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;

import huiying.channels.Address;
import huiying.channels.web.WebChatChannel;
import huiying.channels.web.WebChatSessions;

/** The web chat as a full page; whoever comes back finds what was said. */
@Controller
final class ChatPage {
    private final WebChatSessions sessions;
    private final ChatTranscript transcript;

    ChatPage(WebChatSessions sessions, ChatTranscript transcript) {
        this.sessions = sessions;
        this.transcript = transcript;
    }

    @GetMapping("/chat")
    String chat(ServerWebExchange exchange, Model model) {
        model.addAttribute("said", visitor(exchange).map(name -> transcript.of(new Address("web", "main", name))).orElse(List.of()));
        return "chat";
    }

    private Optional<String> visitor(ServerWebExchange exchange) {
        return Stream.of(WebChatChannel.SECURE_COOKIE, WebChatChannel.COOKIE).map(name -> exchange.getRequest().getCookies().getFirst(name))
                .flatMap(Stream::ofNullable).map(HttpCookie::getValue).map(sessions::check).flatMap(Optional::stream).findFirst();
    }
}
