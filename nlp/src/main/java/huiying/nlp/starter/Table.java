package huiying.nlp.starter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import huiying.nlp.Understander;

/** Reads the tab-separated tables that ship with this library. Lines that begin with {@code #} and the heading line are skipped. */
public final class Table {
    private Table() {
    }

    public static List<String[]> read(String name) {
        return lines(name).stream().map(line -> line.split("\t", -1)).toList();
    }

    static List<String> lines(String name) {
        var stream = Objects.requireNonNull(Understander.class.getResourceAsStream(name), () -> "the resource " + name + " is missing from the library");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
