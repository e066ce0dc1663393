package huiying.nlp.classify;

import java.util.Arrays;

/** The n-grams of a text as 64-bit keys: up to four characters are packed, longer ones and words are hashed. */
final class Grams {
    private static final long WORD = 0x8F1BBCDCBFA53E0BL;
    private static final long PAIR = 0xCA62C1D6A3EC5F1DL;
    /** A whole word says more than its letters: it counts as if it stood there three times. */
    private static final int WORD_COUNTS = 3;
    private static final int MOST_PER_CHARACTER = 12;

    private static final int[] NO_LENGTHS = new int[0];

    long[] keys = new long[4096];
    int[] lengths = NO_LENGTHS;
    int size;

    /** ASCII capitals become small, so that "Road" and "road" are one word; and NUL becomes a space, for no key may be 0; offsets stay. */
    static void fold(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text[i];
            text[i] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == 0 ? ' ' : c;
        }
    }

    static char[] folded(String text) {
        char[] characters = text.toCharArray();
        fold(characters, 0, characters.length);
        return characters;
    }

    /** All keys of {@code text[from..to)}. */
    void read(char[] text, int from, int to, Shape shape) {
        size = 0;
        room((to - from) * MOST_PER_CHARACTER);
        lengths = NO_LENGTHS;
        readPlain(text, from, to, shape.longest());
        if (shape.latin()) {
            readLatin(text, from, to);
        }
    }

    /** How many keys {@link #read} would find. */
    int count(char[] text, Shape shape) {
        if (shape.latin()) {
            read(text, 0, text.length, shape);
            return size;
        }
        int count = 0;
        for (int n = 1; n <= shape.longest(); n++) {
            count += Math.max(0, text.length - n + 1);
        }
        return count;
    }

    /** The same keys with the number of characters each one covers. */
    int[] readEnds(char[] text, int from, int to, Shape shape) {
        size = 0;
        room((to - from) * MOST_PER_CHARACTER);
        lengths = new int[keys.length];
        int[] ends = new int[keys.length];
        for (int i = from; i < to; i++) {
            int before = size;
            endingAt(text, from, i, to, shape);
            Arrays.fill(ends, before, size, i + 1);
        }
        return ends;
    }

    private void room(int count) {
        if (keys.length < count) {
            keys = new long[count];
        }
    }

    private void readPlain(char[] text, int from, int to, int longest) {
        long[] out = keys;
        int n = 0;
        long last = 0;
        long lastTwo = 0;
        for (int i = from; i < to; i++) {
            long c = text[i];
            out[n++] = c;
            if (longest > 1 && i > from) {
                out[n++] = last << 16 | c;
                if (longest > 2 && i > from + 1) {
                    out[n++] = lastTwo << 16 | c;
                }
            }
            lastTwo = last << 16 | c;
            last = c;
        }
        size = n;
    }

    private void readLatin(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (latin(text[i])) {
                latinEndingAt(text, from, i, to);
            }
        }
    }

    private void endingAt(char[] text, int from, int at, int to, Shape shape) {
        long packed = text[at];
        add(packed, 1);
        for (int n = 2; n <= shape.longest() && at - n + 1 >= from; n++) {
            packed |= (long) text[at - n + 1] << 16 * (n - 1);
            add(packed, n);
        }
        if (shape.latin() && latin(text[at])) {
            latinEndingAt(text, from, at, to);
        }
    }

    private void latinEndingAt(char[] text, int from, int at, int to) {
        longerLetters(text, from, at);
        if (at + 1 == to || !letter(text[at + 1])) {
            wordsEndingAt(text, from, at);
        }
    }

    private void longerLetters(char[] text, int from, int at) {
        long key = 0;
        for (int n = 1; n <= 5 && at - n + 1 >= from && latin(text[at - n + 1]); n++) {
            key = key * 0x100000001B3L + text[at - n + 1];
            if (n > 3) {
                add(PerfectHash.mix(key + n) | 1L << 62, n);
            }
        }
    }

    private void wordsEndingAt(char[] text, int from, int at) {
        int start = wordStart(text, from, at);
        if (start > at) {
            return;
        }
        long word = hash(text, start, at);
        for (int i = 0; i < WORD_COUNTS; i++) {
            add(word ^ WORD | 1L << 62, at - start + 1);
        }
        int gap = start - 1;
        if (gap > from && text[gap] == ' ' && letter(text[gap - 1])) {
            int before = wordStart(text, from, gap - 1);
            add(PerfectHash.mix(hash(text, before, gap - 1) ^ PAIR) + word | 1L << 62, at - before + 1);
        }
    }

    private static int wordStart(char[] text, int from, int at) {
        int start = at + 1;
        while (start > from && letter(text[start - 1])) {
            start--;
        }
        return start;
    }

    private static long hash(char[] text, int from, int to) {
        long hash = WORD;
        for (int i = from; i <= to; i++) {
            hash = (hash ^ text[i]) * 0x100000001B3L;
        }
        return PerfectHash.mix(hash);
    }

    private void add(long key, int length) {
        if (lengths.length > 0) {
            lengths[size] = length;
        }
        keys[size++] = key;
    }

    private static boolean latin(char c) {
        return c < 0x250;
    }

    private static boolean letter(char c) {
        return c < 0x250 && (Character.isLetterOrDigit(c) || c == '\'');
    }
}
