package huiying.app.console;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;

/** Broadcasts: told and counted by supervisors, read and put away by everybody else. */
@Controller
final class BroadcastController {
    private static final int LONGEST = 300;
    private static final int MOST_HOURS = 72;

    private final Broadcasts broadcasts;
    private final Files files;

    BroadcastController(Broadcasts broadcasts, Files files) {
        this.broadcasts = broadcasts;
        this.files = files;
    }

    /** What the form of a new one sends. */
    record Form(@Nullable String text, @Nullable String role, @Nullable String unit, @Nullable Integer hours) {
        Broadcasts.Audience audience() {
            return new Broadcasts.Audience(role == null || role.isEmpty() ? null : Role.valueOf(role), unit == null || unit.isEmpty() ? null : unit);
        }

        Duration length() {
            return Duration.ofHours(Math.clamp(hours == null ? 8 : hours, 1, MOST_HOURS));
        }
    }

    /** One that was told, with the name of the unit it was for. */
    record Line(Broadcasts.Told of, String unit) {
    }

    @GetMapping("/console/watch/broadcasts")
    String all(Words words, @RequestParam @Nullable String note, Model model) {
        list(words, model);
        model.addAttribute("units", files.names(words).units());
        model.addAttribute("note", Note.of(note));
        return "console/broadcasts";
    }

    @GetMapping("/console/watch/broadcasts/list")
    String list(Words words, Model model) {
        var names = files.names(words);
        model.addAttribute("told", broadcasts.latest().stream().map(told -> new Line(told, names.unit(told.reading().unit()))).toList());
        return "console/broadcasts :: list";
    }

    @PostMapping("/console/watch/broadcasts")
    String tell(StaffMember who, @ModelAttribute Form form) {
        var text = form.text() == null ? "" : form.text().strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return "redirect:/console/watch/broadcasts?note=missing";
        }
        broadcasts.tell(who, form.audience(), text, form.length());
        return "redirect:/console/watch/broadcasts?note=done";
    }

    @GetMapping("/console/broadcasts")
    String unread(StaffMember who, Model model) {
        model.addAttribute("broadcasts", broadcasts.unread(who));
        return "console/broadcasts :: unread";
    }

    @PostMapping("/console/broadcasts/{id}/read")
    String read(StaffMember who, @PathVariable UUID id, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        broadcasts.read(who, id);
        return htmx == null ? "redirect:/console" : unread(who, model);
    }
}
