package huiying.app.console;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.partners.SubscriptionDesk;
import huiying.bot.partners.Push;
import huiying.bot.partners.Pushes;
import huiying.bot.partners.Subscription;
import huiying.bot.partners.Subscriptions;
import huiying.bot.staff.StaffMember;

/** Other systems that are told of what happens: who they are, what they got, and sending it again. */
@Controller
final class SubscriptionsController {
    private static final int SHOWN = 100;

    private final Subscriptions subscriptions;
    private final Pushes pushes;
    private final SubscriptionDesk desk;
    private final Files files;

    SubscriptionsController(Subscriptions subscriptions, Pushes pushes, SubscriptionDesk desk, Files files) {
        this.subscriptions = subscriptions;
        this.pushes = pushes;
        this.desk = desk;
        this.files = files;
    }

    /** What the forms send. */
    record Form(@Nullable String name, @Nullable String url, @Nullable String unit, @Nullable String kinds, @Nullable Boolean active) {
        static final Form EMPTY = new Form("", "", "", "", null);

        Subscriptions.Wish wish() {
            var wanted = Arrays.stream(text(kinds).toUpperCase(java.util.Locale.ROOT).split(",")).map(String::strip).filter(kind -> !kind.isEmpty()).toList();
            return new Subscriptions.Wish(text(name), text(url), text(unit).isEmpty() ? null : text(unit), wanted);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    /** A row of the list of events. */
    record Line(UUID id, String kind, long feed, String made, Push.Fate fate) {
    }

    @GetMapping("/console/admin/subscriptions")
    String list(Words words, @RequestParam @Nullable String note, Model model) {
        return list(words, Form.EMPTY, null, note, model);
    }

    private String list(Words words, Form form, @Nullable String problem, @Nullable String note, Model model) {
        var names = files.names(words);
        model.addAttribute("subscriptions", subscriptions.all());
        model.addAttribute("units", names.units());
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("note", Note.of(note));
        return "console/admin/subscriptions";
    }

    /** The secret is on this answer and nowhere else. */
    @PostMapping("/console/admin/subscriptions")
    String add(StaffMember admin, Words words, @ModelAttribute Form form, Model model) {
        var made = desk.add(admin, form.wish());
        if (made.secret() != null) {
            model.addAttribute("secret", made.secret()).addAttribute("secretName", form.wish().name());
        }
        return list(words, made.problem() == null ? Form.EMPTY : form, made.problem(), null, model);
    }

    @GetMapping("/console/admin/subscriptions/{id}")
    String open(Words words, @PathVariable UUID id, @RequestParam @Nullable String note, Model model) {
        model.addAttribute("subscription", found(id));
        model.addAttribute("pushes", lines(id, words));
        model.addAttribute("note", Note.of(note));
        return "console/admin/subscription";
    }

    @PostMapping("/console/admin/subscriptions/{id}/renew")
    String renew(StaffMember admin, Words words, @PathVariable UUID id, Model model) {
        desk.renew(admin, id).ifPresent(secret -> model.addAttribute("secret", secret).addAttribute("secretName", found(id).name()));
        return open(words, id, null, model);
    }

    @PostMapping("/console/admin/subscriptions/{id}/state")
    String state(StaffMember admin, @PathVariable UUID id, @ModelAttribute Form form) {
        desk.state(admin, id, Boolean.TRUE.equals(form.active()));
        return back(id, "saved");
    }

    @PostMapping("/console/admin/subscriptions/{id}/test")
    String tryOut(@PathVariable UUID id) {
        desk.tryOut(found(id).id());
        return back(id, "done");
    }

    @PostMapping("/console/admin/subscriptions/{id}/replay")
    String replayDead(StaffMember admin, @PathVariable UUID id) {
        desk.replayDead(admin, id);
        return back(id, "done");
    }

    @PostMapping("/console/admin/subscriptions/{id}/pushes/{push}/replay")
    String replay(StaffMember admin, @PathVariable UUID id, @PathVariable UUID push) {
        return back(id, desk.replay(admin, id, push) ? "done" : "refused");
    }

    @PostMapping("/console/admin/subscriptions/{id}/remove")
    String remove(StaffMember admin, @PathVariable UUID id) {
        desk.remove(admin, id);
        return "redirect:/console/admin/subscriptions?note=saved";
    }

    private Subscription found(UUID id) {
        return subscriptions.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<Line> lines(UUID id, Words words) {
        return pushes.latest(id, SHOWN).stream().map(push -> new Line(push.id(), push.kind(), push.seq(), words.moment(push.fate().madeAt()), push.fate()))
                .toList();
    }

    private static String back(UUID id, String note) {
        return "redirect:/console/admin/subscriptions/" + id + "?note=" + note;
    }
}
