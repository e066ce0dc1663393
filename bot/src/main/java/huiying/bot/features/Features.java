package huiying.bot.features;

/**
 * What the house does of itself, as administrators have switched it.
 *
 * @param dispatching cases that are sure enough go to their unit at once; otherwise an agent sends every one
 * @param sampling    how many of these a person looks at all the same
 * @param offering    residents whose matter is not clear are offered the likely categories after filing
 * @param answering   questions are answered from the knowledge base while a person looks at the case
 * @param proposing   cases that tell of one thing are proposed as a hotspot
 */
public record Features(boolean dispatching, Sampling sampling, boolean offering, boolean answering, boolean proposing) {

    /** Everything on. */
    public static Features all(Sampling sampling) {
        return new Features(true, sampling, true, true, true);
    }
}
