package huiying.app.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import huiying.app.console.Words;
import huiying.app.months.BusyWeek;
import huiying.app.security.DemoLogins;

/** Three phones and what the service understands, on one page. Without a script every button is a form that comes back to the page. */
@Controller
@ConditionalOnBooleanProperty("huiying.demo")
final class TryController {
    private static final Set<String> PARTS = Set.of("wechat", "sms", "voice", "sight");

    private final Visits visits;
    private final Phones phones;
    private final Handling handling;
    private final Sights sights;
    private final DemoLogins logins;
    private final BusyWeek week;

    TryController(Visits visits, Phones phones, Handling handling, Sights sights, DemoLogins logins, BusyWeek week) {
        this.week = week;
        this.visits = visits;
        this.phones = phones;
        this.handling = handling;
        this.sights = sights;
        this.logins = logins;
    }

    @GetMapping("/try")
    String page(ServerWebExchange exchange, Words words, Model model) {
        var visit = visits.of(exchange);
        model.addAttribute("visit", visit);
        model.addAttribute("scenes", Scene.keys());
        model.addAttribute("logins", logins.all());
        model.addAttribute("week", week.standing().orElse(null));
        model.addAttribute("wechat", phones.wechat(visit.openid()).lines());
        model.addAttribute("sms", phones.sms(visit.number()).lines());
        voice(visit, model);
        model.addAttribute("sight", sights.of(visit, words));
        return "try";
    }

    /** One part of the page as it now is. */
    @GetMapping("/try/part/{name}")
    String part(ServerWebExchange exchange, @PathVariable String name, Words words, Model model) {
        var visit = visits.known(exchange).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        switch (name) {
            case "wechat" -> model.addAttribute("lines", phones.wechat(visit.openid()).lines());
            case "sms" -> model.addAttribute("lines", phones.sms(visit.number()).lines());
            case "voice" -> voice(visit, model);
            default -> model.addAttribute("sight", sights.of(visit, words));
        }
        if (!PARTS.contains(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "try-parts :: " + name;
    }

    private void voice(Visit visit, Model model) {
        model.addAttribute("voice", phones.voice(visit.number()).lines());
        model.addAttribute("turn", phones.turn(visit.number()).name());
        model.addAttribute("since", phones.since(visit.number()));
    }

    @PostMapping("/try/wechat")
    ResponseEntity<Void> wechat(ServerWebExchange exchange, @ModelAttribute Said said) {
        handling.wechat(visits.of(exchange), said);
        return done(exchange);
    }

    @PostMapping("/try/sms")
    ResponseEntity<Void> sms(ServerWebExchange exchange, @ModelAttribute Said said) {
        handling.sms(visits.of(exchange), said);
        return done(exchange);
    }

    @PostMapping("/try/voice")
    ResponseEntity<Void> voice(ServerWebExchange exchange, @ModelAttribute Said said) {
        handling.voice(visits.of(exchange), said);
        return done(exchange);
    }

    @PostMapping("/try/scene")
    ResponseEntity<Void> scene(ServerWebExchange exchange, @ModelAttribute Said said) {
        handling.scene(visits.of(exchange), said);
        return done(exchange);
    }

    /** Three new phones. */
    @PostMapping("/try/again")
    ResponseEntity<Void> again(ServerWebExchange exchange) {
        visits.known(exchange).ifPresent(visit -> phones.hangUp(visit.number()));
        exchange.getResponse().addCookie(ResponseCookie.from(Visit.COOKIE, "").path("/try").httpOnly(true).sameSite("Strict").maxAge(Duration.ZERO).build());
        return back();
    }

    /** What a form on the page sends: words, keys, or what was tapped; and on which phone, where there are several. */
    record Said(@Nullable String text, @Nullable String keys, @Nullable String act, @Nullable String phone) {
        private static final int LONGEST = 1_000;

        String words() {
            var words = text == null ? "" : text.strip();
            return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        }

        String tapped() {
            return act == null ? "" : act;
        }

        String pressed() {
            return keys != null && keys.length() <= 20 && keys.chars().allMatch(key -> "0123456789*#".indexOf(key) >= 0) ? keys : "";
        }
    }

    private static ResponseEntity<Void> done(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader("X-Part") ? ResponseEntity.noContent().build() : back();
    }

    private static ResponseEntity<Void> back() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/try")).build();
    }
}
