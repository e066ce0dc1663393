package huiying.app.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

import huiying.app.providers.CodesInDatabase;
import huiying.bot.staff.StaffMember;

/** Codes for stickers: whoever scans one begins to tell about the thing it is stuck to. */
@Controller
final class CodesController {
    private static final int MOST_AT_ONCE = 200;

    private final CodesInDatabase codes;

    CodesController(CodesInDatabase codes) {
        this.codes = codes;
    }

    /** What the form sends: one scene a line; no days is for good. */
    record Form(@Nullable String account, @Nullable String scenes, @Nullable Integer days) {
        List<String> lines() {
            return scenes == null ? List.of() : scenes.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(MOST_AT_ONCE).toList();
        }

        Duration lasts() {
            return days == null || days <= 0 ? Duration.ZERO : Duration.ofDays(days);
        }
    }

    /** A scene no code was made for, and why. */
    record Problem(String scene, String code) {
    }

    @GetMapping("/console/admin/codes")
    String codes(Model model) {
        return show(List.of(), model);
    }

    @PostMapping("/console/admin/codes")
    String make(StaffMember admin, @ModelAttribute Form form, Model model) {
        var account = form.account() == null ? "" : form.account();
        return show(form.lines().stream().flatMap(scene -> problem(account, scene, form, admin).stream()).toList(), model);
    }

    private Optional<Problem> problem(String account, String scene, Form form, StaffMember admin) {
        return codes.make(account, scene, form.lasts(), admin.login()).map(code -> new Problem(scene, code));
    }

    private String show(List<Problem> problems, Model model) {
        model.addAttribute("accounts", codes.accounts());
        model.addAttribute("codes", codes.all());
        model.addAttribute("problems", problems);
        return "console/admin/codes";
    }
}
