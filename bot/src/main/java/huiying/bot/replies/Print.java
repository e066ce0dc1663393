package huiying.bot.replies;

import java.util.Arrays;

/** What a text is like, in thirty-two numbers: two texts share as many of them as they share runs of three characters. */
final class Print {
    static final int SIZE = 32;
    private static final int RUN = 3;

    private Print() {
    }

    static long[] of(String text) {
        var letters = text.codePoints().filter(Character::isLetterOrDigit).map(Character::toLowerCase).toArray();
        var least = new long[SIZE];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int at = 0; at + RUN <= letters.length; at++) {
            long run = (letters[at] * 1_114_112L + letters[at + 1]) * 1_114_112L + letters[at + 2];
            for (int n = 0; n < SIZE; n++) {
                least[n] = Math.min(least[n], mixed(run + n * 0x9E3779B97F4A7C15L));
            }
        }
        return least;
    }

    /** The share of what two texts have in common, 0 to 1. */
    static double alike(long[] a, long[] b) {
        int same = 0;
        for (int n = 0; n < SIZE; n++) {
            same += a[n] == b[n] ? 1 : 0;
        }
        return (double) same / SIZE;
    }

    private static long mixed(long x) {
        long y = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        long z = (y ^ y >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
