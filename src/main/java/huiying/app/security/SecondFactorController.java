package huiying.app.security;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;

import huiying.bot.staff.StaffMember;

/** The page between the password and the console: the code of an authenticator app, which is set up here the first time. */
@Controller
final class SecondFactorController {
    private final SecondFactors factors;
    private final Sessions sessions;
    private final LoginLimiter limiter;
    private final Cookies cookies;
    private final MessageSource messages;

    SecondFactorController(SecondFactors factors, Sessions sessions, LoginLimiter limiter, Cookies cookies, MessageSource messages) {
        this.factors = factors;
        this.sessions = sessions;
        this.limiter = limiter;
        this.cookies = cookies;
        this.messages = messages;
    }

    /** What the form sends. */
    record Form(@Nullable String code) {
        String text() {
            return code == null ? "" : code.strip();
        }
    }

    @GetMapping("/login/code")
    String ask(ServerWebExchange exchange, Model model) {
        return waiting(exchange).map(who -> page(who, null, exchange, model)).orElse("redirect:/login?problem=expired");
    }

    @PostMapping("/login/code")
    String check(@ModelAttribute Form form, ServerWebExchange exchange, Model model) {
        return waiting(exchange).map(who -> check(who, form.text(), exchange, model)).orElse("redirect:/login?problem=expired");
    }

    private Optional<StaffMember> waiting(ServerWebExchange exchange) {
        return cookies.get(exchange, SessionContext.COOKIE).flatMap(sessions::waiting);
    }

    private String check(StaffMember who, String code, ServerWebExchange exchange, Model model) {
        if (!limiter.admit("code " + who.id(), SignIn.addressOf(exchange.getRequest()))) {
            return page(who, "often", exchange, model);
        }
        return factors.isEnrolled(who.id()) ? compare(who, code, exchange, model) : enrol(who, code, exchange, model);
    }

    private String compare(StaffMember who, String code, ServerWebExchange exchange, Model model) {
        if (!factors.accepts(who, code)) {
            return page(who, "wrong", exchange, model);
        }
        open(who, exchange);
        return "redirect:/console";
    }

    private String enrol(StaffMember who, String code, ServerWebExchange exchange, Model model) {
        var codes = factors.enrol(who, code);
        if (codes.isEmpty()) {
            return page(who, "wrong", exchange, model);
        }
        open(who, exchange);
        model.addAttribute("codes", codes.get());
        return "login-code";
    }

    /** From here on under a new id, like after every change of what somebody may do. */
    private void open(StaffMember who, ServerWebExchange exchange) {
        cookies.get(exchange, SessionContext.COOKIE).ifPresent(sessions::close);
        limiter.forgive("code " + who.id(), SignIn.addressOf(exchange.getRequest()));
        cookies.set(exchange, SessionContext.COOKIE, sessions.open(who.id()));
    }

    private String page(StaffMember who, @Nullable String problem, ServerWebExchange exchange, Model model) {
        boolean enrolled = factors.isEnrolled(who.id());
        model.addAttribute("codes", List.of());
        model.addAttribute("problem", problem);
        model.addAttribute("enrolled", enrolled);
        if (!enrolled) {
            var secret = factors.secretFor(who.id());
            var brand = messages.getMessage("brand", null, java.util.Locale.ENGLISH);
            model.addAttribute("qr", QrPicture.of(SecondFactors.address(secret, who.login(), brand)));
            model.addAttribute("secret", Totp.base32(secret).replaceAll("(.{4})(?=.)", "$1 "));
        }
        return "login-code";
    }
}
