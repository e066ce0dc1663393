package huiying.nlp.classify;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Working memory for scoring one text; lent out and taken back so that no thread waits and nothing is allocated. */
final class Scratch {
    final char[] text;
    final Grams grams = new Grams();
    final byte[] counts;
    final float[] margins;
    final float[] probabilities;
    final float[] sums;
    int[] seen = new int[4096];
    int[] repeated = new int[4096];
    byte[] times = new byte[4096];
    int again;
    int known;

    private Scratch(int characters, int rows, int classes) {
        text = new char[characters];
        counts = new byte[rows];
        margins = new float[classes];
        probabilities = new float[classes];
        sums = new float[(classes + 8) / 8 * 8];
    }

    /** Makes the lists long enough for so many n-grams. */
    void room(int count) {
        if (seen.length <= count) {
            seen = new int[count + 1];
            repeated = new int[count + 1];
            times = new byte[count + 1];
        }
    }

    /** A few of them, found by thread. */
    static final class Pool {
        private static final int PLACES = 16;
        private final AtomicReferenceArray<@org.jspecify.annotations.Nullable Scratch> idle = new AtomicReferenceArray<>(PLACES);
        private final int characters;
        private final int rows;
        private final int classes;

        Pool(int characters, int rows, int classes) {
            this.characters = characters;
            this.rows = rows;
            this.classes = classes;
        }

        Scratch take() {
            var scratch = idle.getAndSet(place(), null);
            return scratch == null ? new Scratch(characters, rows, classes) : scratch;
        }

        void giveBack(Scratch scratch) {
            idle.set(place(), scratch);
        }

        private static int place() {
            return (int) (Thread.currentThread().threadId() & PLACES - 1);
        }
    }
}
