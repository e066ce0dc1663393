package huiying.nlp.category;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The probabilities of one level of the tree: each is the sum of those below it. */
record Level(Map<String, Double> probabilities) {

    static Level of(int level, Tree tree, List<String> labels, double[] leaves) {
        var sums = new LinkedHashMap<String, Double>();
        for (int i = 0; i < leaves.length; i++) {
            sums.merge(tree.at(level, labels.get(i)), leaves[i], Double::sum);
        }
        return new Level(sums);
    }

    Map.Entry<String, Double> best() {
        return best(1).getFirst();
    }

    /** The most probable ones; equal ones in the order of their names. */
    List<Map.Entry<String, Double>> best(int count) {
        return probabilities.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(count).toList();
    }
}
