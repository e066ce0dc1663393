package huiying.nlp.training;

/**
 * One held-out text judged.
 *
 * @param truth      number of the right label
 * @param answer     number of the answered one
 * @param inTopTwo   the right label was among the first two
 * @param confidence probability of the answer
 * @param sureness   probability that the answer is right
 * @param promised   which of the promises of {@link Scores#PROMISES} the answer was sure enough for, as bits
 */
record Verdict(int truth, int answer, boolean inTopTwo, double confidence, double sureness, int promised) {
    boolean right() {
        return truth == answer;
    }

    boolean keeps(int promise) {
        return (promised >> promise & 1) != 0;
    }
}
