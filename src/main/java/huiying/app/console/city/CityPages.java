package huiying.app.console.city;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.app.console.Words;
import huiying.bot.CityDesk;
import huiying.bot.cases.Cases;
import huiying.bot.duties.Inquiry;
import huiying.bot.duties.Share;
import huiying.bot.routing.Precedents;
import huiying.bot.routing.Router;
import huiying.bot.routing.Unit;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Category;

/** Units, precedents, and the question why something goes where it goes. */
@Controller
final class CityPages {
    private static final int SHOWN = 200;

    private final Books books;
    private final CityDesk desk;
    private final Router router;
    private final Precedents precedents;
    private final Cases cases;

    CityPages(Books books, CityDesk desk, Router router, Precedents precedents, Cases cases) {
        this.books = books;
        this.desk = desk;
        this.router = router;
        this.precedents = precedents;
        this.cases = cases;
    }

    /** A unit with how many items it leads. */
    record Line(Unit unit, String name, String parent, int leads) {
        public String aliases() {
            return String.join("；", unit.name().aliases());
        }
    }

    /** What the form of a unit sends. */
    record Form(@Nullable String code, @Nullable String zh, @Nullable String en, @Nullable String aliases, @Nullable String parent, @Nullable String kind,
            @Nullable String phone, @Nullable Boolean oversight) {
        Optional<Unit> unit() {
            if (text(code).isEmpty() || text(code).length() > 32 || text(zh).isEmpty()) {
                return Optional.empty();
            }
            var name = new Unit.Name(text(zh), text(en),
                    Arrays.stream(text(aliases).split("[;；\\n]")).map(String::strip).filter(alias -> !alias.isEmpty()).toList());
            return Arrays.stream(Unit.Kind.values()).filter(known -> known.name().equals(kind)).findFirst().map(known -> new Unit(text(code), name, text(parent)
                    .isEmpty() ? null : text(parent), known, text(phone), new Unit.Duty(false, Boolean.TRUE.equals(oversight))));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    /** A precedent as the page shows it. */
    record Example(long id, String category, String area, String unit, String basis, Made made, @Nullable String revoked) {
        public String number() {
            return made.number();
        }
    }

    /** By which case, by whom and when. */
    record Made(String number, String by, String at) {
    }

    /** A rule that was looked at. */
    record Rule(String cite, String unit, String level, String basis, boolean won) {
    }

    @GetMapping("/console/admin/units")
    String units(Words words, @RequestParam @Nullable String note, Model model) {
        var led = new HashMap<String, Integer>();
        books.duties().current().items()
                .forEach(item -> item.shares().stream().map(Share::lead).filter(java.util.Objects::nonNull).distinct().forEach(unit -> led.merge(
                        unit, 1, Integer::sum)));
        model.addAttribute("lines",
                books.units().all().stream().map(unit -> new Line(unit, unit.name(words.language()), books.unit(unit.parent(), words), led.getOrDefault(
                        unit.code(), 0))).toList());
        model.addAttribute("units", books.units(words));
        model.addAttribute("kinds", Unit.Kind.values());
        model.addAttribute("note", CityNote.of(note));
        return "console/admin/units";
    }

    @PostMapping("/console/admin/units")
    String keep(StaffMember admin, @ModelAttribute Form form) {
        var unit = form.unit()
                .filter(kept -> kept.parent() == null || books.units().find(kept.parent()).isPresent() && !books.units().branch(kept.code()).contains(kept
                        .parent()) || books.units().find(kept.parent()).filter(up -> up.kind() == Unit.Kind.CENTRE).isPresent());
        unit.ifPresent(kept -> desk.keepUnit(admin, kept));
        return "redirect:/console/admin/units?note=" + (unit.isPresent() ? "kept" : "missing");
    }

    @GetMapping("/console/admin/precedents")
    String precedents(Words words, @RequestParam @Nullable String note, Model model) {
        model.addAttribute("examples",
                precedents.latest(SHOWN).stream().map(kept -> new Example(kept.id(), category(kept.category(), words), books.grid(kept.area(), words),
                        books.unit(kept.to().unit(), words), kept.to().basis(),
                        new Made(number(kept.made().caseId()), kept.made().by(), words.moment(kept.made().at())), kept
                                .revoked() == null ? null : kept.revoked().why()))
                        .toList());
        model.addAttribute("note", CityNote.of(note));
        return "console/admin/precedents";
    }

    @PostMapping("/console/admin/precedents/{id}/revoke")
    String revoke(StaffMember admin, @PathVariable String id, @ModelAttribute ProposalPages.Reason reason) {
        boolean named = !id.isEmpty() && id.length() < 18 && id.chars().allMatch(Character::isDigit);
        if (reason.text().isEmpty() || !named) {
            return "redirect:/console/admin/precedents?note=missing";
        }
        return "redirect:/console/admin/precedents?note=" + (desk.revoke(admin, Long.parseLong(id), reason.text()) ? "revoked" : "changed");
    }

    private String number(java.util.UUID id) {
        return cases.byId(id).flatMap(c -> Optional.ofNullable(c.number())).map(number -> number.digits()).orElse("");
    }

    private String category(@Nullable String code, Words words) {
        return code == null ? "" : books.taxonomy().find(code).map(category -> category.name(words.language())).orElse(code);
    }

    /** Why does it go there? Every rule that was looked at, the one that decided marked. */
    @GetMapping("/console/admin/route")
    String route(Words words, @RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String grid,
            @RequestParam(defaultValue = "") String said,
            Model model) {
        var asked = new Inquiry(category.isEmpty() ? null : category, grid.isEmpty() ? null : grid, said.length() > 2_000 ? said.substring(0, 2_000) : said);
        model.addAttribute("asked", asked);
        model.addAttribute("categories",
                books.taxonomy().all().stream().filter(Category::isLeaf).map(leaf -> new Books.Named(leaf.code(), leaf.name(words.language()))).toList());
        model.addAttribute("places",
                books.grids().all().stream().filter(patch -> patch.level().ordinal() < 4).limit(1_000).map(patch -> new Books.Named(patch.code(), books
                        .grids().path(patch.code(), words.language()) + " " + patch.code())).toList());
        if (asked.category() != null) {
            var to = router.assignmentFor(asked);
            model.addAttribute("to", to);
            model.addAttribute("unit", books.unit(to.unit(), words));
            model.addAttribute("how", words.say("how." + to.how().name().toLowerCase(Locale.ROOT)));
            model.addAttribute("rules",
                    router.explain(asked).map(found -> found.lines().stream().map(line -> new Rule(line.cite(), books.unit(line.share().lead(), words), line
                            .share().level() == null ? "" : words.sayOr(line.share().level(), "level." + line.share().level()), line.share().basisText(),
                            line.cite().equals(found
                                    .cite())))
                            .toList()).orElse(List.of()));
        }
        return "console/admin/route";
    }
}
