package huiying.nlp.mentions;

import java.util.Arrays;
import java.util.List;

import huiying.nlp.cues.Phrases;
import huiying.nlp.cues.Phrases.Hit;
import huiying.nlp.sequence.Token;
import huiying.nlp.starter.Table;

/** Words that hint at what a mention is: days and hours, measures, those who act, things, parts of places. A hint decides nothing; the tagger weighs it. */
final class MentionWords {
    private static final Phrases<Integer> WORDS = new Phrases<>();
    private static final Phrases<Boolean> PLACES = new Phrases<>();

    static {
        int kind = 0;
        for (String[] row : Table.read("mention-words.tsv")) {
            kind++;
            for (String word : row[1].split("\\|")) {
                WORDS.add(word, kind);
                if (row[0].equals("WHERE") || row[0].equals("PLACE_EN")) {
                    PLACES.add(word, true);
                }
            }
        }
    }

    private MentionWords() {
    }

    /** Lower case is expected. */
    static boolean sayWhere(String lower) {
        return !PLACES.in(lower).isEmpty();
    }

    /** For every token the kind of the longest word it stands in, with where in the word: kind × 4 + (1 begins) + (2 ends); 0 for none. Lower case is expected. */
    static int[] hints(String lower, List<Token> tokens) {
        int[] longest = new int[lower.length()];
        int[] hints = new int[lower.length()];
        for (Hit<Integer> hit : WORDS.in(lower)) {
            int length = hit.end() - hit.start();
            for (int i = hit.start(); i < hit.end(); i++) {
                if (length > longest[i]) {
                    longest[i] = length;
                    hints[i] = hit.value() * 4 + (i == hit.start() ? 1 : 0);
                }
            }
            if (longest[hit.end() - 1] == length) {
                hints[hit.end() - 1] |= 2;
            }
        }
        int[] byToken = new int[tokens.size()];
        Arrays.setAll(byToken, i -> hints[tokens.get(i).start()] | hints[tokens.get(i).end() - 1]);
        return byToken;
    }
}
