package huiying.app.console.studio;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.console.Words;
import huiying.bot.TaxonomyDesk;
import huiying.bot.learning.categories.Entry;
import huiying.bot.learning.categories.Impact;
import huiying.bot.learning.categories.Packs;
import huiying.bot.learning.categories.Step;
import huiying.bot.learning.categories.TaxonomyBook;
import huiying.bot.learning.samples.Samples;
import huiying.bot.routing.Router;
import huiying.bot.routing.Units;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Category;
import huiying.nlp.Category.DeadlineClass;
import huiying.nlp.Category.RequiredFact;
import huiying.nlp.Nature;

/** The tree of categories: looked after without a programmer, each change shown with all it comes to before it is made. */
@Controller
final class TaxonomyPages {
    private static final int HISTORY = 30;

    private final TaxonomyBook book;
    private final TaxonomyDesk desk;
    private final Samples samples;
    private final Where where;
    private final Studio studio;

    /** Where matters go. */
    @Component
    record Where(Router router, Units units) {
    }

    TaxonomyPages(TaxonomyBook book, TaxonomyDesk desk, Samples samples, Where where, Studio studio) {
        this.book = book;
        this.desk = desk;
        this.samples = samples;
        this.where = where;
        this.studio = studio;
    }

    /** A field with its categories. */
    record Field(String code, String name, List<Line> lines) {
    }

    /** A category as a line. */
    record Line(String code, String zh, String en, int samples, String unit, @Nullable String heir) {
    }

    /** A version as a line. */
    record Version(int number, String what, String by, String at, String why, int samples, boolean backTo) {
    }

    /** What a step comes to, in words. */
    record Look(int cases, int open, int talks, int golden, List<Moving> moves, List<Route> routes, List<String> items) {
    }

    /** Samples on the move. */
    record Moving(String from, String to, int samples, List<String> examples, List<String> staying) {
    }

    /** Cases that would go elsewhere. */
    record Route(String from, String to, int cases) {
    }

    @GetMapping("/console/studio/taxonomy")
    String tree(Words words, @RequestParam @Nullable String note, @RequestParam(defaultValue = "") String propose,
            @RequestParam(defaultValue = "") String under, Model model) {
        var tree = book.tree();
        var counts = samples.balance();
        var fields = new LinkedHashMap<String, Field>();
        model.addAttribute("fields", tree.entries().stream().filter(entry -> !entry.category().isLeaf())
                .map(field -> new Field(field.code(), field.category().name(words.language()), tree.entries().stream()
                        .filter(entry -> entry.category().isLeaf() && entry.category().field().equals(field.code())).map(entry -> line(entry, counts, words))
                        .toList()))
                .peek(field -> fields.put(field.code(), field)).toList());
        model.addAttribute("packs", Arrays.stream(Packs.values()).map(pack -> new Studio.Named(pack.name(), pack.name(words.language()) + " · " + pack.codes()
                .size())).toList());
        model.addAttribute("proposed",
                propose.isBlank() || propose.length() > 40 ? null : new Category("0000", propose, "", List.of(propose), null, "", List.of()));
        model.addAttribute("under", under);
        model.addAttribute("history", history(words));
        model.addAttribute("version", book.newest());
        kinds(model);
        studio.dress(words, note, model);
        return "console/studio/taxonomy";
    }

    private Line line(Entry entry, Map<String, Integer> counts, Words words) {
        var category = entry.category();
        var unit = entry.inForce() ? where.units().name(where.router().assignmentFor(category.code(), null).unit(), words.language()) : "";
        return new Line(category.code(), category.zh(), category.en(), counts.getOrDefault(category.code(), 0), unit, entry.heir());
    }

    private static void kinds(Model model) {
        model.addAttribute("natures", Nature.values());
        model.addAttribute("deadlines", DeadlineClass.values());
        model.addAttribute("allFacts", RequiredFact.values());
    }

    private List<Version> history(Words words) {
        var people = studio.people();
        int newest = book.newest();
        return book.history(HISTORY).stream()
                .map(one -> new Version(one.number(), what(one, words), studio.person(one.by(), people, words), words.moment(one.at()),
                        one.why(), one.samples(), one.number() != newest))
                .toList();
    }

