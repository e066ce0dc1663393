package huiying.app.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

import huiying.app.config.Settings;
import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.exports.Exports;
import huiying.bot.search.Query;
import huiying.bot.search.Search;
import huiying.bot.staff.StaffMember;

/** The search room: by number, words, place, telephone number, unit, state and date. Sent as a form, so that nothing of it stands in an address. */
@Controller
final class SearchController {
    private static final int SHOWN = 60;

    private final CaseShelf shelf;
    private final Finder finder;
    private final Files files;
    private final ZoneId zone;

    SearchController(CaseShelf shelf, Finder finder, Files files, Settings.House house) {
        this.shelf = shelf;
        this.finder = finder;
        this.files = files;
        this.zone = house.zone();
    }

    /** What the form sends; {@code q} is the one field of the top bar. */
    record Form(@Nullable String q, @Nullable String place, @Nullable String phone, @Nullable String unit, @Nullable String state, @Nullable String from,
            @Nullable String to) {
        static final Form EMPTY = new Form("", "", "", "", "", "", "");

        Query query(ZoneId zone, int most) {
            var where = new Query.Where(given(unit), given(state), null, null, day(from, 0, zone), day(to, 1, zone));
            return new Query(new Query.Said(text(q), text(place), text(phone)), where, new Query.Page(null, most));
        }

        /** A number of a case, or its last digits, and nothing else. */
        boolean isNumber() {
            boolean alone = given(place) == null && given(phone) == null && given(unit) == null && given(state) == null && given(from) == null
                    && given(to) == null;
            return alone && text(q).chars().allMatch(c -> Character.isDigit(c) || Character.isWhitespace(c)) && text(q).chars().anyMatch(Character::isDigit);
        }

        private static @Nullable Instant day(@Nullable String typed, int later, ZoneId zone) {
            try {
                return given(typed) == null ? null : LocalDate.parse(text(typed)).plusDays(later).atStartOfDay(zone).toInstant();
            } catch (DateTimeException unreadable) {
                return null;
            }
        }

        private static @Nullable String given(@Nullable String value) {
            return text(value).isEmpty() ? null : text(value);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    @GetMapping("/console/search")
    String open(StaffMember member, Words words, Model model) {
        return show(member, words, Form.EMPTY, null, model);
    }

    @PostMapping("/console/search")
    String search(StaffMember member, Words words, @ModelAttribute Form form, Model model) {
        var byNumber = form.isNumber() ? shelf.search(member, Form.text(form.q()), SHOWN) : List.<Case>of();
        if (byNumber.size() == 1 && byNumber.getFirst().number() != null) {
            return "redirect:/console/cases/" + byNumber.getFirst().number();
        }
        return show(member, words, form, byNumber.isEmpty() ? finder.find(member, form.query(zone, SHOWN)) : byNumber, model);
    }

    private String show(StaffMember member, Words words, Form form, @Nullable List<Case> found, Model model) {
        var names = files.names(words);
        model.addAttribute("form", form);
        model.addAttribute("searched", found != null);
        model.addAttribute("cases", found == null ? List.of() : found.stream().map(c -> CaseLine.of(c, names)).toList());
        model.addAttribute("units", names.units());
        model.addAttribute("states", Arrays.stream(CaseStatus.values()).filter(state -> state != CaseStatus.DRAFT).map(Enum::name).toList());
        model.addAttribute("exporting", Exports.mayExport(member));
        model.addAttribute("phones", Search.mayAskForPhone(member));
        return "console/search";
    }
}
