package huiying.nlp.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import huiying.nlp.classify.Classifier;
import huiying.nlp.classify.Options;
import huiying.nlp.classify.Progress;
import huiying.nlp.classify.Sample;
import huiying.nlp.classify.Trainer;

/** This library. */
final class Engine implements Peers.Peer {
    @Override
    public String name() {
        return "huiying";
    }

    @Override
    public Peers.Trained train(List<Sample> samples) {
        var classifier = Trainer.train(samples, Options.standard(), Progress.SILENT);
        return new Trained(classifier);
    }

    private record Trained(Classifier classifier) implements Peers.Trained {
        @Override
        public String label(Sample sample) {
            return classifier.labels().get(classifier.best(sample.title(), sample.text()));
        }

        @Override
        public long bytes() throws IOException {
            var out = new ByteArrayOutputStream();
            classifier.write(out);
            return out.size();
        }
    }
}
