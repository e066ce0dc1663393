package huiying.app.console;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import huiying.bot.cases.Case;
import huiying.bot.staff.StaffMember;

/** The big screen of the hall: what comes in and where, what is late, how well it is done. Every figure leads to its cases. */
@Controller
final class WallController {
    private static final int LATE = 8;
    private static final int UNITS = 9;
    private static final int SHOWN = 200;
    private static final List<Show> PILES = List.of(Show.OPEN, Show.OVERDUE, Show.UNSIGNED, Show.RETURNED, Show.REVIEW);

    private final Wall wall;
    private final CaseShelf shelf;
    private final Files files;
    private final Ledger ledger;
    private final MonthFigures months;
    private final Clock clock;

    WallController(Wall wall, CaseShelf shelf, Files files, Ledger ledger, MonthFigures months, Clock clock) {
        this.wall = wall;
        this.shelf = shelf;
        this.files = files;
        this.ledger = ledger;
        this.months = months;
        this.clock = clock;
    }

    /** A count that leads to its cases. */
    record Figure(String name, String href, long count, boolean bad) {
    }

    @GetMapping("/console/wall")
    String wall(StaffMember member, Words words, Model model) {
        figures(member, words, model);
        return "console/wall";
    }

    @GetMapping("/console/wall/figures")
    String figures(StaffMember member, Words words, Model model) {
        var now = clock.instant();
        var day = ledger.dayStart(now);
        var names = files.names(words);
        var found = months.of(YearMonth.from(now.atZone(ledger.zone())), null).found();
        var rows = ledger.rows(day, now.plusSeconds(1));
        var rates = new RatesView(found, names);
        model.addAttribute("asof", words.time());
        model.addAttribute("totals", Ledger.totals(rows));
        model.addAttribute("figures", counted(member, day));
        model.addAttribute("map", wall.map(day, names));
        model.addAttribute("rates", rates.rows().stream().limit(UNITS).toList());
        model.addAttribute("ratesAsOf", words.moment(found.period().asOf()));
        model.addAttribute("month", YearMonth.from(found.period().from().atZone(ledger.zone())).toString());
        model.addAttribute("links", Wall.links(found.chains().stream().filter(chain -> chain.unit() == null).findFirst().orElse(null), names));
        model.addAttribute("late", shelf.list(member, Show.OVERDUE, LATE).stream().map(c -> CaseLine.of(c, names)).toList());
        model.addAttribute("hot", wall.hot(names));
        model.addAttribute("arrivals", Wall.arrivals(Hours.of(rows, ledger.zone(), now)));
        return "console/wall :: figures";
    }

    private List<Figure> counted(StaffMember member, java.time.Instant day) {
        var counts = shelf.counts(member, PILES);
        var today = new Figure("today", "/console/wall/cases", shelf.filedSince(member, day, null).size(), false);
        var piles = PILES.stream().map(show -> new Figure(show.key(), "/console/cases?show=" + show.key(), counts.getOrDefault(show, 0L),
                show == Show.OVERDUE));
        return Stream.concat(Stream.of(today), piles).toList();
    }

    /** Today's cases, all or those of one patch. */
    @GetMapping("/console/wall/cases")
    String behind(StaffMember member, Words words, @RequestParam @Nullable String grid, Model model) {
        var names = files.names(words);
        var found = shelf.filedSince(member, ledger.dayStart(clock.instant()), grid == null ? null : wall.within(grid));
        model.addAttribute("where", grid == null ? "" : names.grid(grid));
        model.addAttribute("count", found.size());
        model.addAttribute("asof", words.time());
        model.addAttribute("cases", shelf.open(found.stream().limit(SHOWN).toList()).stream().map((Case c) -> CaseLine.of(c, names)).toList());
        return "console/wall-cases";
    }
}
