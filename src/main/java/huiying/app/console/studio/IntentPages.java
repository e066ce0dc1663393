package huiying.app.console.studio;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
import huiying.bot.IntentDesk;
import huiying.bot.learning.lists.IntentFigures;
import huiying.bot.learning.lists.IntentRuns;
import huiying.bot.staff.StaffMember;

/** Turn intents like categories: learnt from their list, judged on held-out rows and on the test talks, released, brought back. */
@Controller
final class IntentPages {
    private static final int SHOWN = 12;

    private final IntentRuns runs;
    private final IntentDesk desk;
    private final Studio studio;

    IntentPages(IntentRuns runs, IntentDesk desk, Studio studio) {
        this.runs = runs;
        this.desk = desk;
        this.studio = studio;
    }

    /** A training as a line. */
    record Line(UUID id, String name, int version, String state, String by, String at, String why, @Nullable IntentFigures figures, List<String> shut,
            boolean live) {
        public String share() {
            return figures == null ? "" : String.format(Locale.ROOT, "%.3f", figures.accuracy());
        }

        public String rival() {
            return figures == null ? "" : String.format(Locale.ROOT, "%.3f", figures.rivalAccuracy());
        }

        public boolean ready() {
            return figures != null && shut.isEmpty() && !live;
        }

        /** The weakest intents first. */
        public List<IntentFigures.Line> weakest() {
            return figures == null ? List.of() : figures.intents().stream().sorted(Comparator.comparingDouble(IntentFigures.Line::recall)).limit(8).toList();
        }
    }

    /** A release as a line. */
    record Back(long seq, String model, String by, String at, String why) {
    }

    @GetMapping("/console/studio/intents")
    String intents(Words words, @RequestParam @Nullable String note, Model model) {
        var people = studio.people();
        var live = runs.live().map(IntentRuns.Release::run).orElse(null);
        model.addAttribute("lines",
                runs.latest(SHOWN).stream().map(run -> new Line(run.id(), run.name(), run.version(), run.state(), studio.person(run.by(), people,
                        words), words.moment(run.at()), run.why(), run.figures(), run.figures() == null ? List.of() : run.figures().shut(),
                        run.id().equals(live)))
                        .toList());
        model.addAttribute("live", name(live, words));
        model.addAttribute("history",
                runs.history(SHOWN).stream().map(one -> new Back(one.seq(), name(one.run(), words), studio.person(one.by(), people, words),
                        words.moment(one.at()), one.why())).toList());
        studio.dress(words, note, model);
        return "console/studio/intents";
    }

    private String name(@Nullable UUID run, Words words) {
        return run == null ? words.say("studio.bundled") : runs.find(run).map(IntentRuns.Run::name).orElse("?");
    }

    @PostMapping("/console/studio/intents/train")
    String train(StaffMember who, @ModelAttribute TrainPages.Reason reason) {
        return page(desk.train(who, reason.text()) ? "asked" : "busy");
    }

    @PostMapping("/console/studio/intents/{run}/release")
    String release(StaffMember who, @PathVariable UUID run, @ModelAttribute TrainPages.Reason reason) {
        if (reason.text().isEmpty()) {
            return page("why-missing");
        }
        return page(desk.release(who, run, reason.text()).isEmpty() ? "promoted" : "shut");
    }

    @PostMapping("/console/studio/intents/back/{seq}")
    String back(StaffMember who, @PathVariable long seq, @ModelAttribute TrainPages.Reason reason) {
        if (reason.text().isEmpty()) {
            return page("why-missing");
        }
        return page(desk.goBack(who, seq, reason.text()) ? "rolled" : "nothing");
    }

    private static String page(String note) {
        return "redirect:/console/studio/intents?note=" + note;
    }
}
