package huiying.bot.learning.judging;

import huiying.nlp.classify.Binomial;

/** A share with the range it lies in 95 times of 100. */
public record Interval(double share, double low, double high, int of) {
    private static final double SIDE = .975;

    public static Interval of(int hits, int trials) {
        if (trials == 0) {
            return new Interval(0, 0, 1, 0);
        }
        return new Interval(hits / (double) trials, Binomial.lowerBound(hits, trials, SIDE), 1 - Binomial.lowerBound(trials - hits, trials, SIDE), trials);
    }
}
