package huiying.app.console;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.app.config.OidcSettings;
import huiying.app.security.Accounts;
import huiying.app.security.DemoLogins;
import huiying.bot.staff.StaffMember;

/** The login page, and the door of the console that leads everybody to the page their day begins on. */
@Controller
final class SignInPage {

    private static final Set<String> PROBLEMS = Set.of("wrong", "often", "down", "expired", "outside", "unbound");

    private final DemoLogins demo;
    private final Accounts accounts;
    private final OidcSettings outside;

    SignInPage(DemoLogins demo, Accounts accounts, OidcSettings outside) {
        this.outside = outside;
        this.demo = demo;
        this.accounts = accounts;
    }

    @GetMapping("/login")
    String login(@RequestParam @Nullable String problem, @RequestParam @Nullable String out, Model model) {
        model.addAttribute("problem", problem != null && PROBLEMS.contains(problem) ? problem : null);
        model.addAttribute("signedOut", out != null);
        model.addAttribute("outside", outside.on() ? outside.name() : null);
        model.addAttribute("demoLogins", List.copyOf(demo.all()));
        return "login";
    }

    @GetMapping("/console")
    String console(StaffMember member) {
        return "redirect:" + new Me(member.name(), member.role(), "").firstPage();
    }

    @GetMapping("/console/me")
    String me() {
        return "console/me";
    }

    /** What the form of a new password sends. */
    record Passwords(@Nullable String old, @Nullable String wanted) {
    }

    @PostMapping("/console/me/password")
    String password(StaffMember member, @ModelAttribute Passwords form, Model model) {
        var problem = accounts.changeOwn(member, String.valueOf(form.old()), String.valueOf(form.wanted()));
        model.addAttribute("problem", problem);
        return problem == null ? "redirect:/login?out" : "console/me";
    }
}
