package huiying.nlp.classify;

import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** One thread's share of all n-grams: open addressing from key to provisional number, with the number of texts that hold it. */
final class KeyTable {
    /** The lowest bits of a coded number tell whose table it comes from. */
    static final int PART_BITS = 4;
    static final int RARE = -1;
    private static final int SKETCH_BITS = 22;
    private long[] slots = new long[1 << 18];
    private int[] slotNumbers = new int[1 << 18];
    private long[] keys = new long[1 << 16];
    private int[] frequencies = new int[1 << 16];
    private int[] lastText = new int[1 << 16];
    private int size;

    private final int part;
    private final int parts;
    private final int rarest;
    private final LongPredicate wanted;

    KeyTable(int part, int parts, int rarest, LongPredicate wanted) {
        this.wanted = wanted;
        this.part = part;
        this.parts = parts;
        this.rarest = Math.min(rarest, Byte.MAX_VALUE);
    }

    /**
     * Writes {@code number << PART_BITS | part} into the sequences at the places of its own n-grams, {@link #RARE} where one is too rare. Most n-grams are: a
     * first pass counts roughly, one byte per hash, so that the second need not number them.
     */
    void read(Corpus corpus, Shape shape, int[][] sequences, Crew crew) {
        byte[] counts = new byte[1 << SKETCH_BITS];
        var grams = new Grams();
        for (char[] text : corpus.texts()) {
            grams.read(text, 0, text.length, shape);
            sketch(grams, counts);
        }
        crew.check();
        for (int text = 0; text < sequences.length; text++) {
            grams.read(corpus.texts()[text], 0, corpus.texts()[text].length, shape);
            number(grams, counts, text, sequences[text]);
        }
    }

    private void sketch(Grams grams, byte[] counts) {
        for (int i = 0; i < grams.size; i++) {
            long hash = PerfectHash.mix(grams.keys[i]);
            if (mine(hash)) {
                int at = (int) (hash >>> 64 - SKETCH_BITS);
                counts[at] += counts[at] < rarest ? 1 : 0;
            }
        }
    }

    private void number(Grams grams, byte[] counts, int text, int[] sequence) {
        for (int i = 0; i < sequence.length; i++) {
            long hash = PerfectHash.mix(grams.keys[i]);
            if (mine(hash)) {
                boolean kept = counts[(int) (hash >>> 64 - SKETCH_BITS)] >= rarest && wanted.test(grams.keys[i]);
                sequence[i] = !kept ? RARE : see(grams.keys[i], hash, text) << PART_BITS | part;
            }
        }
    }

    private boolean mine(long hash) {
        return (int) ((hash >>> 20 & 0xfff) * parts >>> 12) == part;
    }

    private int see(long key, long hash, int text) {
        int number = find(key, hash);
        if (lastText[number] != text) {
            lastText[number] = text;
            frequencies[number]++;
        }
        return number;
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
            frequencies = Arrays.copyOf(frequencies, size * 2);
            lastText = Arrays.copyOf(lastText, size * 2);
        }
        slots[at] = key;
        slotNumbers[at] = size;
        keys[size] = key;
        lastText[size] = -1;
        if (++size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = new long[slots.length * 2];
        slotNumbers = new int[slots.length];
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int at = (int) PerfectHash.mix(keys[i]) & mask;
            while (slots[at] != 0) {
                at = at + 1 & mask;
            }
            slots[at] = keys[i];
            slotNumbers[at] = i;
        }
    }

    LongStream frequent(int rarest) {
        return IntStream.range(0, size).filter(i -> frequencies[i] >= rarest).mapToLong(i -> keys[i]);
    }

    /** Provisional number to place among the sorted keys, -1 for the rare; also tells how frequent those are. */
    int[] numbers(long[] sorted, int rarest, int[] frequenciesOut) {
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = frequencies[i] >= rarest ? Arrays.binarySearch(sorted, keys[i]) : -1;
            if (numbers[i] >= 0) {
                frequenciesOut[numbers[i]] = frequencies[i];
            }
        }
        return numbers;
    }
}
