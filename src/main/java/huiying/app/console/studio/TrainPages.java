package huiying.app.console.studio;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.app.console.Words;
import huiying.bot.LearningDesk;
import huiying.bot.learning.releases.LiveModel;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.runs.Runs;
import huiying.bot.staff.StaffMember;

/** Trainings: asked for, followed while they run, stopped, and found again with what they were made of. */
@Controller
final class TrainPages {
    private static final int LATEST = 20;

    private final Runs runs;
    private final LearningDesk desk;
    private final Studio studio;

    TrainPages(Runs runs, LearningDesk desk, Studio studio) {
        this.runs = runs;
        this.desk = desk;
        this.studio = studio;
    }

    /** Why something is done. */
    record Reason(@Nullable String why) {
        String text() {
            return why == null ? "" : why.strip();
        }
    }

    /** A training as a line. */
    record Line(UUID id, String name, Run run, Made made) {
        public boolean over() {
            return run.state().isOver();
        }

        public boolean done() {
            return run.state() == Run.State.DONE;
        }

        public int percent() {
            return (int) (100 * run.course().share());
        }
    }

    /** By whom, when, how long, from what. */
    record Made(String by, String at, String seconds, String accuracy, String snapshot, boolean live) {
    }

    @GetMapping("/console/studio/train")
    String runs(Words words, @RequestParam @Nullable String note, Model model) {
        lines(words, model);
        studio.dress(words, note, model);
        return "console/studio/train";
    }

    private void lines(Words words, Model model) {
        var people = studio.people();
        var live = studio.releases().live().map(LiveModel::run).orElse(null);
        var lines = runs.latest(LATEST).stream().map(run -> line(run, run.id().equals(live), people, words)).toList();
        model.addAttribute("lines", lines);
        model.addAttribute("working", lines.stream().anyMatch(line -> !line.over()));
    }

    private Line line(Run run, boolean live, Map<String, String> people, Words words) {
        var outcome = run.outcome();
        var made = new Made(studio.person(run.asked().by(), people, words), words.moment(run.asked().at()),
                String.format(Locale.ROOT, "%.1f", run.course().seconds()),
                outcome == null ? "" : String.format(Locale.ROOT, "%.3f", run.card().held().accuracy()),
                outcome == null ? "" : outcome.snapshot().substring(0, 8), live);
        return new Line(run.id(), studio.model(run, words), run, made);
    }

    /** The list alone, for a page that looks again while something runs. */
    @GetMapping("/console/studio/train/lines")
    String progress(Words words, Model model) {
        lines(words, model);
        return "console/studio/train :: lines";
    }

    @PostMapping("/console/studio/train")
    String train(StaffMember who, @ModelAttribute Reason reason) {
        return "redirect:/console/studio/train?note=" + (desk.train(who, reason.text()) ? "asked" : "busy");
    }

    @PostMapping("/console/studio/train/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        return "redirect:/console/studio/train?note=" + (desk.cancel(id) ? "cancelled" : "nothing");
    }
}
