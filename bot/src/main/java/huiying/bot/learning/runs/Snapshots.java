package huiying.bot.learning.runs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.learning.LearningRules;
import huiying.bot.learning.samples.Provenance;
import huiying.bot.learning.samples.Sample;
import huiying.bot.learning.samples.SampleQuery;
import huiying.bot.learning.samples.Samples;
import huiying.bot.learning.samples.StarterSamples;
import huiying.bot.learning.samples.Texts;

/** Takes exact pictures of what there is to learn, and finds them again. */
public final class Snapshots {
    private static final int STEP = 10_000;
    private static final SampleQuery STARTER = new SampleQuery("", Provenance.STARTER.stored(), "", "", "", "", "", "");

    private final JdbcClient jdbc;
    private final Samples samples;
    private final Texts texts;
    private final LearningRules rules;

    public Snapshots(JdbcClient jdbc, Samples samples, Texts texts, LearningRules rules) {
        this.jdbc = jdbc;
        this.samples = samples;
        this.texts = texts;
        this.rules = rules;
    }

    /** What there is to learn now, and what was left out because one person would have given too much. */
    public record Taken(Snapshot snapshot, List<Snapshot.Lesson> lessons, List<Sample> samples, List<UUID> overCap) {
    }

    /** A picture of what is used now. */
    public Taken take(Instant now) {
        var used = used();
        var over = overCap(used, now);
        var kept = used.stream().filter(sample -> !over.contains(sample.id())).toList();
        var lessons = kept.stream().map(this::lesson).toList();
        return new Taken(Snapshot.of(lessons), lessons, kept, List.copyOf(over));
    }

    /** What ships with the product, as it ships, whatever has been done to it since. */
    public Taken starter() {
        var labels = StarterSamples.labels();
        var all = samples.export(STARTER, Integer.MAX_VALUE);
        var lessons = all.stream().map(sample -> new Snapshot.Lesson(
                new Snapshot.Row(sample.id(), Objects.requireNonNullElse(labels.get(sample.id()), Objects.requireNonNull(sample.label())), 1),
                texts.read(sample.text())))
                .toList();
        return new Taken(Snapshot.of(lessons), lessons, all, List.of());
    }

    boolean hasStarter() {
        return samples.count(STARTER) > 0;
    }

    private List<Sample> used() {
        var all = new ArrayList<Sample>();
        List<Sample> some;
        do {
            some = samples.used(all.isEmpty() ? 0 : all.getLast().seq(), STEP);
            all.addAll(some);
        } while (some.size() == STEP);
        return all;
    }

    private Snapshot.Lesson lesson(Sample sample) {
        return new Snapshot.Lesson(new Snapshot.Row(sample.id(), Objects.requireNonNull(sample.label()), (float) sample.trust()), texts.read(sample.text()));
    }

    /** The oldest contributions of a week count; what one person gave beyond their share waits. */
    private Set<UUID> overCap(List<Sample> used, Instant now) {
        var sizes = new HashMap<String, Integer>();
        used.forEach(sample -> sizes.merge(Objects.requireNonNull(sample.label()), 1, Integer::sum));
        var given = new HashMap<String, Integer>();
        var over = new HashSet<UUID>();
        for (var sample : used) {
            var source = sample.source();
            if (source.from().fromWork() && !sample.standing().released() && sample.at().isAfter(now.minus(LearningRules.WEEK))) {
                int cap = rules.cap(sizes.getOrDefault(sample.label(), 0));
                boolean byStaff = given.merge("by " + source.by() + " " + sample.label(), 1, Integer::sum) > cap;
                boolean byResident = source.resident() != null && given.merge("of " + source.resident() + " " + sample.label(), 1, Integer::sum) > cap;
                if (byStaff || byResident) {
                    over.add(sample.id());
                }
            }
        }
        return over;
    }

    void keep(Snapshot snapshot, Instant at) {
        jdbc.sql("insert into sample_snapshot (hash, samples, rows, made_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(snapshot.hash(), snapshot.rows().size(), snapshot.packed(), at.atOffset(ZoneOffset.UTC)).update();
    }

    public Optional<Snapshot> find(String hash) {
        return jdbc.sql("select rows from sample_snapshot where hash = ?").param(hash).query(byte[].class).optional()
                .map(packed -> Snapshot.unpacked(hash, packed));
    }

    /** The lessons of a snapshot again; fewer than it had when samples have been erased since. */
    public List<Snapshot.Lesson> lessons(Snapshot snapshot) {
        var lessons = new ArrayList<Snapshot.Lesson>();
        var rows = snapshot.rows();
        for (int from = 0; from < rows.size(); from += STEP) {
            var some = rows.subList(from, Math.min(rows.size(), from + STEP));
            var known = samples.byIds(some.stream().map(Snapshot.Row::sample).toList());
            some.stream().filter(row -> known.containsKey(row.sample()))
                    .forEach(row -> lessons.add(new Snapshot.Lesson(row, texts.read(Objects.requireNonNull(known.get(row.sample())).text()))));
        }
        return lessons;
    }
}
