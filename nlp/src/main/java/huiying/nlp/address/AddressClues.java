package huiying.nlp.address;

import java.util.List;

import huiying.nlp.sequence.Clues;
import huiying.nlp.text.Han;

/** What can be seen of a token in an address: itself, its neighbours up to three away, its shape, and which ending of a place name comes next. */
public final class AddressClues implements Clues {
    private static final String ENDINGS = "省市区县镇乡村路街道巷弄号栋幢座单元层楼室园城苑里厦场院庄组社桥";
    private static final int REACH = 8;
    private static final int EDGE = 1;

    @Override
    public int[][] of(List<String> tokens) {
        int[] words = new int[tokens.size()];
        int[] shapes = new int[tokens.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = tokens.get(i).hashCode() | 4;
            shapes[i] = shape(tokens.get(i));
        }
        int[] next = nextEndings(tokens);
        int[][] clues = new int[tokens.size()][];
        for (int i = 0; i < clues.length; i++) {
            clues[i] = of(words, shapes, next, i);
        }
        return clues;
    }

    private static int[] of(int[] words, int[] shapes, int[] next, int i) {
        int l1 = at(words, i - 1);
        int l2 = at(words, i - 2);
        int r1 = at(words, i + 1);
        int r2 = at(words, i + 2);
        int here = words[i];
        int s0 = shapes[i];
        int s1 = at(shapes, i + 1);
        return new int[]{Clues.hash(1, 0), Clues.hash(2, here), Clues.hash(3, l1), Clues.hash(4, l2), Clues.hash(5, r1), Clues.hash(6, r2),
                pair(7, l1, here), pair(8, here, r1), pair(9, l1, r1), pair(10, l2, l1), pair(11, r1, r2), triple(12, l2, l1, here), triple(13, l1, here, r1),
                triple(14, here, r1, r2), Clues.hash(15, at(words, i + 3)), Clues.hash(16, at(words, i - 3)), triple(17, at(shapes, i - 1), s0, s1),
                pair(18, s0, r1), pair(19, s0, l1), Clues.hash(20, next[i]), pair(21, next[i], here), pair(22, next[i], l1),
                triple(23, l1, s0, r1), Clues.hash(24, Math.min(i, 4)), triple(25, at(words, i + 3), r2, r1), triple(26, s0, s1, at(shapes, i + 2)),
                pair(27, l1, next[i] * 31 + s0)};
    }

    private static int at(int[] values, int i) {
        return i < 0 ? EDGE : i >= values.length ? EDGE + 1 : values[i];
    }

    private static int pair(int seed, int a, int b) {
        return Clues.hash(seed, Clues.hash(a, b));
    }

    private static int triple(int seed, int a, int b, int c) {
        return Clues.hash(seed, Clues.hash(Clues.hash(a, b), c));
    }

    /** Digits by how many there are, letters, Chinese numerals, other Chinese characters, signs. */
    private static int shape(String token) {
        char first = token.charAt(0);
        if (Han.isDigit(first)) {
            return 10 + Math.min(token.length(), 5);
        }
        if (Han.isLatin(first)) {
            return 20 + Math.min(token.length(), 3);
        }
        return !Han.is(first) ? 30 + first % 64 : Han.spoken(first) >= 0 || first == '十' || first == '百' ? 3 : 4;
    }

    /** The first ending at or after each token, and how far away it is. */
    private static int[] nextEndings(List<String> tokens) {
        int[] next = new int[tokens.size()];
        int ending = -1;
        int where = Integer.MAX_VALUE;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            int found = ENDINGS.indexOf(tokens.get(i).charAt(0));
            if (found >= 0) {
                ending = found;
                where = i;
            }
            next[i] = ending < 0 || where - i > REACH ? 999 : ending * 16 + Math.min(where - i, 5);
        }
        return next;
    }
}
