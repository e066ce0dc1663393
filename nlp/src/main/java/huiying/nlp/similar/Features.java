package huiying.nlp.similar;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;

import huiying.nlp.text.Han;
import huiying.nlp.text.Normaliser;

/** What a text is compared by: pairs of neighbouring Chinese characters, Latin words, numbers; each as a number below {@link #COUNT}, each once, sorted. */
final class Features {
    static final int BITS = 20;
    static final int COUNT = 1 << BITS;
    private static final int MOST = 1_000;

    private Features() {
    }

    /** The features of a text with the words they stand for, in the order of the text. */
    static void visit(String text, ObjIntConsumer<String> visitor) {
        String normal = Normaliser.standard().normalise(text.length() > MOST ? text.substring(0, MOST) : text).text();
        for (int i = 0; i < normal.length();) {
            int end = endOfWord(normal, i);
            if (end > i) {
                visitor.accept(normal.substring(i, end), word(normal, i, end));
            } else if (i > 0 && Han.is(normal.charAt(i)) && Han.is(normal.charAt(i - 1))) {
                visitor.accept(normal.substring(i - 1, i + 1), mix(normal.charAt(i - 1) << 16 | normal.charAt(i)));
            }
            i = Math.max(end, i + 1);
        }
    }

    static int[] of(String text) {
        String normal = Normaliser.standard().normalise(text.length() > MOST ? text.substring(0, MOST) : text).text();
        int[] found = new int[normal.length() + 1];
        int n = 0;
        char before = 0;
        for (int i = 0; i < normal.length();) {
            char c = normal.charAt(i);
            int end = endOfWord(normal, i);
            if (end > i) {
                found[n++] = word(normal, i, end);
            } else if (Han.is(c) && before != 0) {
                found[n++] = mix(before << 16 | c);
            }
            before = Han.is(c) ? c : 0;
            i = Math.max(end, i + 1);
        }
        return Arrays.stream(found, 0, n).sorted().distinct().toArray();
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && Han.isLatin(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int word(String text, int start, int end) {
        int hash = 17;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + Character.toLowerCase(text.charAt(i));
        }
        return mix(hash ^ 0x5bd1e995);
    }

    private static int mix(int key) {
        int product = key * 0x9E3779B9;
        product ^= product >>> 15;
        product *= 0x85EBCA6B;
        return (product ^ product >>> 13) >>> 32 - BITS;
    }
}
