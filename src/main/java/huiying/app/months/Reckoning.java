package huiying.app.months;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import huiying.bot.assessment.Assessment.Findings;
import huiying.bot.assessment.Chain;
import huiying.bot.assessment.Rates;

/**
 * What came of a made-up month.
 *
 * @param cases    filed
 * @param found    by the assessment, after its sheet was published
 * @param replayed cases whose row is exactly what its events make of it
 * @param broken   histories whose chain does not verify
 * @param told     what became of what residents were to hear
 */
record Reckoning(long cases, Findings found, long replayed, long broken, Told told, Cost cost) {

    /** What it took, and what it left: {@code open} are the cases that have not ended, where they stand, and why. */
    record Cost(double played, double assessed, long turns, long events, int refused, List<String> open) {
    }

    long unsettled() {
        return told.unsettled();
    }

    boolean isGood() {
        var all = found.chains().getFirst();
        boolean everybodyKnows = told.refused() == 0 && told.share() >= 0.99;
        return everybodyKnows && all.closed() > 0 && all.complete() >= 0.99 * all.closed() && replayed == cases && broken == 0;
    }

    List<String> lines() {
        var all = found.chains().getFirst();
        var rates = Rates.of(found.cycles().stream().filter(cycle -> cycle.counts()).toList(), found.rules().body().partly());
        var lines = new ArrayList<String>();
        lines.add(
                say("%,d cases, %,d turns, %,d events; played in %.1f s (%.0f cases a second), %d acts refused as the case had moved", cases, cost.turns(), cost
                        .events(), cost.played(), cases / Math.max(0.001, cost.played()), cost.refused()));
        lines.add(say("closed after a unit's work: %,d; all seven links: %,d (%.2f %%); ended otherwise: %,d", all.closed(), all.complete(),
                100.0 * all.complete()
                        / Math.max(1, all.closed()),
                found.ended()));
        found.gaps().stream().limit(20).forEach(gap -> lines.add("  missing in " + gap.number() + ": " + gap.missing()));
        lines.add(
                say("response %.1f %%, solution %.1f %%, satisfaction %.1f %% (asked %,d, answered %,d)", 100 * rates.response().value(), 100 * rates.solution()
                        .value(), 100 * rates.satisfaction().value(), rates.asked(), rates.answered()));
        lines.add(
                say("replayed from events, equal to the row: %,d of %,d; broken chains: %,d; notices without an end: %,d", replayed, cases, broken,
                        unsettled()));
        lines.addAll(told.lines());
        cost.open().forEach(line -> lines.add("  not ended: " + line));
        lines.add(say("assessment of the month: %.2f s; sheet %s", cost.assessed(), found.sheet().digest().substring(0, 12)));
        return lines;
    }

    /** Everything a seed decides; numbers and ids of cases are made at random and stay out. */
    String fingerprint() {
        var chains = found.chains().stream().map((Chain chain) -> chain.unit() + " " + chain.closed() + " " + chain.reached() + " " + chain.median()).toList();
        return cases + " " + found.work() + " " + chains;
    }

    private static String say(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
