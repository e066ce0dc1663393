package huiying.nlp.chinese;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;

/** The only class that touches HanLP, whose configuration is global and mutable. Thread-safe once made. */
public final class Hanlp {
    private final Segment segment;

    /** A word with its part of speech in HanLP's letters ("v", "ns"). */
    public record Word(int start, int end, String nature) {
    }

    /** @param names words the segmenter must not cut: the gazetteer */
    public Hanlp(List<String> names) {
        var dictionary = new DynamicCustomDictionary();
        names.forEach(name -> dictionary.insert(name, "ns 1000"));
        segment = new ViterbiSegment().enableAllNamedEntityRecognize(false).enableCustomDictionary(dictionary).enableOffset(true);
    }

    public List<Word> words(String text) {
        var words = new ArrayList<Word>();
        int at = 0;
        for (Term term : segment.seg(text)) {
            words.add(new Word(at, at + term.word.length(), term.nature.toString()));
            at += term.word.length();
        }
        return words;
    }

    /** Whether this is an ordinary word of Chinese ("路灯") that nobody is called by as far as the dictionary knows. */
    public static boolean isOrdinary(String word) {
        var known = CoreDictionary.get(word);
        return known != null && Arrays.stream(known.nature).noneMatch(nature -> nature.startsWith("nr"));
    }

    /** For every UTF-16 unit its simplified form, or 0 when it is already simple. */
    public static char[] simplified() {
        var table = new char[0x10000];
        for (int unit = 0x4E00; unit < 0xA000; unit++) {
            String simple = HanLP.convertToSimplifiedChinese(String.valueOf((char) unit));
            if (simple.length() == 1 && simple.charAt(0) != unit) {
                table[unit] = simple.charAt(0);
            }
        }
        return table;
    }

    /** The first letter of each character's reading, in lower case; characters without a reading stay as they are. */
    public static String initials(String text) {
        var letters = new StringBuilder();
        var readings = HanLP.convertToPinyinList(text);
        for (int i = 0; i < text.length(); i++) {
            char letter = readings.get(i).getFirstChar();
            letters.append(letter >= 'a' && letter <= 'z' ? letter : Character.toLowerCase(text.charAt(i)));
        }
        return letters.toString();
    }

    /** For every UTF-16 unit the letters of its usual reading without tone ("lie"), or an empty text. */
    public static String[] syllables() {
        var table = new String[0x10000];
        java.util.Arrays.fill(table, "");
        for (int unit = 0x4E00; unit < 0xA000; unit++) {
            var reading = HanLP.convertToPinyinList(String.valueOf((char) unit)).getFirst();
            table[unit] = reading == null || reading.getPinyinWithoutTone() == null || reading.getPinyinWithoutTone().equals("none")
                    ? ""
                    : reading.getPinyinWithoutTone();
        }
        return table;
    }
}
