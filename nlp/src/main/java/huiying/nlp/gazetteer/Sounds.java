package huiying.nlp.gazetteer;

import java.util.Locale;
import java.util.Map;

import huiying.nlp.chinese.Hanlp;
import huiying.nlp.text.Han;

/** How a name sounds, so that 列德 finds 猎德 and "Liede Lu" both: syllables without tones; a second, coarser key where many speakers hear no difference. */
public final class Sounds {
    private static final Map<String, String> ENDINGS = Map.ofEntries(Map.entry("road", "lu"), Map.entry("rd", "lu"), Map.entry("street", "jie"),
            Map.entry("st", "jie"),
            Map.entry("avenue", "dadao"), Map.entry("ave", "dadao"), Map.entry("lane", "xiang"), Map.entry("alley", "xiang"), Map.entry("bridge", "qiao"),
            Map.entry("village", "cun"),
            Map.entry("estate", "xiaoqu"), Map.entry("park", "gongyuan"), Map.entry("square", "guangchang"), Map.entry("market", "shichang"),
            Map.entry("community", "shequ"),
            Map.entry("garden", "huayuan"), Map.entry("gardens", "huayuan"), Map.entry("hospital", "yiyuan"), Map.entry("school", "xiaoxue"),
            Map.entry("primary", ""), Map.entry("subdistrict", "jiedao"));
    private static final String[] SYLLABLES = Hanlp.syllables();

    private Sounds() {
    }

    /** The name in letters: 柳荫路 and "Liuyin Road" are both liuyinlu. */
    public static String of(String name) {
        var sound = new StringBuilder();
        var word = new StringBuilder();
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : ' ';
            if (c < 0x250 && Character.isLetter(c)) {
                word.append(c);
                continue;
            }
            String latin = word.toString().toLowerCase(Locale.ROOT);
            sound.append(ENDINGS.getOrDefault(latin, latin));
            word.setLength(0);
            if (Han.is(c)) {
                sound.append(SYLLABLES[c]);
            } else if (Han.isDigit(c)) {
                sound.append(c);
            }
        }
        return sound.toString();
    }

    /** What southern speakers and speech recognisers do not tell apart: zh and z, n and l, h and f, -ng and -n. */
    public static String coarse(String sound) {
        var coarse = new StringBuilder();
        for (int i = 0; i < sound.length(); i++) {
            char c = sound.charAt(i);
            char before = i == 0 ? ' ' : sound.charAt(i - 1);
            boolean vowelFollows = i + 1 < sound.length() && isVowel(sound.charAt(i + 1));
            boolean aspirated = c == 'h' && "zcs".indexOf(before) >= 0;
            boolean nasal = c == 'g' && before == 'n' && !vowelFollows;
            if (!aspirated && !nasal) {
                coarse.append(c == 'n' && vowelFollows ? 'l' : c == 'f' ? 'h' : c);
            }
        }
        return coarse.toString();
    }

    private static boolean isVowel(char c) {
        return "aeiouv".indexOf(c) >= 0;
    }
}
