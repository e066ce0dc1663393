package huiying.nlp.similar;

import java.util.Arrays;

import huiying.nlp.text.Normaliser;

/** How much of one text stands in another, by runs of four letters: for texts sent twice, copied, or sent again with a sentence more. */
public final class Overlap {
    private static final int RUN = 4;
    private static final double NEARLY_ALL = .8;

    private Overlap() {
    }

    /** True when nearly all of the shorter text stands in the longer one, and the shorter one is more than a phrase. */
    public static boolean isNearDuplicate(String a, String b) {
        long[] some = runs(a);
        long[] others = runs(b);
        return Math.min(some.length, others.length) >= 2 * RUN && shared(some, others) >= NEARLY_ALL * Math.min(some.length, others.length);
    }

    /** The share of the runs of {@code part} that {@code whole} holds, 0 to 1; 0 for texts shorter than a run. */
    public static double containment(String part, String whole) {
        long[] runs = runs(part);
        return runs.length == 0 ? 0 : shared(runs, runs(whole)) / (double) runs.length;
    }

    private static int shared(long[] some, long[] others) {
        return (int) Arrays.stream(some).filter(run -> Arrays.binarySearch(others, run) >= 0).count();
    }

    /** Letters and digits only, so that blanks and punctuation do not count. */
    private static long[] runs(String text) {
        char[] letters = new char[text.length()];
        int n = 0;
        String normal = Normaliser.standard().normalise(text).text();
        for (int i = 0; i < normal.length() && n < letters.length; i++) {
            if (Character.isLetterOrDigit(normal.charAt(i))) {
                letters[n++] = Character.toLowerCase(normal.charAt(i));
            }
        }
        long[] runs = new long[Math.max(0, n - RUN + 1)];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = (long) letters[i] << 48 | (long) letters[i + 1] << 32 | (long) letters[i + 2] << 16 | letters[i + 3];
        }
        return Arrays.stream(runs).sorted().distinct().toArray();
    }
}
