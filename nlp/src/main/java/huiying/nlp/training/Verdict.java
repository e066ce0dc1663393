package huiying.nlp.training;

import huiying.nlp.classify.Assurance;

/**
 * One held-out text judged.
 *
 * @param truth      number of the right label
 * @param answer     number of the answered one
 * @param inTopTwo   the right label was among the first two
 * @param confidence probability of the answer
 * @param sureness   probability that the answer is right
 * @param promised   bit {@code assurance * 4 + promise} tells whether the answer was sure enough
 */
record Verdict(int truth, int answer, boolean inTopTwo, double confidence, double sureness, int promised) {
    boolean right() {
        return truth == answer;
    }

    boolean covered(Assurance assurance, int promise) {
        return (promised >> assurance.ordinal() * (Scores.PROMISES.length + 1) + promise & 1) != 0;
    }
}
