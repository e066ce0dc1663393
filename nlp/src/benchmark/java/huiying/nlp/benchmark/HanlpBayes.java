package huiying.nlp.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.hankcs.hanlp.classification.classifiers.NaiveBayesClassifier;

import huiying.nlp.classify.Sample;

/** HanLP's own classifier, naive Bayes over its words. */
final class HanlpBayes implements Peers.Peer {
    @Override
    public String name() {
        return "hanlp-bayes";
    }

    @Override
    public Peers.Trained train(List<Sample> samples) {
        Map<String, String[]> texts = new TreeMap<>();
        samples.stream().collect(Collectors.groupingBy(Sample::label, Collectors.mapping(Peers::plain, Collectors.toList())))
                .forEach((label, own) -> texts.put(label, own.toArray(String[]::new)));
        var classifier = new NaiveBayesClassifier();
        classifier.train(texts);
        return new Trained(classifier);
    }

    private record Trained(NaiveBayesClassifier classifier) implements Peers.Trained {
        @Override
        public String label(Sample sample) {
            return classifier.classify(Peers.plain(sample));
        }

        @Override
        public long bytes() throws IOException {
            var out = new ByteArrayOutputStream();
            try (var stream = new ObjectOutputStream(out)) {
                stream.writeObject(classifier.getModel());
            }
            return out.size();
        }
    }
}
