package huiying.app.console;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

import huiying.bot.cases.Cases;
import huiying.bot.desk.Command;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Category;

/** What an agent does with the item in hand besides deciding it: asks the resident, takes two matters apart; and leaves the desk. */
@Controller
final class InHandController {
    private static final int LONGEST = 300;

    private final StaffActs acts;
    private final DeskController desk;
    private final Cases cases;
    private final Files files;
    private final ReadyTexts texts;
    private final AtWork atWork;

    InHandController(StaffActs acts, DeskController desk, Cases cases, Files files, ReadyTexts texts, AtWork atWork) {
        this.atWork = atWork;
        this.acts = acts;
        this.desk = desk;
        this.cases = cases;
        this.files = files;
        this.texts = texts;
    }

    /** What the forms send; {@code part} are the ticked clauses. */
    record Form(@Nullable String text, @Nullable List<Integer> part, @Nullable String category, @Nullable String key,
            @Nullable Boolean away, @Nullable String back) {
    }

    @GetMapping("/console/desk/{task}/ask")
    String ask(Words words, @PathVariable UUID task, Model model) {
        model.addAttribute("task", task);
        model.addAttribute("texts", texts.inUse());
        return "console/desk-parts :: ask";
    }

    @PostMapping("/console/desk/{task}/ask")
    String ask(StaffMember agent, Words words, @PathVariable UUID task, @ModelAttribute Form form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        var text = text(form.text());
        return shown(agent, words, text.isEmpty() ? "missing" : acts.act(agent, task, form.key(), new Command.AskInfo(text)), htmx, model);
    }

    @GetMapping("/console/desk/{task}/split")
    String split(StaffMember agent, Words words, @PathVariable UUID task, Model model) {
        var names = files.names(words);
        var clauses = acts.caseInHand(agent, task).flatMap(cases::byId).map(about -> Clause.of(Mask.words(about.words()))).orElse(List.of());
        var second = acts.caseInHand(agent, task).map(about -> files.suggestion(about).candidates()).filter(found -> found.size() > 1).map(found -> found.get(1)
                .label()).orElse("");
        model.addAttribute("task", task);
        model.addAttribute("clauses", clauses);
        model.addAttribute("second", second);
        model.addAttribute("categories", names.taxonomy().leaves().stream().map(leaf -> new Names.Choosable(leaf.code(), names.path(leaf))).toList());
        return "console/desk-parts :: split";
    }

    @PostMapping("/console/desk/{task}/split")
    String split(StaffMember agent, Words words, @PathVariable UUID task, @ModelAttribute Form form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        return shown(agent, words, split(agent, task, form, files.names(words)), htmx, model);
    }

    private String split(StaffMember agent, UUID task, Form form, Names names) {
        var leaf = names.taxonomy().find(text(form.category())).filter(Category::isLeaf);
        var clauses = acts.caseInHand(agent, task).flatMap(cases::byId).map(about -> Clause.of(about.words())).orElse(List.of());
        var ticked = Set.copyOf(form.part() == null ? List.<Integer>of() : form.part());
        var first = Clause.joined(clauses, ticked, false);
        var second = Clause.joined(clauses, ticked, true);
        return leaf.isEmpty() || first.isEmpty() || second.isEmpty()
                ? "missing"
                : acts.act(agent, task, form.key(), new Command.Split(first, second, leaf.get().code()));
    }

    @PostMapping("/console/desk/presence")
    String go(StaffMember agent, @ModelAttribute Form form) {
        atWork.go(agent, Boolean.TRUE.equals(form.away()));
        return "redirect:/console/desk" + ("call".equals(form.back()) ? "/call" : "");
    }

    /** Done or not, the desk stands there again; what is pending can be undone in its lane. */
    private String shown(StaffMember agent, Words words, String outcome, @Nullable String htmx, Model model) {
        if (htmx == null) {
            return "redirect:/console/desk?note=" + outcome;
        }
        return desk.onward(agent, words, outcome.equals("done") ? null : outcome, model);
    }

    private static String text(@Nullable String typed) {
        var text = typed == null ? "" : typed.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
