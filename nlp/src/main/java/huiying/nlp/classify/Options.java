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
 */
public record Options(long seed, int threads, Recipe brief, Recipe full, boolean patient) {
    /** What suits most data: two threads, the measured recipes. */
    public static Options standard() {
        return new Options(7, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 2), Recipe.BRIEF, Recipe.FULL, true);
    }

    public Options withSeed(long other) {
        return new Options(other, threads, brief, full, patient);
    }

    public Options withThreads(int other) {
        return new Options(seed, other, brief, full, patient);
    }

    public Options withBrief(Recipe other) {
        return new Options(seed, threads, other, full, patient);
    }

    /** For somebody who measures confidence outside. */
    public Options impatient() {
        return new Options(seed, threads, brief, full, false);
    }

    public Options withFull(Recipe other) {
        return new Options(seed, threads, brief, other, patient);
    }
}
