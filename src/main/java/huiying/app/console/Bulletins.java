package huiying.app.console;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import huiying.app.console.Bulletin.Figure;
import huiying.app.console.Bulletin.Line;
import huiying.app.console.Bulletin.Part;
import huiying.bot.assessment.Assessment;
import huiying.bot.assessment.Period;

/** Writes bulletins: how much came in, of what, what rose, how well units did, who had to tell twice, what many told of. Counts and names, no words of residents. */
@Component
final class Bulletins {
    private static final int LISTED = 10;
    private static final int LEAST_RISE = 2;

    private final JdbcClient jdbc;
    private final Assessment assessment;
    private final Files files;
    private final Ledger ledger;
    private final Clock clock;

    Bulletins(JdbcClient jdbc, Assessment assessment, Files files, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.assessment = assessment;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    Bulletin write(Issue issue, Words words) {
        var names = files.names(words);
        var now = clock.instant();
        var span = new Span(issue.begins(ledger.zone()), issue.ends(ledger.zone()), issue.before().begins(ledger.zone()));
        var head = new Bulletin.Head(words.say("bulletin." + issue.kind().key()),
                issue.from() + (issue.last().equals(issue.from()) ? "" : " – " + issue.last()),
                words.exact(now));
        return new Bulletin(head, List.of(volume(span, words), mix(span, names), rises(span, names), rates(span, now, names), repeats(span, names),
                hotspots(span, names)));
    }

    /** From, to, and from when the one before it ran. */
    private record Span(Instant from, Instant to, Instant before) {
    }

    /** A kind of matter, how often now, and how often in the time before. */
    private record Count(String code, long now, long before) {
        long more() {
            return now - before;
        }

        List<Figure> figures(Words words) {
            return List.of(Figure.of(now, words), Figure.of(before, words), change(words));
        }

        private Figure change(Words words) {
            return before == 0
                    ? new Figure(now == 0 ? "0" : words.say("bulletin.fresh"), null)
                    : new Figure(String.format(Locale.ROOT, "%+.0f%%", 100.0 * more() / before), 1.0 * more() / before);
        }
    }

    private Part volume(Span span, Words words) {
        var rows = ledger.rows(span.before(), span.to());
        var lines = new ArrayList<Line>();
        var cases = counts("'all'", "submitted_at", "", span);
        lines.add(line(words.say("bulletin.filed"), cases.isEmpty() ? new Count("", 0, 0) : cases.getFirst(), words));
        for (var channel : List.of("wechat", "voice", "sms", "web")) {
            var mine = rows.stream().filter(row -> row.channel().equals(channel)).toList();
            long now = mine.stream().filter(row -> !OffsetDateTime.parse(row.hour()).toInstant().isBefore(span.from())).mapToLong(Ledger.Row::received).sum();
            long all = mine.stream().mapToLong(Ledger.Row::received).sum();
            lines.add(line(words.say("bulletin.messages", words.say("channel." + channel)), new Count(channel, now, all - now), words));
        }
        var closed = counts("'all'", "closed_at", "", span);
        lines.add(line(words.say("bulletin.closed"), closed.isEmpty() ? new Count("", 0, 0) : closed.getFirst(), words));
        return part("volume", compared(words), lines, words);
    }

    private static Line line(String name, Count count, Words words) {
        return new Line(name, count.figures(words), null);
    }

    private static List<String> compared(Words words) {
        return Stream.of("now", "before", "change").map(column -> words.say("bulletin.col." + column)).toList();
    }

    private static Part part(String name, List<String> columns, List<Line> lines, Words words) {
        return new Part(words.say("bulletin.part." + name), words.say("bulletin.note." + name), columns, lines);
    }

    private List<Count> counts(String by, String moment, String where, Span span) {
        return jdbc.sql("select " + by + " code, count(*) filter (where " + moment + " >= :from) now, count(*) filter (where " + moment
                + " < :from) before from cases where " + moment + " >= :before and " + moment + " < :to and number is not null " + where
                + " group by 1 order by 2 desc, 1").param("from", at(span.from())).param("before", at(span.before())).param("to", at(span.to())).query((row,
                        n) -> new Count(Objects.requireNonNullElse(row.getString("code"), ""), row.getLong("now"), row.getLong("before")))
                .list();
    }

    private Part mix(Span span, Names names) {
        var counts = counts("left(category, 2)", "submitted_at", "and category is not null", span);
        long all = counts.stream().mapToLong(Count::now).sum();
        var words = names.words();
        var columns = Stream.of("now", "share", "before", "change").map(column -> words.say("bulletin.col." + column)).toList();
        return part("mix", columns, counts.stream().filter(count -> count.now() > 0).limit(LISTED).map(count -> {
            var figures = new ArrayList<>(count.figures(words));
            figures.add(1, new Figure(RatesView.percent(1.0 * count.now() / all), 1.0 * count.now() / all));
            return new Line(names.field(count.code()), figures, null);
        }).toList(), words);
    }

    private Part rises(Span span, Names names) {
        var words = names.words();
        var risen = counts("category", "submitted_at", "and category is not null", span).stream().filter(count -> count.more() >= LEAST_RISE)
                .sorted(java.util.Comparator.comparingLong(Count::more).reversed()).limit(LISTED).toList();
        return part("rises", compared(words), risen.stream().map(count -> new Line(names.category(count.code()), count.figures(words), null)).toList(), words);
    }

    private Part rates(Span span, Instant now, Names names) {
        var words = names.words();
        var found = assessment.said(new Period(span.from(), span.to(), now));
        var columns = Stream.of("rates.contacted", "rates.solved", "rates.satisfied", "rates.asked").map(words::say).toList();
        var month = java.time.YearMonth.from(span.from().atZone(ledger.zone()));
        return part("rates", columns, new RatesView(found, names).rows().stream().map(row -> {
            var figures = new ArrayList<Figure>();
            row.bars().forEach(bar -> figures.add(Figure.of(bar.known() ? bar.value() + " (" + bar.interval() + ")" : "—")));
            figures.add(Figure.of(row.asked(), words));
            return new Line(row.unit(), figures, "/console/watch/rates?month=" + month);
        }).toList(), words);
    }

    private Part repeats(Span span, Names names) {
        var words = names.words();
        var found = jdbc.sql("""
                             select c.unit code, count(*) filter (where e.at >= :from) now, count(*) filter (where e.at < :from) before
                             from case_event e join cases c on c.id = e.case_id
                             where e.type = 'REPEAT_FOUND' and e.at >= :before and e.at < :to group by 1 order by 2 desc""").param("from", at(span.from()))
                .param("before", at(span.before())).param("to", at(span.to()))
                .query((row, n) -> new Count(Objects.requireNonNullElse(row.getString("code"), ""),
                        row.getLong("now"), row.getLong("before")))
                .list();
        return part("repeats", compared(words), found.stream().limit(LISTED).map(count -> new Line(count.code().isEmpty()
                ? words.say("bulletin.nobody")
                : names.unit(count.code()), count.figures(words), null)).toList(), words);
    }

    private Part hotspots(Span span, Names names) {
        var words = names.words();
        var columns = List.of(words.say("bulletin.col.cases"), words.say("bulletin.col.units"));
        return part(
                "hotspots", columns, jdbc
                        .sql("""
                             select h.id, c.category, c.grid, count(m.case_id) n, count(distinct mc.unit) units
                             from hotspot h join cases c on c.id = h.head join hotspot_member m on m.hotspot = h.id and m.state in ('proposed', 'joined')
                                 join cases mc on mc.id = m.case_id
                             where h.grown_at >= :from and h.begun_at < :to and h.status <> 'rejected'
                             group by h.id, c.category, c.grid order by n desc limit\s""" + LISTED).param("from", at(span.from())).param("to",
                                at(span.to()))
                        .query((row, n) -> new Line(names.category(row.getString("category")) + " · " + names.grid(row.getString("grid")), List.of(Figure.of(
                                row.getLong("n"), words), Figure.of(row.getLong("units"), words)), "/console/watch/hotspots/" + row.getString("id")))
                        .list(),
                words);
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
