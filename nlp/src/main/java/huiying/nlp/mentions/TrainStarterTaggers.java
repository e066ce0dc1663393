package huiying.nlp.mentions;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import huiying.nlp.address.AddressParser;
import huiying.nlp.chinese.Hanlp;
import huiying.nlp.sequence.Tagger;
import huiying.nlp.starter.Origin;

/** Run by the build: trains the bundled taggers into the folder of the compiled classes, unless they were made from the same tables and classes before. */
public final class TrainStarterTaggers {
    private static final List<String> TABLES = List.of("address-words.tsv", "mention-samples.tsv", "mention-samples-en.tsv", "mention-words.tsv");
    private static final List<String> PACKAGES = List.of("sequence", "address", "mentions/MentionClues.class", "mentions/MentionSamples.class",
            "mentions/MentionWords.class", "mentions/MentionTagger.class", "text");

    private TrainStarterTaggers() {
    }

    /** @param arguments the folder of the compiled classes */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).resolve("huiying/nlp");
        Path stamp = folder.resolve("taggers.sha256");
        String origin = Origin.of(folder, TABLES, PACKAGES);
        if (Files.exists(stamp) && Files.readString(stamp).equals(origin)) {
            return;
        }
        write(folder.resolve(AddressParser.MODEL), AddressParser.trainBundled());
        write(folder.resolve(MentionTagger.MODEL), MentionTagger.train(new Hanlp(List.of())));
        Files.writeString(stamp, origin);
    }

    private static void write(Path file, Tagger tagger) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
            tagger.write(out);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
