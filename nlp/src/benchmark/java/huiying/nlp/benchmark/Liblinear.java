package huiying.nlp.benchmark;

import java.util.List;
import java.util.Map;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import huiying.nlp.classify.Sample;

/** LIBLINEAR's support vector machine on TF-IDF of character n-grams, without calibration. */
final class Liblinear implements Peers.Peer {
    @Override
    public String name() {
        return "liblinear";
    }

    @Override
    public Peers.Trained train(List<Sample> samples) {
        var labels = samples.stream().map(Sample::label).distinct().sorted().toList();
        var grams = new CharacterGrams(samples.stream().map(Peers::plain).toList());
        var problem = new Problem();
        problem.l = samples.size();
        problem.n = grams.size();
        problem.x = samples.stream().map(sample -> features(grams, sample)).toArray(Feature[][]::new);
        problem.y = samples.stream().mapToDouble(sample -> labels.indexOf(sample.label())).toArray();
        Linear.disableDebugOutput();
        return new Trained(Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, .5, .1)), grams, labels);
    }

    private static Feature[] features(CharacterGrams grams, Sample sample) {
        Map<Integer, Double> vector = grams.vector(Peers.plain(sample));
        return vector.entrySet().stream().map(e -> new FeatureNode(e.getKey() + 1, e.getValue())).toArray(Feature[]::new);
    }

    private record Trained(Model model, CharacterGrams grams, List<String> labels) implements Peers.Trained {
        @Override
        public String label(Sample sample) {
            return labels.get((int) Linear.predict(model, features(grams, sample)));
        }

        /** Its weights as four-byte numbers, without the n-grams themselves. */
        @Override
        public long bytes() {
            return 4L * model.getFeatureWeights().length;
        }
    }
}
