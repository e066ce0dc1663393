package huiying.app.console;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.bot.staff.StaffMember;

/** Ready texts, kept by administrators. */
@Controller
final class ReadyTextsController {
    private static final int LONGEST = 200;

    private final ReadyTexts texts;

    ReadyTextsController(ReadyTexts texts) {
        this.texts = texts;
    }

    /** What the forms send. */
    record Form(@Nullable String zh, @Nullable String en, @Nullable Boolean retired) {
        boolean good() {
            return good(zh) && good(en);
        }

        private static boolean good(@Nullable String text) {
            return text != null && !text.isBlank() && text.length() <= LONGEST;
        }
    }

    @GetMapping("/console/admin/ready")
    String all(@RequestParam @Nullable String note, Model model) {
        model.addAttribute("texts", texts.all());
        model.addAttribute("note", Note.of(note));
        return "console/admin/ready";
    }

    @PostMapping("/console/admin/ready")
    String add(StaffMember who, @ModelAttribute Form form) {
        if (!form.good()) {
            return "redirect:/console/admin/ready?note=missing";
        }
        texts.add(who, String.valueOf(form.zh()).strip(), String.valueOf(form.en()).strip());
        return "redirect:/console/admin/ready?note=saved";
    }

    @PostMapping("/console/admin/ready/{id}")
    String retire(StaffMember who, @PathVariable UUID id, @ModelAttribute Form form) {
        texts.retire(who, id, Boolean.TRUE.equals(form.retired()));
        return "redirect:/console/admin/ready?note=saved";
    }
}
