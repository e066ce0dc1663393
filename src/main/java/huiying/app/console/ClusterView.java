package huiying.app.console;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.grids.Grids;
import huiying.bot.hotspots.Hotspot;
import huiying.bot.hotspots.Member;
import huiying.bot.hotspots.Polls;
import huiying.nlp.hotspots.Closeness;

/** Lays hotspots out: name, growth of a week, place on the map, members and why they are thought to belong. */
@Component
final class ClusterView {
    private static final int DAYS = 7;
    private static final int STEP = 16;
    private static final int TALLEST = 40;

    private final Cases cases;
    private final Grids grids;
    private final Ledger ledger;
    private final Polls polls;
    private final Clock clock;

    ClusterView(Cases cases, Grids grids, Ledger ledger, Polls polls, Clock clock) {
        this.cases = cases;
        this.grids = grids;
        this.ledger = ledger;
        this.polls = polls;
        this.clock = clock;
    }

    Cluster lay(Hotspot hotspot, Names names) {
        var present = hotspot.present();
        var told = present.stream().flatMap(member -> cases.byId(member.caseId()).stream()).toList();
        int waiting = (int) present.stream().filter(member -> member.state() == Member.State.PROPOSED).count();
        var course = hotspot.course();
        var surge = course.surge() == null ? null : names.words().say("hotspot.surge", course.surge().count(), names.words().figure(course.surge().usual()));
        var size = new Cluster.Size(present.size(), waiting, names.words().moment(course.begun()), names.words().moment(course.grown()), surge);
        return new Cluster(hotspot.id(), hotspot.status().name(), names.category(hotspot.category()), names.grid(hotspot.grid()), size, growth(told),
                pin(hotspot, told), members(hotspot, names));
    }

    private List<Cluster.One> members(Hotspot hotspot, Names names) {
        var ones = new ArrayList<Cluster.One>();
        for (var member : hotspot.present()) {
            cases.byId(member.caseId()).ifPresent(c -> ones.add(new Cluster.One(c.id(), CaseLine.of(c, names), member.state().name(),
                    c.id().equals(hotspot.head()), why(member.why(), member.by().name(), names.words()))));
        }
        ones.sort(Comparator.comparing((Cluster.One one) -> !one.head()).thenComparing(one -> !one.state().equals("PROPOSED")));
        return ones;
    }

    static Cluster.Why why(Closeness why, String by, Words words) {
        var distance = why.metres() == null ? words.say("near.patch") : words.say("near.metres", Math.round(why.metres()));
        long hours = why.apart().toHours();
        var apart = hours < 48 ? words.say("near.hours", hours) : words.say("near.days", why.apart().toDays());
        return new Cluster.Why(String.join(" · ", why.shared().stream().map(Mask::words).limit(4).toList()), distance, apart, words.figure(why.score()),
                words.say("hotspot.by." + by));
    }

    private List<Cluster.Bar> growth(List<Case> told) {
        var today = LocalDate.ofInstant(clock.instant(), ledger.zone());
        int[] counts = new int[DAYS];
        for (var c : told) {
            var filed = c.times().submitted() == null ? c.times().created() : c.times().submitted();
            long ago = Duration.between(filed.atZone(ledger.zone()).toLocalDate().atStartOfDay(), today.atStartOfDay()).toDays();
            if (ago >= 0 && ago < DAYS) {
                counts[DAYS - 1 - (int) ago]++;
            }
        }
        int most = Math.max(1, IntStream.of(counts).max().orElse(1));
        return IntStream.range(0, DAYS).mapToObj(i -> {
            int height = counts[i] == 0 ? 1 : Math.max(3, TALLEST * counts[i] / most);
            return new Cluster.Bar(today.minusDays(DAYS - 1L - i).toString().substring(5), counts[i], i * STEP, TALLEST - height, height);
        }).toList();
    }

    private Cluster.@Nullable Pin pin(Hotspot hotspot, List<Case> told) {
        var map = CityMap.of(grids);
        var points = told.stream().filter(c -> c.told().spot().latitude() != null && c.told().spot().longitude() != null)
                .map(c -> new double[]{java.util.Objects.requireNonNull(c.told().spot().latitude()),
                        java.util.Objects.requireNonNull(c.told().spot().longitude())})
                .toList();
        if (!points.isEmpty()) {
            return map.pin(points.stream().mapToDouble(p -> p[0]).average().orElse(0), points.stream().mapToDouble(p -> p[1]).average().orElse(0));
        }
        return grids.find(hotspot.grid()).flatMap(map::pin).orElse(null);
    }

    /** What members said when they were asked last; null when they never were. */
    Polls.@Nullable Result polled(UUID hotspot) {
        return polls.latest(hotspot).orElse(null);
    }

    CityMap map() {
        return CityMap.of(grids);
    }
}
