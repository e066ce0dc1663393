package huiying.bot.learning.judging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.nlp.classify.Binomial;

/** Notices that residents speak of other things than they used to: less sure answers, more that fit nowhere, words nobody wrote before. */
public final class Drift {
    private static final Duration NOW = Duration.ofDays(7);
    private static final Duration BEFORE = Duration.ofDays(35);
    private static final int FEWEST = 30;
    private static final int OFTEN = 4;
    private static final int SHOWN = 12;
    private static final int LOOKED_AT = 20_000;
    private static final double CERTAIN = .99;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Drift(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Answers within a span: how many, how many unclear, and how sure on average. */
    public record Span(int answers, int unclear, double confidence) {
        double share() {
            return answers == 0 ? 0 : unclear / (double) answers;
        }
    }

    /** What is new: this week, the four before, whether more is unclear than chance explains, whether confidence fell, and new words with how often they came. */
    public record Found(Span now, Span before, boolean moreUnclear, boolean lessSure, Map<String, Integer> words) {
        public boolean alarming() {
            return moreUnclear || lessSure;
        }
    }

    public Found found() {
        var today = clock.instant();
        var now = span(today.minus(NOW), today);
        var before = span(today.minus(BEFORE), today.minus(NOW));
        boolean enough = now.answers() >= FEWEST && before.answers() >= FEWEST;
        boolean more = enough && Binomial.lowerBound(now.unclear(), now.answers(), CERTAIN) > before.share();
        boolean less = enough && now.confidence() < before.confidence() - .05;
        return new Found(now, before, more, less, words(today.minus(NOW)));
    }

    private Span span(Instant from, Instant to) {
        return jdbc.sql("""
                        select count(*) as n, count(*) filter (where guess <> 'clear') as unclear,
                            coalesce(avg(cast(candidates -> 0 ->> 'confidence' as double precision)), 0) as sure
                        from prediction where at > :from and at <= :to""").param("from", from.atOffset(ZoneOffset.UTC)).param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Span(row.getInt("n"), row.getInt("unclear"), row.getDouble("sure"))).single();
    }

    /** Pairs and triples of characters that several messages of this week have and none before. */
    private Map<String, Integer> words(Instant since) {
        var fresh = texts("created_at > :since and origin not in ('starter', 'import')", since);
        var counts = new HashMap<String, Integer>();
        fresh.forEach(text -> grams(text).forEach(gram -> counts.merge(gram, 1, Integer::sum)));
        counts.values().removeIf(count -> count < OFTEN);
        if (!counts.isEmpty()) {
            texts("created_at <= :since or origin in ('starter', 'import')", since).forEach(text -> counts.keySet().removeAll(grams(text)));
        }
        var chosen = new ArrayList<String>();
        counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue() * entry.getKey().length()).thenComparing(
                        Map.Entry::getKey))
                .map(Map.Entry::getKey).filter(gram -> chosen.stream().noneMatch(other -> other.contains(gram))).forEach(chosen::add);
        var found = new LinkedHashMap<String, Integer>();
        chosen.stream().limit(SHOWN).forEach(gram -> found.put(gram, counts.getOrDefault(gram, 0)));
        return found;
    }

    private List<String> texts(String which, Instant since) {
        return jdbc.sql("select text from sample where " + which + " order by seq desc limit :limit").param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit",
                        LOOKED_AT)
                .query((row, n) -> Objects.requireNonNull(row.getString("text"))).list();
    }

    private static Set<String> grams(String text) {
        var grams = new HashSet<String>();
        for (int from = 0; from < text.length(); from++) {
            for (int to = from + 2; to <= Math.min(text.length(), from + 4); to++) {
                var gram = text.substring(from, to);
                if (gram.chars().allMatch(Character::isLetter)) {
                    grams.add(gram);
                }
            }
        }
        return grams;
    }
}
