package huiying.app.console;

import java.time.Clock;
import java.util.List;
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
    record Figure(String name, String show, long count, String note, boolean bad) {
    }

    /** The first few of a pile. */
    record Pile(String name, long count, List<CaseLine> cases) {
    }

    @GetMapping("/console/watch")
    String watch(StaffMember member, Words words, Model model) {
        figures(member, words, model);
        model.addAttribute("ledger", ledger.today(clock.instant()));
        model.addAttribute("hours", hours().hours());
        model.addAttribute("bounces", bounces.lines(clock.instant(), files.names(words))).addAttribute("stray", bounces.stray());
        return "console/watch";
    }

    @GetMapping("/console/watch/figures")
    String figures(StaffMember member, Words words, Model model) {
        var names = files.names(words);
        model.addAttribute("figures", List.of(today(words), open(member, words), overdue(member, words), unsigned(member, words),
                figure(member, words, "review", Show.REVIEW, false), figure(member, words, "returned", Show.RETURNED, false),
                figure(member, words, "repeated", Show.REPEATED, true), figure(member, words, "angry", Show.ANGRY, false),
                figure(member, words, "unclear", Show.UNCLEAR, false), hotspots(words)));
        model.addAttribute("lists", Stream.of(Show.OVERDUE, Show.REVIEW, Show.RETURNED).map(show -> new Pile(show.key(), shelf.count(member, show),
                shelf.list(member, show, SHOWN).stream().map(c -> CaseLine.of(c, names)).toList())).toList());
        return "console/watch :: figures";
    }

    @GetMapping(path = "/console/watch/hours.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Hours.Chart chart(Words words) {
        return hours().chart(words);
    }

    private Hours hours() {
        var now = clock.instant();
        return Hours.of(ledger.rows(ledger.dayStart(now), now.plusSeconds(1)), ledger.zone(), now);
    }

    private Figure figure(StaffMember member, Words words, String name, Show show, boolean bad) {
        return new Figure(name, show.key(), shelf.count(member, show), words.say("watch.n." + name), bad);
    }

    private Figure today(Words words) {
        long automatic = filedToday("and auto_dispatched");
        return new Figure("today", "open", filedToday(""), words.say("watch.n.today", automatic), false);
    }

    private long filedToday(String condition) {
        return jdbc.sql("select count(*) from cases where submitted_at >= ? " + condition)
                .param(ledger.dayStart(clock.instant()).atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class).single();
    }

    /** What several residents tell of is looked at together; it has a page of its own. */
    private Figure hotspots(Words words) {
        long undecided = jdbc.sql("select count(*) from hotspot where status = 'proposed'").query(Long.class).single();
        return new Figure("hotspots", "", undecided, words.say("watch.n.hotspots"), false);
    }

    private Figure open(StaffMember member, Words words) {
        return new Figure("open", "open", shelf.count(member, Show.OPEN), words.say("watch.n.open", shelf.count(member, Show.WAITING)), false);
    }

    private Figure overdue(StaffMember member, Words words) {
        return new Figure("overdue", "overdue", shelf.count(member, Show.OVERDUE), words.say("watch.n.overdue", shelf.urgent(member, Show.OVERDUE)), true);
    }

    private Figure unsigned(StaffMember member, Words words) {
        long late = jdbc.sql("""
                             select count(*) from deadline d join cases c on c.id = d.case_id
                             where c.state = 'DISPATCHED' and d.kind = 'T_SIGN' and d.due_at < ? and d.cancelled_at is null""")
                .param(clock.instant().atOffset(java.time.ZoneOffset.UTC)).query(Long.class).single();
        return new Figure("unsigned", "unsigned", shelf.count(member, Show.UNSIGNED), words.say("watch.n.unsigned", late), false);
    }
}
