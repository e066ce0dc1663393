package huiying.bot.sheets;

import java.time.Duration;

/** How much a file may cost. Generous for a city's list, far below what hurts. */
public record Budget(int bytes, long unpacked, int rows, int cells, Duration time) {
    public static final Budget USUAL = new Budget(5 << 20, 50L << 20, 100_000, 1_000_000, Duration.ofSeconds(10));
    static final int ENTRIES = 100;
    static final long SHARED_STRINGS = 5L << 20;
    static final int CELL = 32_767;
    static final int COLUMNS = 200;

    /** Counts what one file has used. */
    final class Spent {
        private final long end = System.nanoTime() + time.toNanos();
        private int usedRows;
        private int usedCells;

        void row(int width) throws Unreadable {
            usedRows++;
            usedCells += width;
            if (usedRows > rows) {
                throw new Unreadable("too-many-rows");
            }
            if (usedCells > cells) {
                throw new Unreadable("too-many-cells");
            }
            if (width > COLUMNS) {
                throw new Unreadable("too-many-columns");
            }
            if (System.nanoTime() > end) {
                throw new Unreadable("too-slow");
            }
        }

        String cell(String text) throws Unreadable {
            if (text.length() > CELL) {
                throw new Unreadable("cell-too-long");
            }
            return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        }
    }
}
