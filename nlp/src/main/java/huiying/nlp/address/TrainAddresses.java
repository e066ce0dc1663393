package huiying.nlp.address;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import huiying.nlp.sequence.Sequence;
import huiying.nlp.sequence.SpanScores;
import huiying.nlp.sequence.Tagger;
import huiying.nlp.sequence.TaggerTrainer;

/** Trains an address parser from labelled addresses and measures it: {@code TrainAddresses train.txt dev.txt out.model}. */
public final class TrainAddresses {
    private TrainAddresses() {
    }

    public static void main(String[] arguments) throws IOException {
        System.out.print(run(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])));
    }

    /** Trains on one file, writes the model, and tells how well it does on the other. */
    public static String run(Path train, Path test, Path out) throws IOException {
        long start = System.nanoTime();
        Tagger tagger = TaggerTrainer.train(AddressFile.read(train), new AddressClues(), TaggerTrainer.Options.USUAL);
        double seconds = (System.nanoTime() - start) / 1e9;
        try (var stream = new BufferedOutputStream(Files.newOutputStream(out))) {
            tagger.write(stream);
        }
        return String.format(Locale.ROOT, "trained in %.1f s, %d bytes%n%s", seconds, Files.size(out), report(scores(tagger, AddressFile.read(test))));
    }

    public static SpanScores scores(Tagger tagger, List<Sequence> addresses) {
        var scores = new SpanScores();
        addresses.forEach(address -> scores.add(address.stretches(), tagger.tag(address.tokens())));
        return scores;
    }

    static String report(SpanScores scores) {
        var lines = new StringBuilder(line("all", scores.all()));
        scores.byLabel().forEach((label, score) -> lines.append(line(label, score)));
        return lines.toString();
    }

    private static String line(String label, SpanScores.Score score) {
        return String.format(Locale.ROOT, "%-12s F1 %.4f  precision %.4f  recall %.4f  of %d%n", label, score.f1(), score.precision(), score.recall(),
                score.wanted());
    }
}
