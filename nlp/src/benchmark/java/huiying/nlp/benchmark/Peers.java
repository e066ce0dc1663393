package huiying.nlp.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import huiying.nlp.classify.Sample;
import huiying.nlp.training.Labelled;
import huiying.nlp.training.SampleFile;

/**
 * This engine and others on the same texts, one after the other in one process: {@code Peers train.tsv titles|bodies fold,fold peer,peer}. Accuracy is pooled over the
 * folds named; seconds, texts and bytes are means.
 */
final class Peers {
    private static final int MOST_BODY = 500;

    private Peers() {
    }

    /** A classifier from somewhere, behind the one thing all of them can do. */
    interface Peer {
        String name();

        Trained train(List<Sample> samples) throws IOException;
    }

    /** What came out of a training. */
    interface Trained {
        String label(Sample sample);

        /** Size of the model as it would be stored. */
        long bytes() throws IOException;
    }

    static void main(String[] arguments) throws IOException {
        boolean titles = arguments[1].equals("titles");
        var data = SampleFile.read(Path.of(arguments[0]), SampleFile.Format.TSV, SampleFile.Columns.USUAL, 4);
        var folds = List.of(arguments[2].split(",")).stream().map(Integer::valueOf).toList();
        var wanted = List.of(arguments[3].split(","));
        System.out.println("| classifier | texts | accuracy | training s | texts/s | bytes |\n|---|---|---|---|---|---|");
        for (Peer peer : List.of(new Engine(), new Liblinear(), new OpenNlp("maxent"), new OpenNlp("lbfgs"), new OpenNlp("bayes"), new HanlpBayes())) {
            if (wanted.contains("all") || wanted.contains(peer.name())) {
                System.out.println(judge(peer, data, folds, titles));
            }
        }
    }

    private static String judge(Peer peer, Labelled data, List<Integer> folds, boolean titles) throws IOException {
        int right = 0;
        int texts = 0;
        double seconds = 0;
        double speed = 0;
        long bytes = 0;
        for (int fold : folds) {
            var test = titles ? data.fold(fold, true).stream().map(Peers::titleOnly).toList() : data.fold(fold, true);
            long start = System.nanoTime();
            Trained trained = peer.train(data.fold(fold, false));
            seconds += (System.nanoTime() - start) / 1e9;
            right += (int) test.stream().filter(s -> trained.label(s).equals(s.label())).count();
            texts += test.size();
            speed += speed(trained, test);
            bytes += trained.bytes();
        }
        int n = folds.size();
        return String.format(Locale.ROOT, "| %s | %s | %.4f | %.2f | %.0f | %d |", peer.name(), titles ? "titles" : "title + body", right / (double) texts,
                seconds / n, speed / n, bytes / n);
    }

    private static Sample titleOnly(Sample sample) {
        return new Sample(sample.label(), sample.title().isEmpty() ? sample.text() : sample.title());
    }

    /** The best of five rounds on one thread. */
    private static double speed(Trained trained, List<Sample> test) {
        double best = 0;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            long sum = 0;
            int done = 0;
            while (System.nanoTime() - start < 400_000_000L) {
                for (Sample sample : test) {
                    sum += trained.label(sample).length();
                }
                done += test.size();
            }
            best = Math.max(best, sum < 0 ? 0 : done / ((System.nanoTime() - start) / 1e9));
        }
        return best;
    }

    /** What peers without fields read: the title, or the title and the beginning of the body, as in training. */
    static String plain(Sample sample) {
        String body = sample.text().length() > MOST_BODY ? sample.text().substring(0, MOST_BODY) : sample.text();
        return sample.title().isEmpty() ? body : sample.title() + "。" + body;
    }
}
