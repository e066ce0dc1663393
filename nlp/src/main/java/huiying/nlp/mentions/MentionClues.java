package huiying.nlp.mentions;

import java.util.List;
import java.util.Locale;

import huiying.nlp.chinese.Hanlp;
import huiying.nlp.chinese.Hanlp.Word;
import huiying.nlp.sequence.Clues;
import huiying.nlp.sequence.Token;
import huiying.nlp.text.Han;

/** What can be seen of a token in a resident's sentence: itself and its neighbours, the word it stands in and that word's part of speech, its shape. */
final class MentionClues implements Clues {
    private static final String[] NO_WORD = {"-", "-"};

    private final Hanlp hanlp;

    MentionClues(Hanlp hanlp) {
        this.hanlp = hanlp;
    }

    /** Reads the text as it would be written; words of Latin letters are set apart by blanks. */
    @Override
    public int[][] of(List<String> tokens) {
        var text = new StringBuilder();
        for (String token : tokens) {
            boolean gap = !text.isEmpty() && Han.isLatin(token.charAt(0)) && Han.isLatin(text.charAt(text.length() - 1));
            text.append(gap ? " " : "").append(token);
        }
        return of(text.toString(), Token.of(text.toString()), hanlp.words(text.toString()));
    }

    int[][] of(String text, List<Token> tokens, List<Word> words) {
        var seen = new Seen(tokens.size(), MentionWords.hints(text.toLowerCase(Locale.ROOT), tokens));
        int word = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            while (word < words.size() && words.get(word).end() <= token.start()) {
                word++;
            }
            seen.put(i, token, word < words.size() ? words.get(word) : null);
        }
        int[][] clues = new int[tokens.size()][];
        for (int i = 0; i < clues.length; i++) {
            clues[i] = seen.clues(i);
        }
        return clues;
    }

    /** One text's tokens as numbers. */
    private static final class Seen {
        private final int[] itself;
        private final int[] shape;
        private final int[] nature;
        private final int[] inWord;
        private final int[] ending;
        private final int[] hint;

        Seen(int size, int[] hints) {
            hint = hints;
            itself = new int[size];
            shape = new int[size];
            nature = new int[size];
            inWord = new int[size];
            ending = new int[size];
        }

        void put(int i, Token token, @org.jspecify.annotations.Nullable Word word) {
            String lower = token.text().toLowerCase(Locale.ROOT);
            char first = token.text().charAt(0);
            itself[i] = Han.isDigit(first) ? 17 + Math.min(lower.length(), 5) : lower.hashCode() | 64;
            shape[i] = shape(token.text());
            nature[i] = word == null ? 3 : word.nature().charAt(0);
            boolean begins = word == null || token.start() <= word.start();
            boolean ends = word == null || token.end() >= word.end();
            inWord[i] = (begins ? 1 : 0) + (ends ? 2 : 0);
            ending[i] = lower.length() > 3 ? lower.substring(lower.length() - 3).hashCode() : itself[i];
        }

        private static int shape(String token) {
            char first = token.charAt(0);
            if (Han.isDigit(first)) {
                return 1;
            }
            if (Han.isLatin(first)) {
                return Character.isUpperCase(first) ? 2 : 3;
            }
            return !Han.is(first) ? 4 : Han.spoken(first) >= 0 || "十百千万半几".indexOf(first) >= 0 ? 5 : 6;
        }

        int[] clues(int i) {
            int here = itself[i];
            int l1 = at(itself, i - 1);
            int l2 = at(itself, i - 2);
            int r1 = at(itself, i + 1);
            int r2 = at(itself, i + 2);
            int tag = nature[i] * 8 + inWord[i];
            int tagLeft = at(nature, i - 1) * 8 + at(inWord, i - 1);
            int tagRight = at(nature, i + 1) * 8 + at(inWord, i + 1);
            return new int[]{Clues.hash(1, 0), Clues.hash(2, here), Clues.hash(3, l1), Clues.hash(4, l2), Clues.hash(5, r1), Clues.hash(6, r2),
                    pair(7, l1, here), pair(8, here, r1), pair(9, l2, l1), pair(10, r1, r2), Clues.hash(11, at(itself, i - 3)),
                    Clues.hash(12, at(itself, i + 3)),
                    Clues.hash(13, tag), Clues.hash(14, tagLeft), Clues.hash(15, tagRight), pair(16, tagLeft, tag), pair(17, tag, tagRight),
                    pair(18, at(nature, i - 2) * 8 + at(inWord, i - 2), tagLeft), pair(19, tagRight, at(nature, i + 2) * 8 + at(inWord, i + 2)),
                    pair(20, tag, here), pair(21, tag, l1), pair(22, tag, r1),
                    pair(23, shape[i], at(shape, i - 1)), pair(24, shape[i], at(shape, i + 1)), Clues.hash(25, ending[i]), pair(26, ending[i], shape[i]),
                    pair(27, shape[i], r1), pair(28, shape[i], l1), Clues.hash(29, Math.min(i, 2)), pair(30, pair(0, tagLeft, tag), tagRight), pair(31, l1, r1),
                    Clues.hash(32, hint[i]), Clues.hash(33, at(hint, i - 1)), Clues.hash(34, at(hint, i + 1)), pair(35, at(hint, i - 1), hint[i]),
                    pair(36, hint[i], at(hint, i + 1)),
                    pair(37, hint[i], here), pair(38, hint[i], r1), pair(39, hint[i], l1), pair(40, hint[i], tag),
                    pair(41, at(hint, i - 1), pair(0, hint[i], at(hint, i + 1))), pair(42, at(hint, i - 2), at(hint, i - 1)),
                    pair(43, at(hint, i + 1), at(hint, i + 2)), pair(44, hint[i], shape[i])};
        }

        private static int at(int[] values, int i) {
            return i < 0 ? 1 : i >= values.length ? 2 : values[i];
        }

        private static int pair(int seed, int a, int b) {
            return Clues.hash(seed, Clues.hash(a, b));
        }
    }
}
