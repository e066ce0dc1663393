package huiying.app.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import huiying.bot.assessment.Assessment.Findings;
import huiying.bot.assessment.Chain;
import huiying.bot.assessment.Cycle;
import huiying.bot.assessment.Gaming;
import huiying.bot.assessment.Link;
import huiying.bot.assessment.Rates;
import huiying.bot.assessment.Share;
import huiying.bot.assessment.WorkRates;

/** The rates of all units as a page shows them. */
final class RatesView {
    private final Findings found;
    private final Names names;

    RatesView(Findings found, Names names) {
        this.found = found;
        this.names = names;
    }

    /**
     * A share with its interval, drawn on a scale of 100.
     *
     * @param what  leads to its cases
     * @param whole the same with everything that was left out; null when that is the same
     */
    public record Bar(String what, String value, String interval, String cases, String x, String width, String dot, @Nullable String whole) {
        static Bar of(String what, Share share, @Nullable Share whole) {
            if (!share.isKnown()) {
                return new Bar(what, "—", "", "0", "0", "0", "", percentOr(whole));
            }
            var other = whole == null || whole.equals(share) ? null : percent(whole.value());
            return new Bar(what, percent(share.value()), percent(share.low()) + "–" + percent(share.high()), Long.toString(share.cases()), one(share.low()),
                    one(
                            share.high() - share.low()),
                    one(share.value()), other);
        }

        public boolean known() {
            return !dot.isEmpty();
        }

        private static @Nullable String percentOr(@Nullable Share whole) {
            return whole == null || !whole.isKnown() ? null : percent(whole.value());
        }
    }

    /** One unit, or all together with an empty code. */
    public record Row(String code, String unit, List<Bar> bars, long asked, long answered, String silent, long excluded) {
    }

    public List<Row> rows() {
        double partly = found.rules().body().partly();
        var counted = found.cycles().stream().filter(cycle -> cycle.counts()).toList();
        var rows = new ArrayList<Row>();
        rows.add(row("", names.words().say("rates.all"), Rates.of(counted, partly), Rates.of(found.cycles(), partly)));
        found.sheet().lines().stream().filter(line -> line.whole().asked() > 0).forEach(line -> rows.add(row(line.unit(), names.unit(line.unit()), line.rates(),
                line.whole())));
        return rows;
    }

    private static Row row(String code, String unit, Rates rates, Rates whole) {
        var bars = List.of(Bar.of("contacted", rates.response(), whole.response()), Bar.of("solved", rates.solution(), whole.solution()), Bar.of("satisfied",
                rates.satisfaction(), whole.satisfaction()));
        return new Row(code, unit, bars, rates.asked(), rates.answered(), percent(rates.nonResponse().value()), whole.asked() - rates.asked());
    }

    /** The other rates of a unit, in the order of their headings. */
    public record Work(String code, String unit, List<String> values) {
    }

    public List<Work> work() {
        return found.work().entrySet().stream().map(entry -> new Work(entry.getKey(), names.unit(entry.getKey()), values(entry.getKey(), entry.getValue())))
                .toList();
    }

    private List<String> values(String unit, WorkRates work) {
        var cycles = found.cycles().stream().filter(cycle -> cycle.counts() && cycle.unit().equals(unit)).toList();
        return Stream.of(work.signed(), work.inTime(), work.overdue(), work.returned(), work.again(), work.badGrades(), atOnce(cycles), visited(cycles)).map(
                share -> share.isKnown() ? percent(share.value()) + " / " + share.cases() : "—").toList();
    }

    /** Solved at the first go, of what residents judged at the first go. */
    static Share atOnce(List<Cycle> cycles) {
        var judged = cycles.stream().filter(cycle -> cycle.resolution() == 1 && cycle.said().solved() != null).toList();
        return new Share(judged.stream().filter(cycle -> "YES".equals(cycle.said().solved())).count(), judged.size());
    }

    /** Asked and heard, in writing or by telephone, of what was resolved. */
    static Share visited(List<Cycle> cycles) {
        return new Share(cycles.stream().filter(Cycle::isAnswered).count(), cycles.size());
    }

    /** One link of the loop: how many got that far, and how long it took from the one before. */
    public record Part(String name, long reached, String median) {
    }

    /** The seven links of one unit, or of all. */
    public record Loop(String code, String unit, long closed, String complete, long missing, List<Part> parts) {
    }

    public List<Loop> loops() {
        return found.chains().stream().filter(chain -> chain.closed() > 0).map(this::loop).toList();
    }

    public long ended() {
        return found.ended();
    }

    private Loop loop(Chain chain) {
        var parts = Arrays.stream(Link.values()).map(link -> new Part(link.name(), chain.reached().getOrDefault(link, 0L), span(chain.median().get(link))))
                .toList();
        var unit = chain.unit() == null ? names.words().say("rates.all") : names.unit(chain.unit());
        return new Loop(chain.unit() == null ? "" : chain.unit(), unit, chain.closed(), percent(1.0 * chain.complete() / chain.closed()), chain.closed() - chain
                .complete(), parts);
    }

    private String span(@Nullable Duration length) {
        return length == null ? "" : length.toMinutes() < 1 ? names.words().say("span.seconds", Math.max(0, length.toSeconds())) : names.words().span(length);
    }

    /** A suspicion in words. */
    public record Flag(String kind, String code, String unit, String here, String elsewhere, long cases) {
    }

    static Flag flag(Gaming.Flag flag, Names names) {
        return new Flag(flag.kind().name(), flag.unit(), names.unit(flag.unit()), percent(flag.here().value()), flag.elsewhere().hits() == 0
                ? ""
                : percent(flag.elsewhere().value()), flag.cases().stream().distinct().count());
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    private static String one(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }
}
