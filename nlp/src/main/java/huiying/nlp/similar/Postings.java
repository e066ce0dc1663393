package huiying.nlp.similar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** For each feature the numbers of the texts that hold it, ascending. Blocks of integers that grow by half. */
final class Postings {
    private static final int[] NONE = {};
    private final int[][] holders = new int[Features.COUNT][];
    private final int[] sizes = new int[Features.COUNT];

    Postings() {
        Arrays.fill(holders, NONE);
    }

    void add(int feature, int text) {
        int size = sizes[feature];
        if (size == holders[feature].length) {
            holders[feature] = Arrays.copyOf(holders[feature], size + Math.max(1, size / 2));
        }
        holders[feature][size] = text;
        sizes[feature]++;
    }

    int size(int feature) {
        return sizes[feature];
    }

    int[] holders(int feature) {
        return holders[feature];
    }

    /** What they take in memory, in bytes. */
    long bytes() {
        long bytes = Features.COUNT * 8L;
        for (int[] texts : holders) {
            bytes += texts.length == 0 ? 0 : 16 + 4L * texts.length;
        }
        return bytes;
    }

    void write(DataOutput out) throws IOException {
        for (int feature = 0; feature < Features.COUNT; feature++) {
            out.writeInt(sizes[feature]);
            for (int i = 0; i < sizes[feature]; i++) {
                out.writeInt(holders[feature][i]);
            }
        }
    }

    static Postings read(DataInput in, int texts) throws IOException {
        var read = new Postings();
        for (int feature = 0; feature < Features.COUNT; feature++) {
            int size = in.readInt();
            if (size < 0 || size > texts) {
                throw new IOException("the index is damaged");
            }
            read.sizes[feature] = size;
            read.holders[feature] = size == 0 ? NONE : new int[size];
            for (int i = 0; i < size; i++) {
                read.holders[feature][i] = in.readInt();
            }
        }
        return read;
    }
}
