package huiying.bot.hotspots;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.CaseStatus;
import huiying.bot.cases.Cases;
import huiying.bot.feed.Feed;
import huiying.nlp.Nature;
import huiying.nlp.hotspots.Affinity;
import huiying.nlp.hotspots.Closeness;
import huiying.nlp.hotspots.Report;
import huiying.nlp.similar.Match;
import huiying.nlp.similar.SimilarTexts;

/**
 * What was told lately, in memory, so that a new case can be compared with it in a moment: each node reads it once and then follows the feed. What was told in
 * confidence, and reports of wrongdoing, never enter.
 */
public final class Neighbourhood {
    /** How far back cases can be neighbours. */
    public static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST_AT_START = 5_000;
    private static final int MOST_REMEMBERED = 200_000;
    private static final int STEP = 500;
    private static final int AT_ONCE = 200;
    private static final double NEAR_METRES = 500;
    private static final int PATCH_DIGITS = 2;
    private static final Set<Nature> LIVED_THROUGH = Set.of(Nature.HELP, Nature.COMPLAINT);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Feed feed;
    private final Clock clock;
    private final SimilarTexts texts = new SimilarTexts();
    private final Affinity affinity = new Affinity(texts);
    private final Map<UUID, Report> lately = new ConcurrentHashMap<>();
    private long place = -1;

    public Neighbourhood(JdbcClient jdbc, Cases cases, Feed feed, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.feed = feed;
        this.clock = clock;
    }

    /** An earlier case and how close it is. */
    public record Near(UUID caseId, Closeness why) {
    }

    /** Reads what happened since the last time. */
    public synchronized void catchUp() {
        if (place < 0) {
            place = feed.head();
            jdbc.sql("select id from cases where submitted_at is not null and created_at > ? order by created_at desc limit ?")
                    .params(clock.instant().minus(LATELY.multipliedBy(6)).atOffset(ZoneOffset.UTC), MOST_AT_START).query((row, n) -> Objects.requireNonNull(row
                            .getObject("id", UUID.class)))
                    .list().reversed().stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(this::look);
        }
        for (var news = feed.after(place, STEP); !news.isEmpty(); news = feed.after(place, STEP)) {
            var changed = new HashSet<UUID>();
            for (var entry : news) {
                place = entry.seq();
                if (entry.kind().equals("case") && entry.caseId() != null) {
                    changed.add(entry.caseId());
                }
            }
            look(changed.stream().sorted().toList());
        }
        var limit = clock.instant().minus(LATELY);
        lately.values().removeIf(report -> report.at().isBefore(limit));
    }

    private void look(List<UUID> ids) {
        var found = cases.byIds(ids).stream().filter(Neighbourhood::belongs).collect(Collectors.toMap(Case::id, c -> c));
        ids.forEach(id -> Optional.ofNullable(found.get(id)).ifPresentOrElse(this::remember, () -> forget(id)));
    }

    /** Filed, told in the open, and something that happens to people: only those are compared. */
    public static boolean belongs(Case c) {
        boolean filed = c.number() != null && c.state() != CaseStatus.CANCELLED && c.state() != CaseStatus.INVALID;
        return filed && !c.confidential() && LIVED_THROUGH.contains(c.nature());
    }

    private void remember(Case c) {
        var report = report(c);
        var known = lately.get(c.id());
        if ((known == null || !known.text().equals(report.text())) && texts.size() < MOST_REMEMBERED) {
            texts.add(c.id(), report.text());
        }
        if (report.at().isAfter(clock.instant().minus(LATELY)) && (c.state().isOpen() || known != null)) {
            lately.put(c.id(), report);
        }
    }

    private void forget(UUID id) {
        texts.remove(id);
        lately.remove(id);
    }

    /** A case as it is compared. */
    public static Report report(Case c) {
        var told = c.told().spot();
        var where = told.latitude() == null || told.longitude() == null ? null : new Report.Position(told.latitude(), told.longitude());
        var filed = c.times().submitted();
        return new Report(c.id(), String.valueOf(c.address() == null ? c.id() : c.address()),
                c.title() + "，" + c.words() + "，" + (c.place() == null ? "" : c.place()),
                filed == null ? c.times().created() : filed, c.category(), where, c.grid());
    }

    public Affinity affinity() {
        return affinity;
    }

    public Optional<Report> find(UUID caseId) {
        return Optional.ofNullable(lately.get(caseId));
    }

    /** Recent reports within half a kilometre, or of the same or a neighbouring patch where a point is missing. */
    public List<Report> around(Report report) {
        return lately.values().stream().filter(other -> !other.id().equals(report.id()) && isAround(report, other))
                .sorted(Comparator.comparing(Report::at).thenComparing(Report::id)).toList();
    }

    /** Those close enough to be worth a look, the closest first. */
    public List<Near> nearby(Report report, int most) {
        return around(report).stream().map(other -> new Near(other.id(), affinity.between(report, other)))
                .filter(near -> near.why().score() > Affinity.SAME / 2)
                .sorted(Comparator.comparingDouble((Near near) -> -near.why().score()).thenComparing(Near::caseId)).limit(most).toList();
    }

    /** Cases of any time and place told in like words, the most alike first. */
    public List<Match> alike(Report report, int most) {
        return texts.nearest(report.text(), most + 1).stream().filter(match -> !match.id().equals(report.id())).limit(most).toList();
    }

    /** How many different people told of the same kind of thing within half a kilometre between two moments. */
    public int told(Report like, Instant from, Instant until) {
        return (int) lately.values().stream().filter(other -> like.category() != null && like.category().equals(other.category()) && isAround(like, other))
                .filter(other -> other.at().isAfter(from) && !other.at().isAfter(until)).map(Report::person).distinct().count();
    }

    private static boolean isAround(Report a, Report b) {
        if (a.where() != null && b.where() != null) {
            return a.where().metresTo(b.where()) <= NEAR_METRES;
        }
        return a.area() != null && b.area() != null && patch(a.area()).equals(patch(b.area()));
    }

    private static String patch(String area) {
        return area.substring(0, Math.max(0, area.length() - PATCH_DIGITS));
    }
}
