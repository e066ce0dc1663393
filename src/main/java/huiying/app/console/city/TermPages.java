package huiying.app.console.city;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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
import huiying.bot.TermDesk;
import huiying.bot.sla.ServiceLevel;
import huiying.bot.sla.Span;
import huiying.bot.sla.TermBook;
import huiying.bot.sla.Terms;
import huiying.bot.sla.Timer;
import huiying.bot.sla.WorkingCalendar.Hours;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Language;
import huiying.nlp.Urgency;

/** How long things may take: classes, timers, holidays, hours and the night, each change with its reason and taken back by another one. */
@Controller
final class TermPages {
    private static final int LEAD_MONTHS = 3;
    private static final int SHOWN = 50;
    private static final Set<Timer> BY_HAND = EnumSet.of(Timer.T_PROMISE, Timer.T_SUPERVISE, Timer.T_ASSIST);

    private final Books books;
    private final TermBook terms;
    private final TermDesk desk;

    TermPages(Books books, TermBook terms, TermDesk desk) {
        this.books = books;
        this.terms = terms;
        this.desk = desk;
    }

    /** A rule as the page shows it. */
    record Line(String timer, String item, String area, @Nullable Urgency urgency, String term, String said) {
    }

    /** The hours of a unit as they are typed: {@code 1-5 09:00-12:00 13:30-17:30}. */
    record Open(String unit, String name, String hours) {
    }

    /** A version as the page shows it. */
    record Past(int number, String at, String by, String why, String what) {
    }

    @GetMapping("/console/admin/terms")
    String terms(Words words, @RequestParam @Nullable String note, Model model) {
        var now = terms.current();
        model.addAttribute("terms", now).addAttribute("levels", now.levels()).addAttribute("lines", lines(now, words));
        model.addAttribute("timers", Arrays.stream(Timer.values()).filter(timer -> !BY_HAND.contains(timer)).toList());
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("days", now.days());
        model.addAttribute("missing", missing(now, words));
        model.addAttribute("open", now.hours().entrySet().stream().sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> new Open(entry.getKey(), entry.getKey().isEmpty() ? words.say("terms.city") : books.unit(entry.getKey(), words), TermForm.typed(
                        entry.getValue())))
                .toList());
        model.addAttribute("units", books.units(words));
        model.addAttribute("versions", terms.versions(SHOWN).stream().map(version -> past(version, words)).toList());
        model.addAttribute("note", CityNote.of(note));
        return "console/admin/terms";
    }

    /** The year whose table of holidays is missing: this one, or from October on the next. */
    private static @Nullable Integer missing(Terms now, Words words) {
        var today = LocalDate.ofInstant(words.now(), words.zone());
        return Stream.of(today.getYear(), today.plusMonths(LEAD_MONTHS).getYear()).filter(year -> !now.days().years().contains(year)).findFirst().orElse(null);
    }

    static List<Line> lines(Terms now, Words words) {
        return now.rules().stream().sorted(Comparator.comparing(Terms.Rule::timer).thenComparing(rule -> rule.scope().item()).thenComparing(rule -> rule.scope()
                .area()))
                .map(rule -> new Line(rule.timer().name(), rule.scope().item(), rule.scope().area(), rule.scope().urgency(), rule.term(), said(now, rule
                        .term(), words)))
                .toList();
    }

    private static String said(Terms now, String term, Words words) {
        return now.level(term).map(level -> words.language() == Language.ZH ? level.zh() : level.en())
                .or(() -> Span.read(term).map(span -> words.say("terms." + span.wording(), Long.toString(span.count())))).orElse(term);
    }

    private static Past past(TermBook.Version version, Words words) {
        var what = version.reverts() != null
                ? words.say("terms.reverted", version.reverts().toString())
                : version.what().isEmpty() ? "" : words.sayOr(version.what(), "terms." + version.what());
        return new Past(version.number(), words.moment(version.at()), version.author().by(), version.author().why(), what);
    }

    @PostMapping("/console/admin/terms/rule")
    String rule(StaffMember admin, @ModelAttribute TermForm form) {
        return change(admin, "rule", form, form.rule().filter(rule -> rule.term().isBlank() || terms.current().fits(rule)).map(rule -> now -> now.with(rule)));
    }

    @PostMapping("/console/admin/terms/level")
    String level(StaffMember admin, @ModelAttribute TermForm form) {
        Optional<ServiceLevel> level = form.level();
        return change(admin, "level", form, level.map(known -> now -> now.with(known)));
    }

    @PostMapping("/console/admin/terms/days")
    String days(StaffMember admin, @ModelAttribute TermForm form) {
        return change(admin, "days", form, form.days(terms.current().days()).map(days -> now -> now.with(days)));
    }

    /** Hours of nobody are none; a unit without hours keeps the city's, and the city always has some. */
    @PostMapping("/console/admin/terms/hours")
    String hours(StaffMember admin, @ModelAttribute TermForm form) {
        var unit = TermForm.text(form.unit());
        Optional<List<Hours>> hours = form.hours().filter(kept -> kept.isEmpty() ? !unit.isEmpty() : kept.stream().anyMatch(day -> day.weekday() > 0))
                .filter(kept -> unit.isEmpty() || books.units().find(unit).isPresent());
        return change(admin, "hours", form, hours.map(kept -> now -> now.with(unit, kept)));
    }

    @PostMapping("/console/admin/terms/night")
    String night(StaffMember admin, @ModelAttribute TermForm form) {
        return change(admin, "night", form, form.night().map(night -> now -> now.with(night)));
    }

    private String change(StaffMember admin, String what, TermForm form, Optional<UnaryOperator<Terms>> change) {
        if (change.isEmpty() || form.reason().isEmpty()) {
            return "redirect:/console/admin/terms?note=missing";
        }
        desk.change(admin, what, form.reason(), change.get());
        return "redirect:/console/admin/terms?note=kept";
    }

    @PostMapping("/console/admin/terms/versions/{version}/revert")
    String revert(StaffMember admin, @PathVariable String version, @ModelAttribute TermForm form) {
        boolean known = terms.versions(Integer.MAX_VALUE).stream().anyMatch(past -> Integer.toString(past.number()).equals(version));
        if (!known || form.reason().isEmpty()) {
            return "redirect:/console/admin/terms?note=missing";
        }
        desk.revert(admin, Integer.parseInt(version), form.reason());
        return String.format(Locale.ROOT, "redirect:/console/admin/terms?note=%s", "reverted");
    }
}
