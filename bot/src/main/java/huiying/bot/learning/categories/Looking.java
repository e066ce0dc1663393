package huiying.bot.learning.categories;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.duties.Inquiry;
import huiying.bot.learning.runs.Golden;
import huiying.bot.routing.Router;

/** Works out what a change of the tree would come to: which samples move, and which cases the router would have sent elsewhere. */
public final class Looking {
    private static final Duration LATELY = Duration.ofDays(90);
    private static final int MOST_CASES = 500;
    private static final int EXAMPLES = 5;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Router router;
    private final Moving moving;
    private final Golden golden;
    private final Clock clock;

    public Looking(JdbcClient jdbc, Cases cases, Router router, Moving moving, Golden golden, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.router = router;
        this.moving = moving;
        this.golden = golden;
        this.clock = clock;
    }

    Impact at(Step step, Tree before, Tree after) {
        var moves = moving.moves(step, before, after);
        var touched = new TreeSet<String>();
        moves.forEach(move -> touched.add(move.label()));
        var about = touched.isEmpty() ? List.<Case>of() : lately(touched);
        var closed = after.closedSince(before);
        return new Impact(moves.stream().map(this::shown).toList(), routes(step, about, closed), about.size(),
                (int) about.stream().filter(c -> c.state().isOpen()).count(), closed.keySet().stream().mapToInt(moving::expecting).sum(),
                (int) golden.messages().stream().filter(message -> touched.contains(message.label())).count(), items(closed.keySet()));
    }

    private Impact.Moving shown(Moving.Move move) {
        return new Impact.Moving(move.label(), move.to(), move.samples().size(), moving.texts(move.samples(), EXAMPLES),
                moving.staying(move.label(), move.samples(), EXAMPLES));
    }

    private List<Case> lately(Set<String> categories) {
        var ids = jdbc.sql("select id from cases where category = any(:codes) and submitted_at > :since order by submitted_at desc limit :limit")
                .param("codes", categories.toArray(String[]::new)).param("since", clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
                .param("limit", MOST_CASES).query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
        return cases.byIds(ids);
    }

    private List<Impact.Route> routes(Step step, List<Case> about, Map<String, String> closed) {
        var counts = new LinkedHashMap<List<String>, Integer>();
        for (var c : about) {
            var from = unit(c, Objects.requireNonNullElse(c.category(), ""));
            var to = unit(c, becomes(step, c, closed));
            if (!from.equals(to)) {
                counts.merge(List.of(from, to), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().map(entry -> new Impact.Route(entry.getKey().getFirst(), entry.getKey().getLast(), entry.getValue()))
                .sorted(Comparator.comparingInt((Impact.Route route) -> -route.cases())).toList();
    }

    private static String becomes(Step step, Case c, Map<String, String> closed) {
        var category = Objects.requireNonNullElse(c.category(), "");
        if (step instanceof Step.Split(var code, var part, var words)) {
            var said = c.words().toLowerCase(Locale.ROOT);
            return words.stream().anyMatch(word -> said.contains(word.toLowerCase(Locale.ROOT))) ? part.code() : category;
        }
        return closed.getOrDefault(category, category);
    }

    private String unit(Case c, String category) {
        return category.isEmpty() ? "" : router.assignmentFor(new Inquiry(category, c.grid(), c.words())).unit();
    }

    /** Items of the duty list in force that stand for what is closed. */
    private List<String> items(Set<String> closed) {
        var names = new ArrayList<String>();
        router.list().items().stream().filter(item -> closed.contains(Objects.requireNonNullElse(item.meaning().category(), "")))
                .forEach(item -> names.add(item.code() + " " + item.meaning().zh()));
        return names;
    }
}
