package huiying.nlp.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The plain bag of character n-grams the other tools are given: 1 to 4 for titles, 2 to 4 for whole texts, those in at least ten texts. */
final class CharacterGrams {
    private static final int RAREST = 10;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Double> idf = new ArrayList<>();

    CharacterGrams(List<String> texts) {
        var frequencies = new TreeMap<String, Integer>();
        texts.forEach(text -> counts(text).keySet().forEach(gram -> frequencies.merge(gram, 1, Integer::sum)));
        frequencies.forEach((gram, frequency) -> {
            if (frequency >= RAREST) {
                numbers.put(gram, numbers.size());
                idf.add(Math.log((1.0 + texts.size()) / (1.0 + frequency)) + 1);
            }
        });
    }

    static Map<String, Integer> counts(String text) {
        var counts = new HashMap<String, Integer>();
        for (int length = 1; length <= 4; length++) {
            for (int at = 0; at + length <= text.length(); at++) {
                counts.merge(text.substring(at, at + length), 1, Integer::sum);
            }
        }
        return counts;
    }

    int size() {
        return numbers.size();
    }

    /** TF-IDF of length one, by number. */
    TreeMap<Integer, Double> vector(String text) {
        var vector = new TreeMap<Integer, Double>();
        counts(text).forEach((gram, count) -> {
            Integer number = numbers.get(gram);
            if (number != null) {
                vector.put(number, (1 + Math.log(count)) * idf.get(number));
            }
        });
        double length = Math.sqrt(vector.values().stream().mapToDouble(x -> x * x).sum());
        vector.replaceAll((number, x) -> x / length);
        return vector;
    }
}
