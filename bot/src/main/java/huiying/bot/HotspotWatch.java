package huiying.bot;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.features.Features;
import huiying.bot.feed.Feed;
import huiying.bot.hotspots.Detector;
import huiying.bot.hotspots.Hotspots;
import huiying.bot.hotspots.Neighbourhood;

/** Follows what is filed, after it was filed, and lets each case be compared with what others told: once, whichever node reads it. Switched off, it reads on and compares nothing. */
public final class HotspotWatch {
    private static final int STEP = 100;
    /** A case is looked at when it is filed, and again when a person says what or where it is. */
    private static final Set<Object> TELLING = Set.of("SUBMITTED", "LEFT_UNFINISHED", "CATEGORISED", "AMENDED", "DISPATCHED");

    private final TransactionOperations transactions;
    private final Feed feed;
    private final Neighbourhood neighbourhood;
    private final Hotspots hotspots;
    private final Detector detector;
    private final Supplier<Features> features;

    public HotspotWatch(TransactionOperations transactions, Feed feed, Neighbourhood neighbourhood, Hotspots hotspots, Detector detector,
            Supplier<Features> features) {
        this.transactions = transactions;
        this.feed = feed;
        this.neighbourhood = neighbourhood;
        this.hotspots = hotspots;
        this.detector = detector;
        this.features = features;
    }

    /** Looks at everything that came since the last time, and says how many cases that were. */
    public int watch() {
        neighbourhood.catchUp();
        int looked = 0;
        for (var next = next(); next.read; next = next()) {
            looked += next.cases;
        }
        transactions.executeWithoutResult(status -> hotspots.endSettled());
        return looked;
    }

    private record Step(boolean read, int cases) {
    }

    private Step next() {
        return Objects.requireNonNull(transactions.execute(status -> {
            var news = feed.after(hotspots.cursor(), STEP);
            var told = features.get().proposing() ? told(news) : List.<UUID>of();
            told.forEach(detector::look);
            if (!news.isEmpty()) {
                hotspots.cursor(news.getLast().seq());
            }
            return new Step(!news.isEmpty(), told.size());
        }));
    }

    private static List<UUID> told(List<Feed.Entry> news) {
        return news.stream().filter(entry -> entry.kind().equals("case") && TELLING.contains(entry.facts().get("type"))).map(Feed.Entry::caseId)
                .filter(Objects::nonNull).distinct().toList();
    }
}
