package huiying.nlp.matter;

import java.util.List;

import huiying.nlp.chinese.Hanlp.Word;
import huiying.nlp.text.Han;

/** The parts of speech of the two words behind a seam: a noun begins something new, an adverb or a pronoun carries on. One place for each letter and word. */
final class Speech {
    static final String NATURES = "abcdefghijklmnopqrstuvxyz";
    private static final int WORDS = 2;

    private Speech() {
    }

    static double[] at(int start, String text, List<Word> words) {
        double[] found = new double[WORDS * NATURES.length()];
        int seen = 0;
        for (int i = first(start, words); i < words.size() && seen < WORDS; i++) {
            int nature = NATURES.indexOf(words.get(i).nature().charAt(0));
            if (nature >= 0 && !sign(text, words.get(i))) {
                found[seen * NATURES.length() + nature] = 1;
                seen++;
            }
        }
        return found;
    }

    /** The number of the first word that ends behind the start. */
    private static int first(int start, List<Word> words) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).end() > start) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static boolean sign(String text, Word word) {
        char first = text.charAt(word.start());
        return Character.isWhitespace(first) || Han.endsClause(first);
    }

    static String name(int feature) {
        return (feature < NATURES.length() ? "next word " : "word after ") + NATURES.charAt(feature % NATURES.length());
    }
}
