package huiying.app.console;

import java.time.Clock;
import java.time.Duration;
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

import huiying.bot.HotspotDesk;
import huiying.bot.HotspotDesk.Outcome;
import huiying.bot.hotspots.Hotspots;
import huiying.bot.hotspots.Neighbourhood;
import huiying.bot.staff.StaffMember;

/** One cause behind many cases: what is proposed, what was decided, and why each case is thought to belong. */
@Controller
final class HotspotController {
    private static final int PAST = 20;
    private static final int LONGEST_KEY = 64;
    private static final int DAYS_TO_PREVENT = 3;

    private final Hotspots hotspots;
    private final HotspotDesk desk;
    private final ClusterView view;
    private final Files files;
    private final Clock clock;

    HotspotController(Hotspots hotspots, HotspotDesk desk, ClusterView view, Files files, Clock clock) {
        this.hotspots = hotspots;
        this.desk = desk;
        this.view = view;
        this.files = files;
        this.clock = clock;
    }

    /** What the forms send. */
    record Form(@Nullable String key, @Nullable String text, @Nullable List<UUID> members) {
        List<UUID> chosen() {
            return members == null ? List.of() : members;
        }

        String checkedKey() {
            if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a key is expected");
            }
            return key;
        }
    }

    @GetMapping("/console/watch/hotspots")
    String list(Words words, @RequestParam @Nullable String note, Model model) {
        var names = files.names(words);
        model.addAttribute("alive", hotspots.alive(Neighbourhood.LATELY).stream().map(hotspot -> view.lay(hotspot, names)).toList());
        model.addAttribute("past", hotspots.past(PAST).stream().map(hotspot -> view.lay(hotspot, names)).toList());
        model.addAttribute("map", view.map());
        model.addAttribute("note", Note.of(note));
        return "console/hotspots";
    }

    @GetMapping("/console/watch/hotspots/{id}")
    String open(Words words, @PathVariable UUID id, @RequestParam @Nullable String note, Model model) {
        var found = hotspots.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("poll", view.polled(id));
        model.addAttribute("spot", view.lay(found, files.names(words)));
        model.addAttribute("map", view.map());
        model.addAttribute("note", Note.of(note));
        return "console/hotspot";
    }

    @PostMapping("/console/watch/hotspots/{id}/accept")
    String accept(StaffMember who, @PathVariable UUID id, @ModelAttribute Form form) {
        return back(id, desk.accept(who, id, form.checkedKey()));
    }

    @PostMapping("/console/watch/hotspots/{id}/reject")
    String reject(StaffMember who, @PathVariable UUID id, @ModelAttribute Form form) {
        return back(id, desk.reject(who, id, form.checkedKey()));
    }

    /** Members that are about something else. */
    @PostMapping("/console/watch/hotspots/{id}/split")
    String split(StaffMember who, @PathVariable UUID id, @ModelAttribute Form form) {
        return form.chosen().isEmpty()
                ? "redirect:/console/watch/hotspots/" + id + "?note=missing"
                : back(id, desk.split(who, id, form.chosen(), form.checkedKey()));
    }

    /** Everybody it concerns is asked whether it is good for them too. */
    @PostMapping("/console/watch/hotspots/{id}/poll")
    String poll(StaffMember who, @PathVariable UUID id) {
        return back(id, desk.poll(who, id));
    }

    /** The unit sees to the cause before more people have to write. */
    @PostMapping("/console/watch/hotspots/{id}/prevent")
    String prevent(StaffMember who, @PathVariable UUID id, @ModelAttribute Form form) {
        if (form.text() == null || form.text().isBlank()) {
            return "redirect:/console/watch/hotspots/" + id + "?note=missing";
        }
        return back(id, desk.prevent(who, id, clock.instant().plus(Duration.ofDays(DAYS_TO_PREVENT)), form.text().strip(), form.checkedKey()));
    }

    @PostMapping("/console/watch/hotspots/{id}/members/{member}/accept")
    String acceptMember(StaffMember who, @PathVariable UUID id, @PathVariable UUID member, @ModelAttribute Form form) {
        return back(id, desk.acceptMember(who, id, member, form.checkedKey()));
    }

    @PostMapping("/console/watch/hotspots/{id}/members/{member}/out")
    String takeOut(StaffMember who, @PathVariable UUID id, @PathVariable UUID member, @ModelAttribute Form form) {
        return back(id, desk.takeOut(who, id, member, form.checkedKey()));
    }

    private static String back(UUID id, Outcome outcome) {
        return "redirect:/console/watch/hotspots/" + id + "?note=" + note(outcome);
    }

    static String note(Outcome outcome) {
        return switch (outcome) {
            case DONE -> "done";
            case CHANGED -> "changed";
            case NOT_PERMITTED, NOT_TOGETHER -> "refused";
        };
    }
}
