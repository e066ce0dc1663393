package huiying.bot.routing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.duties.Change;
import huiying.bot.duties.DutyList;
import huiying.bot.duties.Inquiry;
import huiying.bot.duties.ServiceItem;

/** Sends past cases through a changed list, by the same rule that sends new ones, and tells which would have gone elsewhere. */
public final class WhatIf {
    private final JdbcClient jdbc;
    private final Cases cases;
    private final Router router;

    public WhatIf(JdbcClient jdbc, Cases cases, Router router) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.router = router;
    }

    /** A case that would have gone elsewhere. */
    public record Moved(UUID id, String number, Assignment from, Assignment to, boolean open) {
    }

    /** How many cases were looked at, and those that would have gone elsewhere. */
    public record Outcome(int looked, List<Moved> moved) {
        public long open() {
            return moved.stream().filter(Moved::open).count();
        }
    }

    private record Row(UUID id, String number, @Nullable String category, @Nullable String grid, boolean open) {
    }

    /** @param since cases filed since then */
    public Outcome replay(Collection<Change> changes, Instant since) {
        var before = router.list();
        var after = Change.on(before, changes);
        var old = router.over(before);
        var fresh = router.over(after);
        var rows = rows(since);
        var touched = touched(changes, before, after);
        var moved = new ArrayList<Moved>();
        rows.stream().filter(row -> touched.contains("") || row.category() != null && isTouched(row.category(), touched)).filter(row -> mayMove(row, old,
                fresh)).forEach(row -> {
                    var about = cases.byId(row.id()).orElseThrow();
                    var from = old.assignmentFor(about);
                    var to = fresh.assignmentFor(about);
                    if (!from.unit().equals(to.unit())) {
                        moved.add(new Moved(row.id(), row.number(), from, to, row.open()));
                    }
                });
        return new Outcome(rows.size(), moved);
    }

    /** Open cases that were sent by one of these items as they are now. */
    public List<Case> affected(Collection<String> codes) {
        return jdbc.sql("select id from cases where item in (:codes) and closed_at is null and number is not null order by submitted_at desc limit 500").param(
                "codes", codes.isEmpty() ? List.of("") : codes).query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list().stream()
                .flatMap(id -> cases.byId(id).stream()).filter(c -> c.state()
                        .isOpen())
                .toList();
    }

    private List<Row> rows(Instant since) {
        return jdbc.sql("""
                        select id, number, category, grid, closed_at is null as open from cases
                        where number is not null and submitted_at >= ? order by submitted_at""").param(since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Row(Objects.requireNonNull(row.getObject("id", UUID.class)), Objects.requireNonNull(row.getString("number")), row
                        .getString("category"), row.getString("grid"), row.getBoolean("open")))
                .list();
    }

    /** The words are only opened where they could matter: the category alone decides differently, or has narrower items. */
    private static boolean mayMove(Row row, Router old, Router fresh) {
        var asked = new Inquiry(row.category(), row.grid(), "");
        return !old.assignmentFor(asked).unit().equals(fresh.assignmentFor(asked).unit()) || old.hasNarrower(asked) || fresh.hasNarrower(asked);
    }

    private static boolean isTouched(String category, Set<String> touched) {
        return touched.stream().anyMatch(category::startsWith);
    }

    /** The categories whose cases a change could move; an empty one stands for all, because the last resort changed. */
    private static Set<String> touched(Collection<Change> changes, DutyList before, DutyList after) {
        var all = new HashSet<String>();
        for (var change : changes) {
            if (change.code().equals(DutyList.ANYTHING)) {
                all.add("");
            }
            categories(change.before(), before, all);
            categories(change.after(), after, all);
        }
        return all;
    }

    /** Its own category, else that of what it is under, and those of all that is below it. */
    private static void categories(@Nullable ServiceItem item, DutyList list, Set<String> into) {
        if (item != null) {
            list.upwards(item).stream().map(up -> up.meaning().category()).filter(Objects::nonNull).findFirst().ifPresent(into::add);
            below(item, list, into, 0);
        }
    }

    private static void below(ServiceItem item, DutyList list, Set<String> into, int depth) {
        if (item.meaning().category() != null) {
            into.add(item.meaning().category());
        }
        if (depth < 32) {
            list.children(item.code()).forEach(child -> below(child, list, into, depth + 1));
        }
    }
}
