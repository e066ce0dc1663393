package huiying.nlp.similar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Why two texts are alike, for people to see: the words that stand in both, neighbouring pairs joined as far as both texts have them. */
final class SharedWords {
    private static final int SHOWN = 6;

    private final String text;
    private final String other;
    private final List<String> runs = new ArrayList<>();
    private final List<Double> worths = new ArrayList<>();

    private SharedWords(String text, String other) {
        this.text = text;
        this.other = other;
    }

    /** The most telling first, at most {@value #SHOWN}. */
    static List<String> of(String text, String other, IntToDoubleFunction worth) {
        int[] others = Features.of(other);
        var words = new SharedWords(text, other);
        Features.visit(text, (word, feature) -> {
            if (Arrays.binarySearch(others, feature) >= 0) {
                words.join(word, worth.applyAsDouble(feature));
            }
        });
        return IntStream.range(0, words.runs.size()).boxed().sorted(Comparator.comparingDouble(i -> -words.worths.get(i))).map(words.runs::get).distinct()
                .limit(SHOWN).toList();
    }

    /** 路灯 and 灯不 and 不亮 are shown as 路灯不亮, when the other text says so too. */
    private void join(String word, double worth) {
        int last = runs.size() - 1;
        String joined = last >= 0 && word.length() == 2 && runs.get(last).endsWith(word.substring(0, 1)) ? runs.get(last) + word.charAt(1) : "";
        if (!joined.isEmpty() && text.contains(joined) && other.contains(joined)) {
            runs.set(last, joined);
            worths.set(last, worths.get(last) + worth);
        } else {
            runs.add(word);
            worths.add(worth);
        }
    }
}
