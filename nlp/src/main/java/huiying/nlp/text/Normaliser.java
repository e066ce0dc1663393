package huiying.nlp.text;

import java.util.Arrays;

/**
 * Half-width, simplified, no noise. Digits of every script become ASCII digits, emoji and runs of blanks become one blank, invisible and
 * direction characters vanish; line breaks stay because they separate thoughts.
 */
public final class Normaliser {
    /** Longer texts are cut: no door accepts more, and every later step may count on it. */
    public static final int LONGEST = 4_000;

    private final char[] simplified;

    /** @param simplified for every UTF-16 unit the unit to write instead, or 0 to keep it */
    public Normaliser(char[] simplified) {
        this.simplified = simplified;
    }

    /** The one everybody uses; made once, because reading the table of traditional characters takes a moment. */
    public static Normaliser standard() {
        return Standard.NORMALISER;
    }

    private static final class Standard {
        static final Normaliser NORMALISER = new Normaliser(huiying.nlp.chinese.Hanlp.simplified());
    }

    public NormalText normalise(String original) {
        int limit = Math.min(original.length(), LONGEST);
        var out = new Written(limit);
        for (int i = 0; i < limit;) {
            int point = original.codePointAt(i);
            int next = i + Character.charCount(point);
            write(point, i, next, out);
            i = next;
        }
        return out.finish(original);
    }

    private void write(int point, int from, int to, Written out) {
        if (invisible(point)) {
            return;
        }
        if (point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029) {
            out.breakLine(from, to);
        } else if (blank(point)) {
            out.blank(from, to);
        } else if (Character.isDigit(point)) {
            out.put((char) ('0' + Character.digit(point, 10)), from, to);
        } else if (point >= 0xFF01 && point <= 0xFF5E) {
            out.put((char) (point - 0xFEE0), from, to);
        } else if (point < 0x10000) {
            out.put(simplified[point] == 0 ? (char) point : simplified[point], from, to);
        } else {
            out.put(Character.highSurrogate(point), from, to);
            out.put(Character.lowSurrogate(point), from, to);
        }
    }

    private static boolean invisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.ENCLOSING_MARK, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            case Character.NON_SPACING_MARK -> point >= 0x0300;
            case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
            default -> false;
        };
    }

    private static boolean blank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point)
                || (point > 0x203B && Character.getType(point) == Character.OTHER_SYMBOL && !(point >= 0x2460 && point <= 0x24FF))
                || (point >= 0x1F3FB && point <= 0x1F3FF);
    }

    /** What has been written so far. */
    private static final class Written {
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        Written(int capacity) {
            text = new StringBuilder(capacity);
            starts = new int[capacity + 16];
            ends = new int[capacity + 16];
        }

        void put(char unit, int from, int to) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            starts[at] = from;
            ends[at] = to;
            text.append(unit);
        }

        void blank(int from, int to) {
            if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
                put(' ', from, to);
            }
        }

        void breakLine(int from, int to) {
            int last = text.length() - 1;
            if (last >= 0 && text.charAt(last) == ' ') {
                text.setLength(last);
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                put('\n', from, to);
            }
        }

        NormalText finish(String original) {
            int end = text.length();
            while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return new NormalText(original, text.substring(0, end), Arrays.copyOf(starts, end), Arrays.copyOf(ends, end));
        }
    }
}
