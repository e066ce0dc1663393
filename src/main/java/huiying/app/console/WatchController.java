package huiying.app.console;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import huiying.bot.staff.StaffMember;

/** What a supervisor sees first: what is late, what waits for a decision, and what came in today. */
@Controller
final class WatchController {

    private static final int SHOWN = 6;
    private static final List<Show> PILES = List.of(Show.OPEN, Show.OVERDUE, Show.UNSIGNED, Show.REVIEW, Show.RETURNED, Show.REPEATED, Show.ANGRY, Show.UNCLEAR,
            Show.WAITING);
    private static final List<Show> LISTED = List.of(Show.OVERDUE, Show.REVIEW, Show.RETURNED);

    private final CaseShelf shelf;
    private final Files files;
    private final Ledger ledger;
    private final Bounces bounces;
    private final JdbcClient jdbc;
    private final Clock clock;

    WatchController(CaseShelf shelf, Files files, Ledger ledger, Bounces bounces, JdbcClient jdbc, Clock clock) {
        this.bounces = bounces;
        this.shelf = shelf;
        this.files = files;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A count that leads to its cases. */
    record Figure(String name, String href, long count, String note, boolean bad) {
    }

    /** The first few of a pile. */
    record Pile(String name, long count, List<CaseLine> cases) {
    }

    @GetMapping("/console/watch")
    String watch(StaffMember member, Words words, Model model) {
        figures(member, words, model);
        var rows = rows();
        model.addAttribute("ledger", Ledger.totals(rows));
        model.addAttribute("hours", hours(rows).hours());
        model.addAttribute("bounces", bounces.lines(clock.instant(), files.names(words))).addAttribute("stray", bounces.stray());
        return "console/watch";
    }

    @GetMapping("/console/watch/figures")
    String figures(StaffMember member, Words words, Model model) {
        var names = files.names(words);
        var counts = shelf.counts(member, PILES);
        model.addAttribute("figures", Stream.of(Stream.of(today(member, words)), PILES.stream().filter(show -> show != Show.WAITING).map(show -> figure(show,
                counts, note(member, show, counts, words))), Stream.of(hotspots(words))).flatMap(all -> all).toList());
        model.addAttribute("lists", LISTED.stream().map(show -> new Pile(show.key(), counts.getOrDefault(show, 0L), shelf.list(member, show, SHOWN).stream()
                .map(c -> CaseLine.of(c, names)).toList())).toList());
        return "console/watch :: figures";
    }

    @GetMapping(path = "/console/watch/hours.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Hours.Chart chart(Words words) {
        return hours(rows()).chart(words);
    }

    private List<Ledger.Row> rows() {
        var now = clock.instant();
        return ledger.rows(ledger.dayStart(now), now.plusSeconds(1));
    }

    private Hours hours(List<Ledger.Row> rows) {
        return Hours.of(rows, ledger.zone(), clock.instant());
    }

    private static Figure figure(Show show, Map<Show, Long> counts, String note) {
        return new Figure(show.key(), "/console/cases?show=" + show.key(), counts.getOrDefault(show, 0L), note, show == Show.OVERDUE || show == Show.REPEATED);
    }

    private String note(StaffMember member, Show show, Map<Show, Long> counts, Words words) {
        return switch (show) {
            case OPEN -> words.say("watch.n.open", counts.getOrDefault(Show.WAITING, 0L));
            case OVERDUE -> words.say("watch.n.overdue", shelf.urgent(member, Show.OVERDUE));
            case UNSIGNED -> words.say("watch.n.unsigned", unsignedLate());
            default -> words.say("watch.n." + show.key());
        };
    }

    /** The same cases as behind the wall's figure. */
    private Figure today(StaffMember member, Words words) {
        var day = ledger.dayStart(clock.instant());
        long automatic = jdbc.sql("select count(*) from cases where submitted_at >= ? and number is not null and auto_dispatched").param(day.atOffset(
                ZoneOffset.UTC)).query(Long.class).single();
        return new Figure("today", "/console/wall/cases", shelf.filedSince(member, day, null).size(), words.say("watch.n.today", automatic), false);
    }

    /** What several residents tell of is looked at together; it has a page of its own. */
    private Figure hotspots(Words words) {
        long undecided = jdbc.sql("select count(*) from hotspot where status = 'proposed'").query(Long.class).single();
        return new Figure("hotspots", "/console/watch/hotspots", undecided, words.say("watch.n.hotspots"), false);
    }

    private long unsignedLate() {
        return jdbc.sql("""
                        select count(*) from deadline d join cases c on c.id = d.case_id
                        where c.state = 'DISPATCHED' and d.kind = 'T_SIGN' and d.due_at < ? and d.cancelled_at is null""")
                .param(clock.instant().atOffset(ZoneOffset.UTC)).query(Long.class).single();
    }
}
