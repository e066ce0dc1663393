package huiying.app.console.studio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import huiying.bot.learning.samples.Doubles;
import huiying.bot.learning.samples.Edit;
import huiying.bot.learning.samples.Provenance;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleEdits;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.learning.samples.Samples;
import huiying.bot.sheets.Format;
import huiying.bot.staff.StaffMember;

/** What the models learn from: searched, changed many at a time, undone, taken away in a file. */
@Controller
final class SamplePages {
    private static final int SHOWN = 50;
    private static final int ACTS = 8;

    private final Samples samples;
    private final SampleEdits edits;
    private final Doubles doubles;
    private final LearningDesk desk;
    private final Studio studio;
    private final SampleList exports;

    SamplePages(Samples samples, SampleEdits edits, Doubles doubles, LearningDesk desk, Studio studio, SampleList exports) {
        this.exports = exports;
        this.samples = samples;
        this.edits = edits;
        this.doubles = doubles;
        this.desk = desk;
        this.studio = studio;
    }

    /** What narrows the list. */
    record Wanted(@Nullable String label, @Nullable String origin, @Nullable String language, @Nullable String state, @Nullable String tag,
            @Nullable String q) {
        SampleQuery query() {
            return new SampleQuery(text(label), text(origin), text(language), text(state), text(tag), text(q), "", "");
        }

        /** As a link carries it on. */
        public String link() {
            return Stream
                    .of(Map.entry("label", text(label)), Map.entry("origin", text(origin)), Map.entry("language", text(language)),
                            Map.entry("state", text(state)),
                            Map.entry("tag", text(tag)), Map.entry("q", text(q)))
                    .filter(entry -> !entry.getValue().isEmpty())
                    .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    /** A sample as a line of the list. */
    record Line(UUID id, String text, String label, String category, Seen seen, List<String> tags) {
    }

    /** Where it comes from and what is done with it. */
    record Seen(String origin, String by, String at, String state) {
    }

    /** What was done lately. */
    record Done(UUID id, String what, String by, String at, int samples, boolean undone) {
    }

    /** A bar of the balance. */
    record Bar(String code, String name, int samples, int width) {
    }

    @GetMapping("/console/studio")
    String samples(Words words, Wanted wanted, @RequestParam(defaultValue = "0") long before, @RequestParam @Nullable String note, Model model) {
        desk.furnish();
        var query = wanted.query();
        var found = samples.find(query, before, SHOWN + 1);
        var people = studio.people();
        model.addAttribute("lines", found.stream().limit(SHOWN).map(sample -> line(sample, people, words)).toList());
        model.addAttribute("more", found.size() > SHOWN ? found.get(SHOWN - 1).seq() : 0);
        model.addAttribute("count", words.count(samples.count(query)));
        model.addAttribute("wanted", wanted);
        model.addAttribute("categories", studio.categories(words));
        model.addAttribute("origins", Stream.of(Provenance.values()).map(Provenance::stored).toList());
        model.addAttribute("states", Stream.of(Sample.State.values()).map(Sample.State::stored).toList());
        model.addAttribute("acts", edits.latest(ACTS).stream().map(act -> done(act, people, words)).toList());
        studio.dress(words, note, model);
        return "console/studio/samples";
    }

    private Line line(Sample sample, Map<String, String> people, Words words) {
        var seen = new Seen(sample.source().from().stored(),
                sample.source().from() == Provenance.STARTER ? "" : studio.person(sample.source().by(), people, words),
                words.moment(sample.at()), sample.state().stored());
        return new Line(sample.id(), sample.text(), Objects.requireNonNullElse(sample.label(), ""), studio.category(sample.label(), words), seen,
                sample.tags());
    }

    private Done done(SampleEdits.Act act, Map<String, String> people, Words words) {
        int colon = act.what().indexOf(':');
        var verb = colon < 0 ? act.what() : act.what().substring(0, colon);
        var about = colon < 0 ? "" : act.what().substring(colon + 1);
        var said = words.say("studio.act." + verb, verb.equals("label") ? studio.category(about, words) : about);
        return new Done(act.id(), said, studio.person(act.by(), people, words), words.moment(act.at()), act.samples(), act.undone() != null);
    }

    /** What the forms of the list send. */
    record Form(@Nullable List<String> ids, @Nullable String act, @Nullable String label, @Nullable String tag, @Nullable String back) {
        List<UUID> samples() {
            return ids == null ? List.of() : ids.stream().filter(id -> id.length() == 36).map(UUID::fromString).toList();
        }

        String page(String note) {
            var kept = back == null || !back.chars().allMatch(c -> Character.isLetterOrDigit(c) || "&=%_.-+*".indexOf(c) >= 0) ? "" : back;
            return "redirect:/console/studio?" + kept + (kept.isEmpty() ? "" : "&") + "note=" + note;
        }
    }

    @PostMapping("/console/studio/samples")
    String change(StaffMember who, @ModelAttribute Form form) {
        var edit = edit(form);
        if (edit == null || form.samples().isEmpty()) {
            return form.page("nothing");
        }
        return form.page(desk.edit(who, form.samples(), edit).samples() > 0 ? "changed" : "nothing");
    }

    private @Nullable Edit edit(Form form) {
        return switch (String.valueOf(form.act())) {
            case "label" -> studio.knows(form.label()) ? new Edit.Label(String.valueOf(form.label())) : null;
            case "remove" -> new Edit.Remove();
            case "hold" -> new Edit.Hold();
            case "use" -> new Edit.Use();
            case "tag" -> form.tag() == null || form.tag().isBlank() ? null : new Edit.Tag(form.tag().strip().toLowerCase(Locale.ROOT).replace(",", ""));
            case "untag" -> form.tag() == null || form.tag().isBlank() ? null : new Edit.Untag(form.tag().strip());
            default -> null;
        };
    }

    @PostMapping("/console/studio/acts/{id}/undo")
    String undo(StaffMember who, @PathVariable UUID id, @ModelAttribute Form form) {
        return form.page(desk.undo(who, id) > 0 ? "undone" : "nothing");
    }

    /** What for, and as what. */
    record Leaving(@Nullable String reason, @Nullable String format) {
        String why() {
            return reason == null ? "" : reason.strip();
        }

        Format as() {
            return Format.of("list." + format).orElse(Format.XLSX);
        }
    }

    /** Asked for like any other list that leaves the house. */
    @PostMapping("/console/studio/export")
    String export(StaffMember who, @ModelAttribute Wanted wanted, @ModelAttribute Leaving form) {
        return "redirect:/console/exports?note=" + (exports.ask(who, wanted.query(), form.as(), form.why()) ? "saved" : "missing");
    }

    /** How the samples are spread, and which contradict each other. */
    @GetMapping("/console/studio/balance")
    String balance(Words words, Model model) {
        desk.furnish();
        var all = samples.balance();
        int most = all.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        model.addAttribute("poor", studio.poorest(all, 24).stream().map(entry -> bar(entry, most, words)).toList());
        model.addAttribute("rich", Studio.richest(all, 8).stream().map(entry -> bar(entry, most, words)).toList());
        model.addAttribute("repeats", words.count(doubles.repeats()));
        var people = studio.people();
        model.addAttribute("conflicts", doubles.conflicts(SHOWN).stream()
                .map(ids -> samples.byIds(ids).values().stream().map(sample -> line(sample, people, words)).toList()).toList());
        model.addAttribute("categories", studio.categories(words));
        studio.dress(words, null, model);
        return "console/studio/balance";
    }

    private Bar bar(Map.Entry<String, Integer> entry, int most, Words words) {
        return new Bar(entry.getKey(), studio.category(entry.getKey(), words), entry.getValue(), Math.max(1, 100 * entry.getValue() / most));
    }
}
