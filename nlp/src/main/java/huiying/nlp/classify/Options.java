package huiying.nlp.classify;

/**
 * What a training may be told. The same samples, seed and recipes give the same bytes, whatever the number of threads.
 *
 * @param seed    order in which samples are visited
 * @param threads how many to use at most
 * @param brief   recipe for texts without a title
 * @param full    recipe for title and body
 */
public record Options(long seed, int threads, Recipe brief, Recipe full) {
    /** What suits most data: two threads, the measured recipes. */
    public static Options standard() {
        return new Options(7, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 2), Recipe.BRIEF, Recipe.FULL);
    }

    public Options withSeed(long other) {
        return new Options(other, threads, brief, full);
    }

    public Options withThreads(int other) {
        return new Options(seed, other, brief, full);
    }

    public Options withBrief(Recipe other) {
        return new Options(seed, threads, other, full);
    }

    public Options withFull(Recipe other) {
        return new Options(seed, threads, brief, other);
    }
}
