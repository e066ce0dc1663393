package huiying.app.console.studio;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.app.console.Words;
import huiying.bot.LearningDesk;
import huiying.bot.learning.releases.Following;
import huiying.bot.learning.releases.LiveModel;
import huiying.bot.learning.releases.ModelDesk;
import huiying.bot.learning.releases.Release;
import huiying.bot.learning.releases.Shadow;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.runs.Runs;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Promise;

/** Which model answers: the candidate before its gates, the promise, the history, and the way back. */
@Controller
final class ReleasePages {
    private static final int HISTORY = 30;

    private final Runs runs;
    private final ModelDesk models;
    private final LearningDesk desk;
    private final Seen seen;
    private final Studio studio;

    /** How a candidate fares silently, and what this node answers with. */
    @Component
    record Seen(Shadow shadow, Following following) {
    }

    ReleasePages(Runs runs, ModelDesk models, LearningDesk desk, Seen seen, Studio studio) {
        this.runs = runs;
        this.models = models;
        this.desk = desk;
        this.seen = seen;
        this.studio = studio;
    }

    /** What the forms send. */
    record Form(@Nullable String why, @Nullable String promise) {
        String reason() {
            return why == null ? "" : why.strip();
        }

        double precision() {
            try {
                return promise == null ? 0 : Double.parseDouble(promise) / 100;
            } catch (NumberFormatException unreadable) {
                return 0;
            }
        }
    }

    /** A release as a line of the history. */
    record Line(long seq, Release.Kind kind, String model, String before, Author author, String promise, boolean backTo) {
    }

    /** Who, why and when. */
    record Author(String by, String why, String at) {
    }

    /** A category that is held back, and from what confidence on it is not. */
    record Floor(String name, String from) {
    }

    @GetMapping("/console/studio/release")
    String release(Words words, @RequestParam @Nullable String note, Model model) {
        var live = studio.releases().live().orElseThrow();
        var followed = seen.following().followed();
        model.addAttribute("live", studio.model(live.run(), words));
        model.addAttribute("since", words.moment(live.since()));
        model.addAttribute("here", followed != null && followed.release() == live.release());
        model.addAttribute("promise", String.format(Locale.ROOT, "%.1f", 100 * live.promise().precision()));
        model.addAttribute("floors", floors(live.promise(), words));
        runs.latestDone().filter(run -> !run.id().equals(live.run())).ifPresent(run -> candidate(run, model));
        model.addAttribute("history", history(live, words));
        studio.dress(words, note, model);
        return "console/studio/release";
    }

    private List<Floor> floors(Promise promise, Words words) {
        return promise.floors().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> new Floor(entry.getKey().equals(Promise.ANY) ? words.say("release.all") : studio.category(entry.getKey(), words),
                        entry.getValue() > 1
                                ? ""
                                : words.figure(entry.getValue())))
                .toList();
    }

    private void candidate(Run run, Model model) {
        var gates = models.gates(run);
        model.addAttribute("run", run);
        model.addAttribute("gates", gates);
        model.addAttribute("open", gates.stream().filter(gate -> gate.open()).count());
        model.addAttribute("ready", gates.stream().allMatch(gate -> gate.open()));
        model.addAttribute("young", gates.stream().anyMatch(gate -> gate.name().equals("quarantine") && !gate.open()));
        model.addAttribute("shadow", seen.shadow().stand(run.id()));
    }

    private List<Line> history(LiveModel live, Words words) {
        var people = studio.people();
        return studio.releases().history(HISTORY).stream()
                .map(release -> new Line(release.seq(), release.kind(), studio.model(release.run(), words), studio.model(release
                        .before(), words),
                        new Author(studio.person(release.author().by(), people, words), release.author().why(), words.moment(release.author().at())), String
                                .format(Locale.ROOT, "%.1f%%", 100 * release.promise().precision()),
                        !Objects.equals(release.run(), live.run())))
                .toList();
    }

    @PostMapping("/console/studio/release/{run}/promote")
    String promote(StaffMember who, @PathVariable UUID run, @ModelAttribute Form form) {
        if (form.reason().isEmpty()) {
            return page("why-missing");
        }
        return page(models.promote(run, who.id().toString(), form.reason()).done() ? "promoted" : "shut");
    }

    @PostMapping("/console/studio/release/{run}/vouch")
    String vouch(StaffMember who, @PathVariable UUID run) {
        return page(desk.vouch(who, run) > 0 ? "vouched" : "nothing");
    }

    @PostMapping("/console/studio/release/back/{seq}")
    String back(StaffMember who, @PathVariable long seq, @ModelAttribute Form form) {
        if (form.reason().isEmpty()) {
            return page("why-missing");
        }
        return page(models.rollBack(seq, who.id().toString(), form.reason()).isPresent() ? "rolled" : "nothing");
    }

    @PostMapping("/console/studio/release/promise")
    String promise(StaffMember who, @ModelAttribute Form form) {
        if (form.reason().isEmpty()) {
            return page("why-missing");
        }
        return page(models.promise(form.precision(), who.id().toString(), form.reason()).isPresent() ? "promised" : "refused");
    }

    private static String page(String note) {
        return "redirect:/console/studio/release?note=" + note;
    }
}
