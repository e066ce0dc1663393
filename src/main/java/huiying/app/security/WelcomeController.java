package huiying.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind a one-time link: whoever holds it chooses a login and a password. */
@Controller
final class WelcomeController {
    private final Invitations invitations;
    private final Passwords passwords;

    WelcomeController(Invitations invitations, Passwords passwords) {
        this.invitations = invitations;
        this.passwords = passwords;
    }

    /** What the form sends. */
    record Choice(@Nullable String token, @Nullable String login, @Nullable String name, @Nullable String password) {
        String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }

        boolean goodLogin() {
            var login = text(login());
            return login.length() >= 3 && login.length() <= 40 && login.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-_@".indexOf(c) >= 0);
        }

        boolean goodPassword() {
            return Passwords.good(password() == null ? "" : password(), text(login()));
        }
    }

    @GetMapping("/welcome")
    String ask(@RequestParam(defaultValue = "") String token, Model model) {
        return page(new Choice(token, "", "", ""), invitations.isOpen(token) ? "" : "used", model);
    }

    @PostMapping("/welcome")
    String choose(@ModelAttribute Choice choice, Model model) {
        if (!invitations.isOpen(choice.text(choice.token()))) {
            return page(choice, "used", model);
        }
        if (!choice.goodLogin() || choice.text(choice.name()).isEmpty()) {
            return page(choice, "login", model);
        }
        return choice.goodPassword() ? accept(choice, model) : page(choice, "password", model);
    }

    private String accept(Choice choice, Model model) {
        var hash = passwords.hash(String.valueOf(choice.password()));
        return switch (invitations.accept(choice.text(choice.token()), choice.text(choice.login()), choice.text(choice.name()), hash)) {
            case WELCOME -> "redirect:/login";
            case USED -> page(choice, "used", model);
            case LOGIN_TAKEN -> page(choice, "login", model);
        };
    }

    private static String page(Choice choice, String problem, Model model) {
        model.addAttribute("token", choice.text(choice.token())).addAttribute("login", choice.text(choice.login())).addAttribute("name",
                choice.text(choice.name()));
        model.addAttribute("problem", problem.isEmpty() ? null : problem);
        return "welcome";
    }
}
