package huiying.nlp.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import huiying.nlp.classify.Sample;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/** OpenNLP's document categorizer on character n-grams, with one of its three trainers. */
final class OpenNlp implements Peers.Peer {
    private final String trainer;

    OpenNlp(String trainer) {
        this.trainer = trainer;
    }

    @Override
    public String name() {
        return "opennlp-" + trainer;
    }

    @Override
    public Peers.Trained train(List<Sample> samples) throws IOException {
        var parameters = TrainingParameters.defaultParams();
        parameters.put("PrintMessages", false);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 5);
        switch (trainer) {
            case "lbfgs" -> parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
            case "bayes" -> parameters.put(TrainingParameters.ALGORITHM_PARAM, NaiveBayesTrainer.NAIVE_BAYES_VALUE);
            default -> parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
        }
        var documents = samples.stream().map(sample -> new DocumentSample(sample.label(), tokens(sample))).toList();
        return new Trained(DocumentCategorizerME.train("zh", ObjectStreamUtils.createObjectStream(documents), parameters, new DoccatFactory()));
    }

    private static String[] tokens(Sample sample) {
        String text = Peers.plain(sample);
        return java.util.stream.IntStream.range(1, 3).boxed()
                .flatMap(n -> java.util.stream.IntStream.rangeClosed(0, text.length() - n).mapToObj(at -> text.substring(at, at + n))).toArray(String[]::new);
    }

    private static final class Trained implements Peers.Trained {
        private final DoccatModel model;
        private final DocumentCategorizerME categorizer;

        Trained(DoccatModel model) {
            this.model = model;
            this.categorizer = new DocumentCategorizerME(model);
        }

        @Override
        public String label(Sample sample) {
            return categorizer.getBestCategory(categorizer.categorize(tokens(sample)));
        }

        @Override
        public long bytes() throws IOException {
            var out = new ByteArrayOutputStream();
            model.serialize(out);
            return out.size();
        }
    }
}
