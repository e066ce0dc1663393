package huiying.bot.learning.releases;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.learning.runs.Run;
import huiying.bot.learning.runs.Runs;
import huiying.bot.tasks.Tasks;
import huiying.nlp.Promise;

/** Where it is decided which model answers residents: by somebody with a reason, or by the guard of the promise. */
public final class ModelDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ModelDesk.class);

    private final TransactionOperations transactions;
    private final Runs runs;
    private final Releases releases;
    private final Gates gates;
    private final Verdicts verdicts;
    private final House house;

    /** The time, what is written down for good, and who is told. */
    public record House(Clock clock, Audit audit, Tasks tasks) {
    }

    public ModelDesk(TransactionOperations transactions, Runs runs, Releases releases, Gates gates, Verdicts verdicts, House house) {
        this.transactions = transactions;
        this.runs = runs;
        this.releases = releases;
        this.gates = gates;
        this.verdicts = verdicts;
        this.house = house;
    }

    /** The model that answers now, or the gates that kept a candidate from it. */
    public record Promotion(@Nullable LiveModel live, List<Gate> gates) {
        public boolean done() {
            return live != null;
        }

        public List<Gate> shut() {
            return gates.stream().filter(gate -> !gate.open()).toList();
        }
    }

    /** The gates between a training and the residents as they stand now. */
    public List<Gate> gates(Run run) {
        return releases.live().map(live -> gates.of(run, live)).orElse(List.of());
    }

    /** Lets a candidate answer from now on, on every node, if every gate is open; everything about it happens in one transaction or not at all. */
    public Promotion promote(UUID candidate, String by, String why) {
        var run = runs.find(candidate).filter(known -> known.state() == Run.State.DONE && known.kind() != Run.Kind.STARTER);
        if (run.isEmpty()) {
            return new Promotion(null, List.of());
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            var live = releases.lock();
            var checked = gates.of(run.get(), live);
            if (checked.stream().anyMatch(gate -> !gate.open())) {
                return new Promotion(null, checked);
            }
            var change = new Releases.Change(Release.Kind.PROMOTE, candidate, live.run(), Promise.of(live.promise().precision()));
            return new Promotion(put(change, by, why, checked), checked);
        }));
    }

    /** Brings back what answered before the model of now, byte for byte. */
    public Optional<LiveModel> rollBack(long to, String by, String why) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var live = releases.lock();
            return releases.find(to).filter(earlier -> !Objects.equals(earlier.run(), live.run())).map(earlier -> put(
                    new Releases.Change(Release.Kind.ROLLBACK, earlier.run(), live.run(), Promise.of(live.promise().precision())), by, why, List.of()));
        }));
    }

    /** Promises something else; what the guard took away comes back with it. */
    public Optional<LiveModel> promise(double precision, String by, String why) {
        if (!(precision > .5 && precision < 1)) {
            return Optional.empty();
        }
        return Optional.ofNullable(transactions.execute(status -> {
            var live = releases.lock();
            return put(new Releases.Change(Release.Kind.PROMISE, live.run(), live.run(), Promise.of(precision)), by, why, List.of());
        }));
    }

    /** Holds what people decided since this model answers against its promise; true when less is called clear from now on. */
    public boolean guard(LiveModel live) {
        var stricter = stricter(live);
        return stricter.isPresent() && Boolean.TRUE.equals(transactions.execute(status -> {
            var now = releases.lock();
            boolean same = now.release() == live.release();
            if (same) {
                var change = new Releases.Change(Release.Kind.SHRINK, now.run(), now.run(), stricter.get());
                LOG.warn("the promise {} is broken by live confirmations: floors {}", now.promise().precision(), stricter.get().floors());
                put(change, "guard", String.join("、", stricter.get().floors().keySet().stream().sorted().toList()), List.of());
                house.tasks().alarm("promise-broken");
            }
            return same;
        }));
    }

    private Optional<Promise> stricter(LiveModel live) {
        return Guard.stricter(verdicts.latest(since(live), Guard.LONG * 2), live.promise());
    }

    /** A new promise begins a new count. */
    private Instant since(LiveModel live) {
        return releases.history(50).stream().filter(release -> release.kind() == Release.Kind.PROMISE && release.author().at().isAfter(live.since()))
                .map(release -> release.author().at()).findFirst().orElse(live.since());
    }

    private LiveModel put(Releases.Change change, String by, String why, List<Gate> checked) {
        var live = releases.put(change, new Release.Author(by, why, house.clock().instant()), checked);
        house.audit().record(by, "model-" + change.kind().name().toLowerCase(Locale.ROOT), String.valueOf(change.run()),
                Map.of("why", why, "before", String.valueOf(change.before()), "promise", Double.toString(change.promise().precision())));
        return live;
    }
}
