package huiying.nlp.hotspots;

import java.util.Arrays;

/**
 * The n-grams (1 to 3 symbols) of all letters whose hash bit is ours, numbered: two halves can be read by two threads. Titles count twice, and of a body the
 * first 300 characters.
 */
final class Phrases {
    static final int LONGEST = 3;
    /** N-grams that occur less often are not numbered. */
    static final int RAREST = 3;
    private static final int MOST_BODY = 300;
    private static final int MOST_TITLE = 400;
    private static final float TITLE_WEIGHT = 2;

    private final byte[] counts = new byte[1 << 22];
    private long[] slots = new long[1 << 18];
    private int[] slotNumbers = new int[1 << 18];
    private long[] keys = new long[1 << 17];
    private int[] letters = new int[1 << 17];
    private int[] last = new int[1 << 17];
    private int[] place = new int[1 << 17];
    private int size;
    private int[] seen = new int[2048];
    private float[] weights = new float[2048];
    private int seenSize;
    private final int[][] numbersOf;
    private final float[][] weightsOf;
    private final int half;

    private Phrases(int count, int half) {
        numbersOf = new int[count][];
        weightsOf = new float[count][];
        this.half = half;
    }

    static Phrases read(char[][] titles, char[][] bodies, int half) {
        var phrases = new Phrases(titles.length, half);
        for (int letter = 0; letter < titles.length; letter++) {
            phrases.sketch(titles[letter], Math.min(titles[letter].length, MOST_TITLE));
            phrases.sketch(bodies[letter], Math.min(bodies[letter].length, MOST_BODY));
        }
        for (int letter = 0; letter < titles.length; letter++) {
            phrases.seenSize = 0;
            phrases.read(titles[letter], Math.min(titles[letter].length, MOST_TITLE), letter, TITLE_WEIGHT);
            phrases.read(bodies[letter], Math.min(bodies[letter].length, MOST_BODY), letter, 1);
            phrases.numbersOf[letter] = Arrays.copyOf(phrases.seen, phrases.seenSize);
            phrases.weightsOf[letter] = Arrays.copyOf(phrases.weights, phrases.seenSize);
        }
        return phrases;
    }

    private void read(char[] text, int length, int letter, float weight) {
        for (int start = 0; start < length; start++) {
            long key = 0;
            for (int n = 0; n < LONGEST && start + n < length; n++) {
                key = key << 16 | text[start + n];
                long hash = mix(key);
                if ((hash >>> 40 & 1) == half && counts[(int) (hash >>> 42)] >= RAREST && key != 0) {
                    see(key, hash, letter, weight);
                }
            }
        }
    }

    /** Counts roughly, in one byte per hash: most n-grams occur once or twice in all letters and never need a number. */
    private void sketch(char[] text, int length) {
        for (int start = 0; start < length; start++) {
            long key = 0;
            for (int n = 0; n < LONGEST && start + n < length; n++) {
                key = key << 16 | text[start + n];
                long hash = mix(key);
                if ((hash >>> 40 & 1) == half) {
                    int at = (int) (hash >>> 42);
                    counts[at] += counts[at] < RAREST ? 1 : 0;
                }
            }
        }
    }

    private static long mix(long key) {
        long product = key * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 32;
    }

    private void see(long key, long hash, int letter, float weight) {
        int number = find(key, hash);
        if (last[number] == letter) {
            weights[place[number]] += weight;
            return;
        }
        last[number] = letter;
        letters[number]++;
        if (seenSize == seen.length) {
            seen = Arrays.copyOf(seen, seenSize * 2);
            weights = Arrays.copyOf(weights, seenSize * 2);
        }
        place[number] = seenSize;
        seen[seenSize] = number;
        weights[seenSize++] = weight;
    }

    private int find(long key, long hash) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != key) {
            if (slots[at] == 0) {
                return add(key, at);
            }
            at = at + 1 & mask;
        }
        return slotNumbers[at];
    }

    private int add(long key, int at) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            letters = Arrays.copyOf(letters, size * 2);
            last = Arrays.copyOf(last, size * 2);
            place = Arrays.copyOf(place, size * 2);
        }
        slots[at] = key;
        slotNumbers[at] = size;
        keys[size] = key;
        last[size] = -1;
        if (++size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = new long[slots.length * 2];
        slotNumbers = new int[slots.length];
        for (int i = 0; i < size; i++) {
            int at = (int) mix(keys[i]) & slots.length - 1;
            while (slots[at] != 0) {
                at = at + 1 & slots.length - 1;
            }
            slots[at] = keys[i];
            slotNumbers[at] = i;
        }
    }

    int size() {
        return size;
    }

    /** How many letters hold the phrase. */
    int letters(int number) {
        return letters[number];
    }

    int length(int number) {
        long key = keys[number];
        return key >>> 32 != 0 ? 3 : key >>> 16 != 0 ? 2 : 1;
    }

    String text(int number) {
        var text = new StringBuilder();
        for (int shift = 16 * (length(number) - 1); shift >= 0; shift -= 16) {
            text.append((char) (keys[number] >>> shift));
        }
        return text.toString();
    }

    boolean isPartOfNames(int number, SpotNames spots) {
        return length(number) <= 2 && spots.isPartOfNames((char) (keys[number] >>> 16), (char) keys[number], letters[number]);
    }

    boolean words(int number) {
        for (long key = keys[number]; key != 0; key >>>= 16) {
            if (!Symbols.isWord((char) key)) {
                return false;
            }
        }
        return true;
    }

    boolean chinese(int number) {
        for (long key = keys[number]; key != 0; key >>>= 16) {
            char c = (char) key;
            if (c < 0x4E00 || c > 0x9FFF) {
                return false;
            }
        }
        return true;
    }

    int[] numbersOf(int letter) {
        return numbersOf[letter];
    }

    float[] weightsOf(int letter) {
        return weightsOf[letter];
    }
}
