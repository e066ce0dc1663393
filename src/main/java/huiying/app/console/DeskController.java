package huiying.app.console;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.bot.staff.StaffMember;
import huiying.bot.tasks.Task;
import huiying.nlp.CategorySearch;
import huiying.nlp.Language;
import huiying.nlp.Taxonomy;

/** The agent's desk: one queue, one item in hand, the next one there as soon as this one is decided. */
@Controller
final class DeskController {

    private static final int SHOWN = 30;
    private static final int FOUND = 9;

    private final Ledger ledger;
    private final DeskView view;
    private final Files files;
    private final Pending pending;
    private final StaffActs acts;
    private final Day day;
    private final CategorySearch search;
    private final Taxonomy taxonomy;

    /** The time, and what categories are in force. */
    @Component
    record Day(Clock clock, Taxonomy taxonomy) {
    }

    DeskController(Ledger ledger, DeskView view, Files files, Pending pending, StaffActs acts, Day day) {
        this.ledger = ledger;
        this.view = view;
        this.files = files;
        this.pending = pending;
        this.acts = acts;
        this.day = day;
        this.taxonomy = day.taxonomy();
        this.search = new CategorySearch(day.taxonomy());
    }

    /** What the forms of the desk send. */
    record Form(@Nullable String category, @Nullable String outcome, @Nullable String contacted, @Nullable String solved, @Nullable String satisfied,
            @Nullable String key) {
    }

    /** A category found for what was typed; the parts of its name that fit are marked. */
    record Found(String code, List<Part> parts, String group) {
    }

    /** A part of a name. */
    record Part(String text, boolean hit) {
    }

    @GetMapping("/console/desk")
    String desk(StaffMember agent, Words words, @RequestParam @Nullable String note, Model model) {
        fill(agent, words, held(agent), note, note == null, model);
        return "console/desk";
    }

    /** What this agent still has in hand. */
    private @Nullable Task held(StaffMember agent) {
        return acts.waiting(agent).stream().filter(task -> acts.isMine(task, agent)).findFirst().orElse(null);
    }

    private void fill(StaffMember agent, Words words, @Nullable Task current, @Nullable String note, boolean eager, Model model) {
        var names = files.names(words);
        var work = current == null ? null : view.work(current, names);
        model.addAttribute("desk", new Desk(queue(agent, names, current == null ? null : current.id()), work, pending.of(agent, names, "/console/desk"),
                tallyOf(agent), eager && !acts.isAway(agent)));
        model.addAttribute("away", acts.isAway(agent));
        model.addAttribute("note", Note.of(note));
    }

    private Desk.Queue queue(StaffMember agent, Names names, @Nullable UUID at) {
        var all = acts.waiting(agent);
        var free = all.stream().filter(task -> !acts.isTaken(task, agent)).toList();
        var oldest = free.stream().map(task -> task.waiting().since()).min(Comparator.naturalOrder()).map(names.words()::waited).orElse(null);
        return new Desk.Queue(view.rows(all.stream().limit(SHOWN).toList(), names, at, task -> acts.isTaken(task, agent)), free.size(), oldest);
    }

    @GetMapping("/console/desk/queue")
    String queue(StaffMember agent, Words words, @RequestParam @Nullable UUID at, Model model) {
        var names = files.names(words);
        model.addAttribute("desk", new Desk(queue(agent, names, at), null, List.of(), tallyOf(agent), false));
        return "console/desk :: queue";
    }

    @GetMapping("/console/desk/tally")
    String tally(StaffMember agent, Model model) {
        model.addAttribute("desk", new Desk(new Desk.Queue(List.of(), 0, null), null, List.of(), tallyOf(agent), false));
        return "console/desk :: tally";
    }

    @GetMapping("/console/desk/categories")
    String categories(Words words, @RequestParam(defaultValue = "") String q, Model model) {
        var language = words.language();
        model.addAttribute("found", search.find(q, language, FOUND).stream().map(found -> found(found, language)).toList());
        return "console/desk :: found";
    }

    private Found found(CategorySearch.Found found, Language language) {
        var name = found.category().name(language);
        var span = found.match();
        var parts = Stream.of(new Part(name.substring(0, span.start()), false), new Part(span.of(name), true), new Part(name.substring(span.end()), false))
                .filter(part -> !part.text().isEmpty()).toList();
        return new Found(found.category().code(), parts, taxonomy.find(found.category().field()).map(c -> c.name(language)).orElse(""));
    }

    @PostMapping("/console/desk/next")
    String next(StaffMember agent, Words words, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        return answer(agent, words, acts.next(agent), null, htmx, model);
    }

    @PostMapping("/console/desk/{task}/claim")
    String claim(StaffMember agent, Words words, @PathVariable UUID task, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var taken = acts.claim(agent, task);
        return answer(agent, words, taken, taken.isEmpty() ? "taken" : null, htmx, model);
    }

    @PostMapping("/console/desk/{task}/leave")
    String leave(StaffMember agent, Words words, @PathVariable UUID task, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        acts.leave(agent, task);
        return answer(agent, words, Optional.empty(), "left", htmx, model);
    }

    @PostMapping("/console/desk/{task}/confirm")
    String confirm(StaffMember agent, Words words, @PathVariable UUID task, @ModelAttribute Form form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        return decided(agent, words, acts.decide(agent, task, form.category(), form.key(), false), htmx, model);
    }

    @PostMapping("/console/desk/{task}/correct")
    String correct(StaffMember agent, Words words, @PathVariable UUID task, @ModelAttribute Form form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        return decided(agent, words, acts.decide(agent, task, form.category(), form.key(), true), htmx, model);
    }

    @PostMapping("/console/desk/{task}/done")
    String done(StaffMember agent, Words words, @PathVariable UUID task, @ModelAttribute Form form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        return decided(agent, words, acts.finish(agent, task, form), htmx, model);
    }

    private Desk.Tally tallyOf(StaffMember agent) {
        return acts.tally(agent, ledger.dayStart(day.clock().instant()));
    }

    /** The next item is there with the answer; what was done stands in the undo lane, so only trouble needs words. */
    private String decided(StaffMember agent, Words words, String outcome, @Nullable String htmx, Model model) {
        return answer(agent, words, acts.next(agent), outcome.equals("done") ? null : outcome, htmx, model);
    }

    /** What is in hand, else the next item. */
    String onward(StaffMember agent, Words words, @Nullable String note, Model model) {
        return answer(agent, words, acts.next(agent), note, "true", model);
    }

    /** The desk as it stands after something was taken back. */
    String again(StaffMember agent, Words words, UUID command, String note, Model model) {
        return answer(agent, words, acts.again(agent, command).or(() -> Optional.ofNullable(held(agent))), note, "true", model);
    }

    private String answer(StaffMember agent, Words words, Optional<Task> current, @Nullable String note, @Nullable String htmx, Model model) {
        if (htmx == null) {
            return "redirect:/console/desk?note=" + (note == null ? "" : note);
        }
        fill(agent, words, current.orElse(null), note, false, model);
        return "console/desk :: inner";
    }
}
