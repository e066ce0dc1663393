package huiying.app.console;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import huiying.app.config.Settings;
import huiying.bot.assessment.Assessment;
import huiying.bot.assessment.Assessment.Findings;
import huiying.bot.assessment.Period;
import huiying.bot.assessment.RuleBooks;
import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.staff.StaffMember;

/** The figures supervisors judge by: the three rates, the seven links, the score sheet, and the cases behind each number. */
@Controller
final class RatesController {
    private static final int SHOWN = 200;

    private final Assessment assessment;
    private final MonthFigures figures;
    private final Cases cases;
    private final Files files;
    private final Clock clock;
    private final Settings.House house;

    RatesController(Assessment assessment, MonthFigures figures, Cases cases, Files files, Clock clock, Settings.House house) {
        this.assessment = assessment;
        this.figures = figures;
        this.cases = cases;
        this.files = files;
        this.clock = clock;
        this.house = house;
    }

    @GetMapping("/console/watch/rates")
    String rates(Words words, @RequestParam @Nullable String month, Model model) {
        var judged = figures.of(monthOf(month), null);
        var found = judged.found();
        var names = files.names(words);
        model.addAttribute("rates", new RatesView(found, names));
        var answering = judged.answering();
        model.addAttribute("answering",
                List.of(RatesView.Bar.of("answered", answering.answered(), null), RatesView.Bar.of("at-once", answering.atOnce(), null)));
        model.addAttribute("flags", judged.flags().stream().map(flag -> RatesView.flag(flag, names)).toList());
        return about(found, words, model, "console/rates");
    }

    /** The cases behind one number. */
    @GetMapping("/console/watch/rates/cases")
    String behind(Words words, @RequestParam @Nullable String month, @RequestParam String what, @RequestParam(defaultValue = "") String unit, Model model) {
        var judged = figures.of(monthOf(month), null);
        var behind = Behind.of(what, unit, judged);
        var names = files.names(words);
        model.addAttribute("what", what);
        model.addAttribute("unit", names.unit(unit.isEmpty() ? null : unit));
        model.addAttribute("count", behind.size());
        model.addAttribute("cases", lines(behind, names));
        return about(judged.found(), words, model, "console/rates-cases");
    }

    @GetMapping("/console/watch/sheet")
    String sheet(Words words, @RequestParam @Nullable String month, @RequestParam @Nullable Integer version, Model model) {
        var found = figures.of(monthOf(month), version).found();
        var names = files.names(words);
        model.addAttribute("sheet", new SheetView(found, names));
        model.addAttribute("books", assessment.rules().all());
        model.addAttribute("text", RuleBooks.text(found.rules().body()));
        model.addAttribute("published", assessment.published(found.period()).stream().map(sheet -> new SheetView.Done(sheet.version(), words.exact(sheet.at()),
                words.exact(sheet.period().asOf()), sheet.digest().substring(0, 12), figures.holds(sheet))).toList());
        return about(found, words, model, "console/sheet");
    }

    /** The points of one unit, one by one. */
    @GetMapping("/console/watch/sheet/unit")
    String unit(Words words, @RequestParam @Nullable String month, @RequestParam @Nullable Integer version, @RequestParam String unit, Model model) {
        var found = figures.of(monthOf(month), version).found();
        var line = found.sheet().of(unit).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("unit", files.names(words).unit(unit));
        model.addAttribute("points", SheetView.points(line, found.rules(), words));
        return about(found, words, model, "console/sheet-unit");
    }

    /** What is published, or what a new version of the rules is made of; forms do not come as request parameters here. */
    record Form(@Nullable String month, @Nullable Integer version, @Nullable String title, @Nullable String from, @Nullable String body) {
    }

    @PostMapping("/console/watch/sheet/publish")
    String publish(StaffMember who, @ModelAttribute Form form) {
        var found = assessment.of(Period.month(monthOf(form.month()), house.zone(), clock.instant()), form.version());
        assessment.publish(found, who);
        figures.forget();
        return "redirect:/console/watch/sheet?month=" + monthOf(form.month()) + "&version=" + found.rules().version();
    }

