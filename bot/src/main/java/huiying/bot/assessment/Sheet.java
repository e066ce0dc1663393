package huiying.bot.assessment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

/** The score sheet of all units for one period by one version of the rules. The same events and the same version make the same sheet, to the byte. */
public record Sheet(Period period, int version, List<Line> lines) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * One unit.
     *
     * @param rates     without what was left out
     * @param whole     with everything
     * @param got       cases it was given in the period
     * @param points    taken off, one by one
     * @param score     null when there are too few answers for one
     */
    public record Line(String unit, Rates rates, Rates whole, long got, List<Entry> points, @Nullable Score score) {
        public BigDecimal taken() {
            return points.stream().filter(entry -> !entry.annulled()).map(Entry::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** A score between the scores that the ends of the rates' intervals would give. */
    public record Score(double value, double low, double high) {
        boolean overlaps(Score other) {
            return low <= other.high && other.low <= high;
        }
    }

    /** Points taken off by a clause for one mark; {@code annulled} after an objection was granted. */
    public record Entry(String clause, BigDecimal points, Mark mark, boolean annulled) {
    }

    /** Whose deductions were taken back: by {@link #key}. */
    static Sheet of(Period period, RuleBook rules, List<Cycle> cycles, List<Mark> marks, Set<String> annulled) {
        var byUnit = new TreeMap<String, Gathered>();
        cycles.forEach(cycle -> byUnit.computeIfAbsent(cycle.unit(), unit -> new Gathered()).cycles.add(cycle));
        marks.forEach(mark -> byUnit.computeIfAbsent(mark.unit(), unit -> new Gathered()).marks.add(mark));
        return new Sheet(period, rules.version(), byUnit.entrySet().stream().map(entry -> line(entry, rules, annulled)).toList());
    }

    static String key(Mark mark, String clause) {
        return mark.caseId() + " " + clause + " " + mark.seq();
    }

    public Optional<Line> of(String unit) {
        return lines.stream().filter(line -> line.unit().equals(unit)).findFirst();
    }

    /** The places of the units whose score stands apart from every other's; one that cannot be told from another's by its interval has none. */
    public Map<String, Integer> places() {
        var scored = lines.stream().filter(line -> line.score() != null).sorted(Comparator.comparingDouble((Line line) -> score(line).value()).reversed())
                .toList();
        var places = new TreeMap<String, Integer>();
        for (int i = 0; i < scored.size(); i++) {
            var line = scored.get(i);
            if (scored.stream().noneMatch(other -> other != line && score(line).overlaps(score(other)))) {
                places.put(line.unit(), i + 1);
            }
        }
        return places;
    }

    /** Two sheets with the same digest are the same sheet. */
    public String digest() {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Score score(Line line) {
        return Objects.requireNonNull(line.score());
    }

    private static Line line(Map.Entry<String, Gathered> entry, RuleBook rules, Set<String> annulled) {
        var gathered = entry.getValue();
        var rates = Rates.of(gathered.cycles.stream().filter(Cycle::counts).toList(), rules.body().partly());
        var whole = Rates.of(gathered.cycles, rules.body().partly());
        long got = gathered.marks.stream().filter(mark -> mark.kind() == Mark.Kind.GOT).map(Mark::caseId).distinct().count();
        var points = gathered.marks.stream().flatMap(mark -> rules.clauseFor(mark).map(clause -> new Entry(clause.code(), clause.points(), mark, annulled
                .contains(key(mark, clause.code())))).stream()).toList();
        var line = new Line(entry.getKey(), rates, whole, got, points, null);
        return rules.isScored(rates) ? new Line(line.unit(), rates, whole, got, points, score(line, rules)) : line;
    }

    private static Score score(Line line, RuleBook rules) {
        double taken = line.taken().doubleValue();
        double scaled = rules.body().perHundred() ? taken * 100 / Math.max(1, line.got()) : taken;
        var rates = line.rates();
        return new Score(rounded(rules.base(rates, Share::value) - scaled), rounded(rules.base(rates, Share::low) - scaled), rounded(rules.base(rates,
                Share::high) - scaled));
    }

    private static double rounded(double points) {
        return Math.round(Math.max(0, points) * 100) / 100.0;
    }

    /** The points taken off by clause. */
    public static Map<String, List<Entry>> byClause(Line line) {
        return line.points().stream().collect(Collectors.groupingBy(Entry::clause, TreeMap::new, Collectors.toCollection(ArrayList::new)));
    }

    private static final class Gathered {
        private final List<Cycle> cycles = new ArrayList<>();
        private final List<Mark> marks = new ArrayList<>();
    }
}
