package huiying.nlp.classify;

import java.util.Arrays;

/** Finds a feature with one probe: every bucket of keys is displaced until all keys sit alone; a 24-bit print tells strangers apart. */
final class PerfectHash {
    private static final double LOAD = .93;
    private static final int MOST_SHIFT = 65_535;

    final int[] prints;
    final short[] shifts;

    PerfectHash(int[] prints, short[] shifts) {
        this.prints = prints;
        this.shifts = shifts;
    }

    static long mix(long key) {
        long product = key * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 32;
    }

    /** The slot of a known key; -1 for a stranger (but for one in eight million). */
    int slot(long key) {
        long hash = mix(key);
        int at = place(hash, shifts[bucket(hash, shifts.length)] & 0xffff, prints.length);
        return prints[at] == print(hash) ? at : -1;
    }

    static int bucket(long hash, int buckets) {
        return (int) ((hash >>> 40) * buckets >>> 24);
    }

    static int place(long hash, int shift, int slots) {
        int moved = (int) hash + shift * ((int) (hash >>> 20) | 1);
        return (int) ((moved & 0xffffffffL) * slots >>> 32);
    }

    static int print(long hash) {
        return (int) (hash >>> 32) & 0xffffff | 1;
    }

    static PerfectHash of(long[] keys) {
        int slots = Math.max(2, (int) Math.ceil(keys.length / LOAD));
        int buckets = Math.max(1, (keys.length + 3) / 4);
        while (true) {
            var built = new Builder(keys, slots, buckets).build();
            if (built != null) {
                return built;
            }
            slots += 1 + slots / 32;
            buckets += 1 + buckets / 8;
        }
    }

    /** Places the largest buckets first, while there is room. */
    private static final class Builder {
        private final long[] hashes;
        private final int[] prints;
        private final short[] shifts;
        private final boolean[] taken;
        private final int[] first;
        private final int[] next;
        private final int[] sizes;
        private final int[] spots;

        Builder(long[] keys, int slots, int buckets) {
            hashes = Arrays.stream(keys).map(PerfectHash::mix).toArray();
            prints = new int[slots];
            shifts = new short[buckets];
            taken = new boolean[slots];
            first = new int[buckets];
            next = new int[keys.length];
            sizes = new int[buckets];
            Arrays.fill(first, -1);
            for (int i = 0; i < hashes.length; i++) {
                int bucket = bucket(hashes[i], buckets);
                next[i] = first[bucket];
                first[bucket] = i;
                sizes[bucket]++;
            }
            spots = new int[Arrays.stream(sizes).max().orElse(0)];
        }

        @org.jspecify.annotations.Nullable
        PerfectHash build() {
            for (int size = spots.length; size > 0; size--) {
                for (int bucket = 0; bucket < first.length; bucket++) {
                    if (sizes[bucket] == size && !settle(bucket)) {
                        return null;
                    }
                }
            }
            return new PerfectHash(prints, shifts);
        }

        private boolean settle(int bucket) {
            for (int shift = 0; shift <= MOST_SHIFT; shift++) {
                if (fits(bucket, shift)) {
                    occupy(bucket, shift);
                    return true;
                }
            }
            return false;
        }

        private boolean fits(int bucket, int shift) {
            int count = 0;
            for (int i = first[bucket]; i >= 0; i = next[i]) {
                int spot = place(hashes[i], shift, prints.length);
                if (taken[spot] || among(spot, count)) {
                    return false;
                }
                spots[count++] = spot;
            }
            return true;
        }

        private boolean among(int spot, int count) {
            for (int i = 0; i < count; i++) {
                if (spots[i] == spot) {
                    return true;
                }
            }
            return false;
        }

        private void occupy(int bucket, int shift) {
            shifts[bucket] = (short) shift;
            for (int i = first[bucket]; i >= 0; i = next[i]) {
                int spot = place(hashes[i], shift, prints.length);
                taken[spot] = true;
                prints[spot] = print(hashes[i]);
            }
        }
    }
}
