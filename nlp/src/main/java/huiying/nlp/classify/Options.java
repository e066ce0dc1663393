package huiying.nlp.classify;

/**
 * What a training may be told. The same samples, seed and recipes give the same bytes, whatever the number of threads.
 *
 * @param seed    order in which samples are visited
 * @param threads how many to use at most
 * @param brief   recipe for texts without a title
 * @param full    recipe for title and body
 * @param patient where samples are few, learn confidence from four more trainings that never saw the texts judged; without it, from traces taken out of one,
 *                which is faster and too sure of itself
 * @param none    the label of texts that belong to no other; empty when there is no such label
 */
public record Options(long seed, int threads, Recipe brief, Recipe full, boolean patient, String none) {
    /** What suits most data: two threads, the measured recipes. */
    public static Options standard() {
        return new Options(7, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 2), Recipe.BRIEF, Recipe.FULL, true, "");
    }

    public Options withSeed(long other) {
        return new Options(other, threads, brief, full, patient, none);
    }

    public Options withThreads(int other) {
        return new Options(seed, other, brief, full, patient, none);
    }

    public Options withBrief(Recipe other) {
        return new Options(seed, threads, other, full, patient, none);
    }

    /** Texts of this label belong to none of the others. */
    public Options withNone(String label) {
        return new Options(seed, threads, brief, full, patient, label);
    }

    /** For somebody who measures confidence outside. */
    public Options impatient() {
        return new Options(seed, threads, brief, full, false, none);
    }

    public Options withFull(Recipe other) {
        return new Options(seed, threads, brief, other, patient, none);
    }
}
