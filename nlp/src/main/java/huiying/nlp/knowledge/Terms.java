package huiying.nlp.knowledge;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import huiying.nlp.text.Han;
import huiying.nlp.text.Normaliser;

/** What questions are compared by: Chinese characters and pairs of them, English words without their endings and pairs of those. Small words say nothing. */
final class Terms {
    private static final Set<String> SMALL = Set.of(
            ("a an the i my me mine we our us you your it its is are am was be been do does did can could may might must should would will shall how what when "
                    + "where which who whom why there here this that these those to of in on at for from by with about into and or if not no any some get got have has had want need "
                    + "please help hello hi thanks thank tell know like just so very now then than them they he she his her im ive id").split(" "));
    private static final String SMALL_HAN = "的了吗呢啊吧么我你您他们是有在和与及请问想要去到就都也还这那个会能可以怎样什哪里一下好谢";

    private Terms() {
    }

    static Set<String> of(String text) {
        var terms = new HashSet<String>();
        String normal = Normaliser.standard().normalise(text).text().toLowerCase(Locale.ROOT);
        String before = "";
        for (int i = 0; i < normal.length();) {
            int end = endOfWord(normal, i);
            char c = normal.charAt(i);
            if (end > i) {
                before = add(stem(normal.substring(i, end)), before, terms);
            } else if (Han.is(c)) {
                if (SMALL_HAN.indexOf(c) < 0) {
                    terms.add(String.valueOf(c));
                }
                if (i > 0 && Han.is(normal.charAt(i - 1)) && SMALL_HAN.indexOf(c) < 0 && SMALL_HAN.indexOf(normal.charAt(i - 1)) < 0) {
                    terms.add(normal.substring(i - 1, i + 1));
                }
                before = "";
            }
            i = Math.max(end, i + 1);
        }
        return terms;
    }

    private static String add(String word, String before, Set<String> terms) {
        if (SMALL.contains(word) || word.isEmpty()) {
            return before;
        }
        terms.add(word);
        if (!before.isEmpty()) {
            terms.add(before + " " + word);
        }
        return word;
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && Han.isLatin(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Without the commonest endings: registered, registering, registers become register. */
    private static String stem(String word) {
        for (var ending : new String[]{"ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "e"}) {
            if (word.length() > ending.length() + 2 && word.endsWith(ending) && !word.endsWith("ss")) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
