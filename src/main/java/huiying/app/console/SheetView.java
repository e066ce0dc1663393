package huiying.app.console;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import huiying.bot.assessment.Assessment.Findings;
import huiying.bot.assessment.Clause;
import huiying.bot.assessment.RuleBook;
import huiying.bot.assessment.Sheet;

/** A score sheet as a page shows it. */
final class SheetView {
    private final Findings found;
    private final Names names;

    SheetView(Findings found, Names names) {
        this.found = found;
        this.names = names;
    }

    /** One unit; without a place when its score cannot be told from another's. */
    public record Row(@Nullable Integer place, String code, String unit, String score, String interval, List<String> rates, long got, BigDecimal taken,
            int entries) {
    }

    public List<Row> rows() {
        var places = found.sheet().places();
        return found.sheet().lines().stream().sorted(java.util.Comparator.comparingDouble(SheetView::order).reversed()).map(line -> row(line, places)).toList();
    }

    public RuleBook rules() {
        return found.rules();
    }

    public String digest() {
        return found.sheet().digest().substring(0, 12);
    }

    private static double order(Sheet.Line line) {
        return line.score() == null ? -1 : line.score().value();
    }

    private Row row(Sheet.Line line, Map<String, Integer> places) {
        var rates = line.rates();
        var score = line.score();
        return new Row(places.get(line.unit()), line.unit(), names.unit(line.unit()), score == null ? "—" : two(score.value()), score == null
                ? ""
                : two(score.low()) + "–" + two(score.high()),
                List.of(rates.response(), rates.solution(), rates.satisfaction()).stream().map(
                        share -> share.isKnown() ? RatesView.percent(share.value()) : "—").toList(),
                line.got(), line.taken(), line.points().size());
    }

    /** A sheet that was published. */
    public record Done(int version, String at, String asOf, String digest, boolean same) {
    }

    /** Points taken off for one thing. */
    public record Point(String clause, String text, BigDecimal points, String number, int seq, String at, String late, boolean annulled) {
    }

    static List<Point> points(Sheet.Line line, RuleBook rules, Words words) {
        return line.points().stream().map(entry -> new Point(entry.clause(), text(rules, entry.clause(), words), entry.points(), entry.mark().number(), entry
                .mark().seq(), words.exact(entry.mark().at()), entry.mark().isLate() ? words.span(java.time.Duration.ofMinutes(entry.mark().minutes())) : "",
                entry.annulled())).toList();
    }

    private static String text(RuleBook rules, String code, Words words) {
        return rules.body().clauses().stream().filter(clause -> clause.code().equals(code)).findFirst().map((Clause clause) -> words.either(clause.zh(), clause
                .en())).orElse(code);
    }

    private static String two(double points) {
        return String.format(Locale.ROOT, "%.2f", points);
    }
}