    @PostMapping("/console/watch/sheet/rules")
    String rules(StaffMember who, Words words, @ModelAttribute Form form, Model model) {
        try {
            var from = java.time.LocalDate.parse(String.valueOf(form.from()));
            var book = assessment.rules().publish(String.valueOf(form.title()), from, String.valueOf(form.body()), who.id().toString());
            figures.forget();
            return "redirect:/console/watch/sheet?month=" + monthOf(form.month()) + "&version=" + book.version();
        } catch (IllegalArgumentException | DateTimeException wrong) {
            model.addAttribute("problem", wrong.getMessage());
            var page = sheet(words, form.month(), null, model);
            model.addAttribute("text", String.valueOf(form.body()));
            return page;
        }
    }

    private String about(Findings found, Words words, Model model, String page) {
        var month = YearMonth.from(found.period().from().atZone(house.zone()));
        model.addAttribute("month", month.toString());
        model.addAttribute("before", month.minusMonths(1).toString());
        model.addAttribute("after", month.isBefore(thisMonth()) ? month.plusMonths(1).toString() : "");
        model.addAttribute("asof", words.exact(found.period().asOf()));
        model.addAttribute("version", found.rules().version());
        return page;
    }

    private List<CaseLine> lines(Collection<UUID> behind, Names names) {
        return cases.byIds(behind.stream().limit(SHOWN).toList()).stream().filter(c -> c.number() != null).map((Case c) -> CaseLine.of(c, names))
                .toList();
    }

    private YearMonth monthOf(@Nullable String month) {
        try {
            return month == null || month.isBlank() ? thisMonth() : YearMonth.parse(month);
        } catch (DateTimeException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a month looks like 2026-11", unreadable);
        }
    }

    private YearMonth thisMonth() {
        return YearMonth.from(clock.instant().atZone(house.zone()));
    }

    /** The numbers that lead to cases, and what leads to them. */
    private static final class Behind {
        private static final Map<String, String> ANSWERS = Map.of("contacted", "YES", "not-contacted", "NO", "solved", "YES", "partly", "PARTLY", "unsolved",
                "NO");

        static List<UUID> of(String what, String unit, MonthFigures.Judged judged) {
            var found = judged.found();
            var cycles = found.cycles().stream().filter(cycle -> unit.isEmpty() || cycle.unit().equals(unit));
            var marks = found.marks().stream().filter(mark -> unit.isEmpty() || mark.unit().equals(unit));
            return (switch (what) {
                case "asked" -> cycles.map(cycle -> cycle.caseId());
                case "silent" -> cycles.filter(cycle -> !cycle.isAnswered()).map(cycle -> cycle.caseId());
                case "excluded" -> cycles.filter(cycle -> !cycle.counts()).map(cycle -> cycle.caseId());
                case "contacted", "not-contacted" -> cycles.filter(cycle -> answer(what).equals(cycle.said().contacted())).map(cycle -> cycle.caseId());
                case "solved", "partly", "unsolved" -> cycles.filter(cycle -> answer(what).equals(cycle.said().solved())).map(cycle -> cycle.caseId());
                case "satisfied" -> cycles.filter(cycle -> isContent(cycle.said().satisfied())).map(cycle -> cycle.caseId());
                case "dissatisfied" -> cycles.filter(cycle -> cycle.said().satisfied() != null && !isContent(cycle.said().satisfied())).map(cycle -> cycle
                        .caseId());
                case "late" -> marks.filter(mark -> mark.isLate()).map(mark -> mark.caseId());
                case "missing" -> found.gaps().stream().filter(gap -> unit.isEmpty() || gap.unit().equals(unit)).map(gap -> gap.caseId());
                default -> judged.behind(what, unit).stream();
            }).distinct().toList();
        }

        private static String answer(String what) {
            return ANSWERS.getOrDefault(what, "");
        }

        private static boolean isContent(@Nullable String grade) {
            return grade != null && !grade.endsWith("DISSATISFIED");
        }
    }
}
