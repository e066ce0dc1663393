package huiying.app.console.studio;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.app.console.Words;
import huiying.bot.learning.judging.Drift;
import huiying.bot.learning.runs.Findings;
import huiying.bot.learning.runs.Runs;
import huiying.bot.learning.samples.Budding;
import huiying.bot.learning.samples.NextToLabel;
import huiying.bot.learning.samples.Opinions;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.Samples;

/** Where a label teaches most: what the model wavers about, classes with few samples, disputes, doubts, and signs that residents speak of new things. */
@Controller
final class NextPages {
    private static final int SHOWN = 20;
    private static final int POOR = 8;
    private static final int BUDS = 6;

    private final NextToLabel next;
    private final Drift drift;
    private final Open open;
    private final TransactionOperations transactions;
    private final Studio studio;

    /** What waits for somebody. */
    @Component
    record Open(Opinions opinions, Samples samples, Runs runs, Findings findings, Budding budding) {
    }

    NextPages(NextToLabel next, Drift drift, Open open, TransactionOperations transactions, Studio studio) {
        this.next = next;
        this.drift = drift;
        this.open = open;
        this.transactions = transactions;
        this.studio = studio;
    }

    /** A message worth a label. */
    record Line(String text, String category, String doubt, int known) {
    }

    /** What could be a category of its own, and what it was taken for. */
    record Bud(Budding.Bud bud, String nearest) {
        public String field() {
            return bud.nearest().length() < 2 ? "" : bud.nearest().substring(0, 2);
        }
    }

    @GetMapping("/console/studio/next")
    String next(Words words, @RequestParam @Nullable String note, Model model) {
        model.addAttribute("lines",
                next.find(SHOWN).stream().map(one -> new Line(one.text(), studio.category(one.label(), words), words.percent(one.worth().doubt()), one
                        .worth().known())).toList());
        model.addAttribute("waiting", open.opinions().waiting());
        model.addAttribute("disputed", open.samples().states().getOrDefault(Sample.State.DISPUTED, 0));
        model.addAttribute("poor",
                studio.poorest(open.samples().balance(), POOR).stream()
                        .map(entry -> new Studio.Named(entry.getKey(), studio.category(entry.getKey(), words) + " · " + entry
                                .getValue()))
                        .toList());
        model.addAttribute("drift", drift.found());
        model.addAttribute("buds", open.budding().found(BUDS).stream().map(bud -> new Bud(bud, studio.category(bud.nearest(), words))).toList());
        var run = open.runs().latestDone();
        model.addAttribute("run", run.orElse(null));
        model.addAttribute("findings", run.map(done -> open.findings().counts(done.id())).orElse(Map.of()));
        studio.dress(words, note, model);
        return "console/studio/next";
    }

    @PostMapping("/console/studio/next")
    String queue() {
        int queued = Objects.requireNonNullElse(transactions.execute(status -> next.queue(SHOWN)), 0);
        return "redirect:/console/studio/next?note=" + (queued > 0 ? "queued" : "nothing");
    }
}
