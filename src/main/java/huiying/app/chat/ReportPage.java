package huiying.app.chat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.config.Settings;
import huiying.app.web.ChatDoor;
import huiying.app.web.ChatGuests;
import huiying.app.web.ChatPhotos;
import huiying.channels.web.WebChatChannel;

/** Telling it by a form instead of a talk, without any script; the talk goes on in the chat. */
@Controller
final class ReportPage {
    private static final Duration COOKIE_AGE = Duration.ofDays(180);
    private static final int LONGEST = 2_000;

    private final ChatGuests guests;
    private final ChatDoor door;
    private final ChatPhotos photos;
    private final boolean https;

    ReportPage(ChatGuests guests, ChatDoor door, ChatPhotos photos, Settings.House house) {
        this.guests = guests;
        this.door = door;
        this.photos = photos;
        this.https = house.publicBaseUrl() != null && "https".equals(house.publicBaseUrl().getScheme());
    }

    /** What the form sends. */
    record Form(@Nullable String what, @Nullable String where, @Nullable List<FilePart> photos, @Nullable String key) {
        String words() {
            var told = what == null ? "" : what.strip();
            var place = where == null ? "" : where.strip();
            var whole = place.isEmpty() || told.isEmpty() ? told : told + "\n" + place;
            return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
        }

        /** The same form has the same messages, so that a second post is the first one again. */
        String id(String part) {
            return UUID.nameUUIDFromBytes((key + ":" + part).getBytes(StandardCharsets.UTF_8)).toString();
        }
    }

    @GetMapping("/report")
    String ask() {
        return "report";
    }

    @PostMapping("/report")
    String take(ServerWebExchange exchange, @ModelAttribute Form form, Model model) {
        if (form.words().isEmpty()) {
            model.addAttribute("problem", "report.empty");
            model.addAttribute("form", form);
            return "report";
        }
        var token = guests.token(exchange.getRequest()).orElseGet(() -> admitted(exchange));
        var brought = photos.bring(token, form.photos());
        boolean kept = door.say(token, Map.of("id", form.id("words"), "text", form.words()));
        int n = 0;
        for (var photo : brought) {
            var message = new LinkedHashMap<>(Map.of("id", form.id("photo" + n++), "picture", photo.toString()));
            kept &= door.say(token, message);
        }
        model.addAttribute("problem", kept ? null : "report.later");
        model.addAttribute("form", form);
        return kept ? "redirect:/chat" : "report";
    }

    private String admitted(ServerWebExchange exchange) {
        var token = door.admit();
        var name = https ? WebChatChannel.SECURE_COOKIE : WebChatChannel.COOKIE;
        exchange.getResponse().addCookie(ResponseCookie.from(name, token).path("/").httpOnly(true).secure(https).sameSite("Lax").maxAge(COOKIE_AGE).build());
        return token;
    }
}
