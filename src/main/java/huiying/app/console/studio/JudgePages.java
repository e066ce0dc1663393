package huiying.app.console.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.console.Words;
import huiying.bot.learning.judging.ClassFigure;
import huiying.bot.learning.judging.Judgement;
import huiying.bot.learning.judging.Judgements;
import huiying.bot.learning.releases.LiveModel;
import huiying.bot.learning.releases.ModelDesk;
import huiying.bot.learning.runs.Findings;
import huiying.bot.learning.runs.HeldAnswer;
import huiying.bot.learning.runs.Models;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.runs.Runs;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.Samples;
import huiying.bot.learning.samples.Texts;

/** How good a candidate is beside the model in force, in figures that lead to the messages behind them. */
@Controller
final class JudgePages {
    private static final int MATRIX = 10;
    private static final int MESSAGES = 40;
    private static final int WORST = 200;

    private final Runs runs;
    private final Judgements judgements;
    private final ModelDesk desk;
    private final Behind behind;
    private final Studio studio;

    /** What stands behind a figure: the messages, how the models read them, and what was noticed about them. */
    @Component
    record Behind(Samples samples, Models models, Texts texts, Findings findings) {
    }

    JudgePages(Runs runs, Judgements judgements, ModelDesk desk, Behind behind, Studio studio) {
        this.runs = runs;
        this.judgements = judgements;
        this.desk = desk;
        this.behind = behind;
        this.studio = studio;
    }

    /** A class as a row. */
    record Row(String code, String name, ClassFigure figure) {
        public String change() {
            return String.format(Locale.ROOT, "%+.1f", 100 * figure.change());
        }
    }

    /** A slice as a row. */
    record Slice(String name, Judgement.Duel duel) {
    }

    /** A line of the matrix. */
    record MatrixRow(String code, String name, List<MatrixCell> cells) {
    }

    /** A cell: of a hundred messages of the row so many got this answer. */
    record MatrixCell(String answer, int share, int messages, int depth, boolean right) {
    }

    /** A message with what both models say. */
    record Message(UUID id, List<Part> parts, Said said, String label) {
    }

    /** A piece of a message; those that caused the answer are marked. */
    record Part(String text, boolean evidence) {
    }

    /** The answers, and what came of the change. */
    record Said(String truth, String answer, String confidence, String rival, String outcome) {
    }

