package huiying.bot.learning.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import huiying.bot.learning.runs.Card;
import huiying.nlp.training.Comparison;

/**
 * How good a model of turn intents is beside the one in force, on the same held-out rows.
 *
 * @param rows   how many rows it learnt
 * @param right  how many of them were answered rightly when they had not been seen
 * @param rival  the same of the model in force
 * @param won    rows only this one got right
 * @param lost   rows only the one in force got right
 * @param golden both on the golden set of turns; null for trainings of before there was one
 * @param talks  test talks played with it, and the numbers of those the model in force takes better
 */
public record IntentFigures(int rows, int right, int rival, int won, int lost, List<Line> intents, Card.@Nullable Golden golden, Talks talks) {
    private static final double CHANCE = .05;
    private static final double DROP = .03;

    /** One intent: its rows, how many were found, how often it was said, and how many the model in force found. */
    public record Line(String intent, int rows, int found, int said, int rival) {
        public double recall() {
            return rows == 0 ? 0 : found / (double) rows;
        }

        public double precision() {
            return said == 0 ? 0 : found / (double) said;
        }

        public double change() {
            return rows == 0 ? 0 : (found - rival) / (double) rows;
        }
    }

    /** Test talks. */
    public record Talks(int played, List<String> lost) {
    }

    public double accuracy() {
        return rows == 0 ? 0 : right / (double) rows;
    }

    public double rivalAccuracy() {
        return rows == 0 ? 0 : rival / (double) rows;
    }

    static IntentFigures of(List<String> truths, List<String> ours, List<String> theirs, Card.Golden golden, Talks talks) {
        Map<String, int[]> counts = new TreeMap<>();
        int[] sums = new int[4];
        for (int i = 0; i < truths.size(); i++) {
            boolean us = ours.get(i).equals(truths.get(i));
            boolean them = theirs.get(i).equals(truths.get(i));
            int[] count = counts.computeIfAbsent(truths.get(i), any -> new int[4]);
            count[0]++;
            count[1] += us ? 1 : 0;
            count[3] += them ? 1 : 0;
            counts.computeIfAbsent(ours.get(i), any -> new int[4])[2]++;
            sums[0] += us ? 1 : 0;
            sums[1] += them ? 1 : 0;
            sums[2] += us && !them ? 1 : 0;
            sums[3] += them && !us ? 1 : 0;
        }
        var lines = new ArrayList<Line>();
        counts.forEach((intent, count) -> lines.add(new Line(intent, count[0], count[1], count[2], count[3])));
        return new IntentFigures(truths.size(), sums[0], sums[1], sums[2], sums[3], List.copyOf(lines), golden, talks);
    }

    /** Why it may not read residents' turns; empty when it may. */
    public List<String> shut() {
        var reasons = new ArrayList<String>();
        if (lost > won && Comparison.chance(won, lost) < CHANCE) {
            reasons.add("worse");
        }
        if (intents.stream().anyMatch(line -> line.rival() - line.found() > DROP * line.rows() && Comparison.chance(line.found(), line.rival()) < CHANCE)) {
            reasons.add("intent");
        }
        if (golden == null || golden.isMissing()) {
            reasons.add("golden-missing");
        } else if (golden.dropped() || !golden.losers().isEmpty()) {
            reasons.add("golden");
        }
        if (!talks.lost().isEmpty()) {
            reasons.add("talks");
        }
        return reasons;
    }
}
