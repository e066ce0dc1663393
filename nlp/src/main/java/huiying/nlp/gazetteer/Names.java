package huiying.nlp.gazetteer;

import java.util.Arrays;

/** Texts found by their hash: a growing table of 64-bit keys, each with a chain of entry numbers. Twelve bytes a slot, eight a value. */
final class Names {
    private long[] keys = new long[1 << 10];
    private int[] heads = new int[1 << 10];
    private int used;
    private int[] values = new int[1 << 10];
    private int[] next = new int[1 << 10];
    private int count = 1;

    /** Puts an entry behind a key; a key may have many. */
    void add(long key, int entry) {
        if (used * 10 > keys.length * 6) {
            grow();
        }
        int slot = slot(keys, key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            used++;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
            next = Arrays.copyOf(next, count * 2);
        }
        values[count] = entry;
        next[count] = heads[slot];
        heads[slot] = count++;
    }

    /** Marks a key without an entry. */
    void mark(long key) {
        if (used * 10 > keys.length * 6) {
            grow();
        }
        int slot = slot(keys, key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            used++;
        }
    }

    boolean has(long key) {
        return keys[slot(keys, key)] != 0;
    }

    /** The first link of the chain behind a key, or 0. */
    int first(long key) {
        return heads[slot(keys, key)];
    }

    int next(int link) {
        return next[link];
    }

    int entry(int link) {
        return values[link];
    }

    long bytes() {
        return 12L * keys.length + 8L * values.length;
    }

    private void grow() {
        long[] bigger = new long[keys.length * 2];
        int[] moved = new int[bigger.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(bigger, keys[i]);
                bigger[slot] = keys[i];
                moved[slot] = heads[i];
            }
        }
        keys = bigger;
        heads = moved;
    }

    private static int slot(long[] keys, long key) {
        int slot = (int) (key ^ key >>> 32) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** One more character on a hash; begin with 1. Never 0. */
    static long hash(long before, char c) {
        long h = (before ^ c) * 0x9E3779B97F4A7C15L;
        h ^= h >>> 29;
        return h == 0 ? 1 : h;
    }

    static long hash(CharSequence text) {
        long h = 1;
        for (int i = 0; i < text.length(); i++) {
            h = hash(h, text.charAt(i));
        }
        return h;
    }
}