    private String what(TaxonomyBook.Version version, Words words) {
        var step = version.step();
        return step == null ? words.say("tree.step.back", Objects.requireNonNullElse(version.reverts(), 0)) : said(step, words);
    }

    private String said(Step step, Words words) {
        return switch (step) {
            case Step.Add(var category) -> words.say("tree.step.add", category.code(), category.name(words.language()));
            case Step.Change(var category) -> words.say("tree.step.change", category.code(), category.name(words.language()));
            case Step.Split(var code, var part, var held) ->
                words.say("tree.step.split", studio.category(code, words), part.code(), part.name(words.language()),
                        String.join("、", held));
            case Step.Close(var code, var heir) -> heir.isEmpty()
                    ? words.say("tree.step.close", studio.category(code, words))
                    : words.say("tree.step.merge", studio.category(code, words), studio.category(heir, words));
            case Step.Reopen(var code) -> words.say("tree.step.reopen", studio.category(code, words));
            case Step.Choose(var pack, var codes) -> words.say("tree.step.choose", Packs.valueOf(pack).name(words.language()), codes.size());
        };
    }

    /** What a change would come to; nothing is changed. */
    @GetMapping("/console/studio/taxonomy/look")
    String look(Words words, TreeForm form, @RequestParam MultiValueMap<String, String> sent, Model model) {
        var step = form.step(book.tree());
        var impact = step.flatMap(desk::look);
        if (impact.isEmpty()) {
            return "redirect:/console/studio/taxonomy?note=refused";
        }
        model.addAttribute("what", said(step.orElseThrow(), words));
        model.addAttribute("impact", shown(impact.get(), words));
        model.addAttribute("sent", sent.entrySet().stream().filter(entry -> !entry.getKey().equals("why") && !entry.getKey().equals("lang"))
                .flatMap(entry -> entry.getValue().stream().map(value -> Map.entry(entry.getKey(), value))).toList());
        studio.dress(words, null, model);
        return "console/studio/taxonomy-look";
    }

    private Look shown(Impact impact, Words words) {
        return new Look(impact.cases(), impact.open(), impact.talks(), impact.golden(),
                impact.moves().stream().map(move -> new Moving(studio.category(move.from(), words), move.to().isEmpty()
                        ? words.say("tree.aside")
                        : move.to() + " " + studio.category(move.to(), words), move.samples(), move.examples(), move.staying())).toList(),
                impact.routes().stream().map(route -> new Route(unit(route.from(), words), unit(route.to(), words), route.cases())).toList(), impact.items());
    }

    private String unit(String code, Words words) {
        return code.isEmpty() ? words.say("tree.person") : where.units().name(code, words.language());
    }

    @PostMapping("/console/studio/taxonomy")
    String take(StaffMember who, @ModelAttribute TreeForm form) {
        if (form.reason().isEmpty()) {
            return page("why-missing");
        }
        return page(form.step(book.tree()).flatMap(step -> desk.take(who, step, form.reason())).isPresent() ? "tree-changed" : "refused");
    }

    @PostMapping("/console/studio/taxonomy/back/{version}")
    String back(StaffMember who, @PathVariable int version, @ModelAttribute TreeForm form) {
        if (form.reason().isEmpty()) {
            return page("why-missing");
        }
        return page(desk.goBack(who, version, form.reason()).isPresent() ? "tree-changed" : "nothing");
    }

    @GetMapping("/console/studio/taxonomy/{code}")
    String one(Words words, @PathVariable String code, Model model) {
        var entry = book.tree().find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("entry", entry);
        model.addAttribute("line", line(entry, samples.balance(), words));
        model.addAttribute("heir", entry.heir() == null || entry.heir().isEmpty() ? "" : studio.category(entry.heir(), words));
        model.addAttribute("usual", usual(entry.category()));
        model.addAttribute("categories", studio.categories(words).stream().filter(one -> !one.code().equals(code)).toList());
        kinds(model);
        studio.dress(words, null, model);
        return "console/studio/taxonomy-one";
    }

    private static Category.@Nullable Usual usual(Category category) {
        return category.usual();
    }

    private static String page(String note) {
        return "redirect:/console/studio/taxonomy?note=" + note;
    }
}
