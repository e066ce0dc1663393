package huiying.nlp.similar;

import java.util.Arrays;
import java.util.UUID;

/** The ids of the texts by their numbers, and the numbers by their ids: 24 bytes a text. A text taken out leaves its number unused. */
final class Ids {
    private static final int NONE = -1;
    private long[] highs = new long[1024];
    private long[] lows = new long[1024];
    private int[] slots = new int[2048];
    private int size;

    int size() {
        return size;
    }

    UUID id(int number) {
        return new UUID(highs[number], lows[number]);
    }

    /** Gives a new id the next number. */
    int add(UUID id) {
        if (size == highs.length) {
            highs = Arrays.copyOf(highs, size * 2);
            lows = Arrays.copyOf(lows, size * 2);
            slots = new int[size * 4];
            for (int number = 0; number < size; number++) {
                place(number);
            }
        }
        highs[size] = id.getMostSignificantBits();
        lows[size] = id.getLeastSignificantBits();
        place(size);
        return size++;
    }

    /** The latest number of an id, or -1. */
    int find(UUID id) {
        int found = NONE;
        for (int at = slot(id.getMostSignificantBits(), id.getLeastSignificantBits()); slots[at] != 0; at = at + 1 & slots.length - 1) {
            int number = slots[at] - 1;
            if (highs[number] == id.getMostSignificantBits() && lows[number] == id.getLeastSignificantBits()) {
                found = Math.max(found, number);
            }
        }
        return found;
    }

    long bytes() {
        return 16L * highs.length + 4L * slots.length;
    }

    private void place(int number) {
        int at = slot(highs[number], lows[number]);
        while (slots[at] != 0) {
            at = at + 1 & slots.length - 1;
        }
        slots[at] = number + 1;
    }

    private int slot(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 29)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & slots.length - 1;
    }
}
