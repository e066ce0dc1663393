package huiying.nlp.address;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import huiying.nlp.sequence.Sequence;

/** Reads labelled addresses: one token and its label ({@code 路 I-road}) a line, an empty line between addresses. */
public final class AddressFile {
    private AddressFile() {
    }

    public static List<Sequence> read(Path file) throws IOException {
        var addresses = new ArrayList<Sequence>();
        var tokens = new ArrayList<String>();
        var labels = new ArrayList<String>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    finish(tokens, labels, addresses);
                } else {
                    int blank = line.lastIndexOf(' ');
                    tokens.add(line.substring(0, blank));
                    labels.add(line.substring(blank + 1));
                }
            }
        }
        finish(tokens, labels, addresses);
        return addresses;
    }

    private static void finish(List<String> tokens, List<String> labels, List<Sequence> addresses) {
        if (!tokens.isEmpty()) {
            addresses.add(new Sequence(tokens, labels));
            tokens.clear();
            labels.clear();
        }
    }
}