    private Run run(UUID id) {
        return runs.find(id).filter(run -> run.state() == Run.State.DONE).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/console/studio/judge")
    String latest() {
        return runs.latestDone().map(run -> "redirect:/console/studio/judge/" + run.id()).orElse("redirect:/console/studio/train");
    }

    @GetMapping("/console/studio/judge/{id}")
    String judge(Words words, @PathVariable UUID id, @RequestParam @Nullable String note, Model model) {
        var run = run(id);
        var judgement = judgements.of(id);
        var gates = desk.gates(run);
        model.addAttribute("run", run);
        model.addAttribute("called", studio.model(run, words));
        model.addAttribute("rival", studio.model(run.card().rival(), words));
        model.addAttribute("duel", judgement.duel());
        model.addAttribute("promise", studio.releases().live().map(LiveModel::promise).map(promise -> promise.precision()).orElse(.9));
        model.addAttribute("gates", gates);
        model.addAttribute("open", gates.stream().filter(gate -> gate.open()).count());
        model.addAttribute("matrix", matrix(judgement, words));
        model.addAttribute("slices", judgement.slices().entrySet().stream().map(entry -> new Slice(slice(entry.getKey(), words), entry.getValue())).toList());
        model.addAttribute("changed", changes(judgement));
        model.addAttribute("findings", behind.findings().counts(id));
        studio.dress(words, note, model);
        return "console/studio/judge";
    }

    private static String slice(String name, Words words) {
        int colon = name.indexOf(':');
        return words.sayOr(name.substring(colon + 1), "studio.slice." + name.replace(':', '.'));
    }

    /** How many answers change for the better, for the worse, and otherwise. */
    record Changes(long all, long better, long worse, long other) {
    }

    private static Changes changes(Judgement judgement) {
        var changed = judgement.changed();
        long better = changed.stream().filter(HeldAnswer::right).count();
        long worse = changed.stream().filter(HeldAnswer::rivalRight).count();
        return new Changes(changed.size(), better, worse, changed.size() - better - worse);
    }

    private List<MatrixRow> matrix(Judgement judgement, Words words) {
        var confusions = judgement.confusions();
        var codes = confusions.stream().flatMap(cell -> Stream.of(cell.truth(), cell.answer())).distinct().limit(MATRIX).toList();
        var sizes = new LinkedHashMap<String, ClassFigure>();
        judgement.classes().forEach(figure -> sizes.put(figure.label(), figure));
        var rows = new ArrayList<MatrixRow>();
        for (var truth : codes) {
            var figure = sizes.get(truth);
            int of = figure == null ? 0 : figure.samples();
            rows.add(new MatrixRow(truth, studio.category(truth, words), codes.stream().map(answer -> cell(truth, answer, of, judgement)).toList()));
        }
        return rows;
    }

    private static MatrixCell cell(String truth, String answer, int of, Judgement judgement) {
        int messages = judgement.behind(truth, answer).size();
        int share = of == 0 ? 0 : (int) Math.round(100.0 * messages / of);
        int depth = share == 0 ? 0 : share < 4 ? 1 : share < 8 ? 2 : share < 20 ? 3 : share < 60 ? 4 : 5;
        return new MatrixCell(answer, share, messages, depth, truth.equals(answer));
    }

    /** The classes, the weakest first. */
    @GetMapping("/console/studio/judge/{id}/classes")
    String classes(Words words, @PathVariable UUID id, Model model) {
        model.addAttribute("run", run(id));
        model.addAttribute("called", studio.model(run(id), words));
        model.addAttribute("rows", judgements.of(id).classes().stream().sorted(Comparator.comparingDouble(figure -> figure.f1().value())).limit(WORST)
                .map(figure -> new Row(figure.label(), studio.category(figure.label(), words), figure)).toList());
        studio.dress(words, null, model);
        return "console/studio/judge-classes";
    }

    /** The messages behind a cell. */
    @GetMapping("/console/studio/judge/{id}/cell")
    String cell(Words words, @PathVariable UUID id, @RequestParam String truth, @RequestParam String answer, Model model) {
        var some = judgements.of(id).behind(truth, answer);
        model.addAttribute("title", words.say("judge.cell", studio.category(truth, words), studio.category(answer, words), some.size()));
        return messages(words, run(id), some, model);
    }

    /** The messages whose answer changes: {@code better}, {@code worse}, {@code other} or all. */
    @GetMapping("/console/studio/judge/{id}/changed")
    String changed(Words words, @PathVariable UUID id, @RequestParam(defaultValue = "") String kind, Model model) {
        var some = judgements.of(id).changed().stream().filter(answer -> kind.isEmpty() || kind.equals(outcome(answer))).toList();
        model.addAttribute("title", words.say("judge.changed.title", some.size()));
        model.addAttribute("kind", kind);
        return messages(words, run(id), some, model);
    }

    /** The samples a training found odd. */
    @GetMapping("/console/studio/judge/{id}/odd")
    String odd(Words words, @PathVariable UUID id, @RequestParam(defaultValue = "suspect") String kind, Model model) {
        var known = new LinkedHashMap<UUID, HeldAnswer>();
        runs.answers(id).forEach(answer -> known.put(answer.sample(), answer));
        var some = behind.findings().of(id, kind, MESSAGES).stream().map(found -> known.get(found.sample())).filter(Objects::nonNull).toList();
        model.addAttribute("title", words.sayOr(kind, "judge.odd." + kind));
        return messages(words, run(id), some, model);
    }

    private static String outcome(HeldAnswer answer) {
        if (answer.right()) {
            return answer.rivalRight() ? "same" : "better";
        }
        return answer.rivalRight() ? "worse" : "other";
    }

    private String messages(Words words, Run run, List<HeldAnswer> some, Model model) {
        var shown = some.stream().limit(MESSAGES).toList();
        var texts = behind.samples().byIds(shown.stream().map(HeldAnswer::sample).toList());
        model.addAttribute("run", run);
        model.addAttribute("called", studio.model(run, words));
        model.addAttribute("messages",
                shown.stream().flatMap(answer -> Optional.ofNullable(texts.get(answer.sample())).map(sample -> message(run, answer, sample, words))
                        .stream()).toList());
        model.addAttribute("categories", studio.categories(words));
        studio.dress(words, null, model);
        return "console/studio/judge-messages";
    }

    private Message message(Run run, HeldAnswer answer, Sample sample, Words words) {
        var said = new Said(studio.category(answer.label(), words), studio.category(answer.best().label(), words), words.figure(answer.best().confidence()),
                studio.category(
                        answer.rival().label(), words),
                outcome(answer));
        return new Message(sample.id(), parts(run, sample), said, answer.label());
    }

    /** The words the model's answer rests on, marked in the message. */
    private List<Part> parts(Run run, Sample sample) {
        var read = behind.texts().read(sample.text());
        boolean aligned = read.length() == sample.text().length();
        var shown = aligned ? sample.text() : read;
        var candidates = behind.models().of(run.id()).guess(read, 1, .5).candidates();
        var marks = new boolean[shown.length()];
        candidates.stream().flatMap(one -> one.evidence().stream()).limit(3)
                .forEach(evidence -> Arrays.fill(marks, Math.min(evidence.span().start(), marks.length), Math.min(evidence.span().end(), marks.length), true));
        var parts = new ArrayList<Part>();
        for (int from = 0; from < marks.length;) {
            int to = from;
            while (to < marks.length && marks[to] == marks[from]) {
                to++;
            }
            parts.add(new Part(shown.substring(from, to), marks[from]));
            from = to;
        }
        return parts;
    }

    /** The figures of the charts. */
    record Curves(List<Judgement.Promise> promises, List<Judgement.Bin> bins) {
    }

    @GetMapping("/console/studio/judge/{id}/curves.json")
    @ResponseBody
    Curves curves(@PathVariable UUID id) {
        run(id);
        var judgement = judgements.of(id);
        return new Curves(judgement.promises(), judgement.reliability());
    }

    /** Everything in numbers, for whoever wants to check or plot it. */
    record Figures(String model, String version, String snapshot, @Nullable String rival, Object card, Judgement.Duel duel, Map<String, Judgement.Duel> slices,
            List<ClassFigure> classes, List<Judgement.Cell> confusions, Curves curves) {
    }

    @GetMapping("/console/studio/judge/{id}/figures.json")
    ResponseEntity<Figures> figures(@PathVariable UUID id) {
        var run = run(id);
        var judgement = judgements.of(id);
        var outcome = Objects.requireNonNull(run.outcome());
        var all = new Figures(run.name(), outcome.version(), outcome.snapshot(), run.card().rival() == null ? null : run.card().rival().toString(), run.card(),
                judgement
                        .duel(),
                judgement.slices(), judgement.classes(), judgement.confusions(), new Curves(judgement.promises(), judgement.reliability()));
        return ResponseEntity.ok().header("Content-Disposition", "attachment; filename=\"" + run.name() + ".json\"").body(all);
    }

}
