package huiying.bot.learning.samples;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.vault.Ids;
import huiying.nlp.Nature;
import huiying.nlp.similar.SimilarTexts;

/** Which live messages teach most when somebody labels them: those the model wavers about, of classes it knows little of, lately, and no two alike. */
public final class NextToLabel {
    private static final Duration LATELY = Duration.ofDays(14);
    private static final int POOL = 300;
    private static final int ENOUGH = 60;
    private static final double ALIKE = .5;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Samples samples;
    private final Texts texts;
    private final Clock clock;

    public NextToLabel(JdbcClient jdbc, Cases cases, Samples samples, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.samples = samples;
        this.texts = texts;
        this.clock = clock;
    }

    /** A message worth a label: what the model thinks, how far it wavers, how many samples that class has, and what all of it comes to. */
    public record Suggestion(UUID caseId, String text, String label, Worth worth) {
    }

    /** @param doubt 0 for sure, 1 for a toss between two */
    public record Worth(double doubt, int known, double score) {
    }

    /** A live answer nobody has decided about. */
    private record Answered(UUID caseId, String label, double first, double second, Instant at) {
    }

    /** The best few, best first. */
    public List<Suggestion> find(int limit) {
        var balance = samples.balance();
        var pool = pool().stream().map(answered -> Map.entry(answered, worth(answered, balance)))
                .sorted(Comparator.comparingDouble((Map.Entry<Answered, Worth> entry) -> -entry.getValue().score())).limit(POOL / 2).toList();
        var known = new HashMap<UUID, Case>();
        cases.byIds(pool.stream().map(entry -> entry.getKey().caseId()).toList()).forEach(c -> known.put(c.id(), c));
        var index = new SimilarTexts();
        var chosen = new ArrayList<Suggestion>();
        for (var entry : pool) {
            var about = known.get(entry.getKey().caseId());
            if (about != null && chosen.size() < limit && mayBeSeen(about)) {
                add(about, entry, index, chosen);
            }
        }
        return chosen;
    }

    private void add(Case about, Map.Entry<Answered, Worth> entry, SimilarTexts index, List<Suggestion> chosen) {
        var text = texts.masked(about.words());
        var near = index.nearest(text, 1);
        if (near.isEmpty() || near.getFirst().likeness() < ALIKE) {
            index.add(about.id(), text);
            chosen.add(new Suggestion(about.id(), text, entry.getKey().label(), entry.getValue()));
        }
    }

    private static boolean mayBeSeen(Case c) {
        return !c.confidential() && c.nature() != Nature.WHISTLEBLOWING && !c.words().isBlank();
    }

    /** Doubt counts most; a class with few samples and a message of today count more than others. */
    private Worth worth(Answered answered, Map<String, Integer> balance) {
        double doubt = 1 - Math.max(0, answered.first() - answered.second());
        int known = balance.getOrDefault(answered.label(), 0);
        double need = 1 / (1 + known / (double) ENOUGH);
        double days = Duration.between(answered.at(), clock.instant()).toHours() / 24.0;
        return new Worth(doubt, known, doubt * (1 + need) * Math.exp(-days / LATELY.toDays()));
    }

    private List<Answered> pool() {
        return jdbc.sql("""
                        select * from (select distinct on (p.case_id) p.case_id, coalesce(p.candidates -> 0 ->> 'label', '') as label, p.at,
                                coalesce(cast(p.candidates -> 0 ->> 'confidence' as double precision), 0) as first,
                                coalesce(cast(p.candidates -> 1 ->> 'confidence' as double precision), 0) as second
                            from prediction p where p.at > :since and p.guess <> 'clear' and p.case_id is not null
                                and not exists (select from sample s where s.case_id = p.case_id) order by p.case_id, p.at desc) a
                        order by a.at desc limit :limit""").param("since", clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC)).param("limit", POOL)
                .query(NextToLabel::answered).list();
    }

    private static Answered answered(ResultSet row, int n) throws SQLException {
        return new Answered(Objects.requireNonNull(row.getObject("case_id", UUID.class)), Objects.requireNonNull(row.getString("label")),
                row.getDouble("first"), row
                        .getDouble("second"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant());
    }

    /** Puts the best few before the labellers; belongs into the caller's transaction. */
    public int queue(int limit) {
        var made = find(limit).stream().map(suggestion -> {
            var about = cases.byId(suggestion.caseId()).orElseThrow();
            var source = Source.work(Provenance.LABELLED, about.channel(), "", about.address(), new Source.About(about.id(), null));
            var standing = Sample.Standing.fresh(Sample.State.WAITING, Provenance.LABELLED.trust(), clock.instant());
            return new Sample(Ids.next(), 0, null, suggestion.text(), about.language(), source, standing,
                    texts.tags(suggestion.text(), about.language(), about.told().matter()
                            .angry(), false));
        }).toList();
        return made.isEmpty() ? 0 : samples.add(made);
    }
}
