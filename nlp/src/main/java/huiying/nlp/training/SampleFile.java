package huiying.nlp.training;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import huiying.nlp.classify.Sample;

/** Reads labelled texts from a table with column names (tab- or comma-separated) or from lines of JSON. */
public final class SampleFile {
    private static final String FOLD = "fold";

    private SampleFile() {
    }

    /** How a file is written. */
    public enum Format {
        TSV, CSV, JSONL;

        /** By the end of the file's name; tab-separated when it says nothing. */
        public static Format of(Path file) {
            String name = String.valueOf(file.getFileName());
            return name.endsWith(".csv") ? CSV : name.endsWith(".jsonl") || name.endsWith(".ndjson") ? JSONL : TSV;
        }
    }

    /** Which columns hold what; a title column that is not there means texts without titles. */
    public record Columns(String label, String title, String text) {
        /** {@code label}, {@code title} and {@code body}, or {@code text} where there is no body. */
        public static final Columns USUAL = new Columns("label", "title", "body");
    }

    /**
     * Rows become samples; a column named {@code fold} becomes their folds, otherwise they are dealt out evenly over {@code folds} by their text.
     *
     * @throws IOException when the file cannot be read; the message says in one sentence why
     */
    public static Labelled read(Path file, Format format, Columns columns, int folds) throws IOException {
        var rows = rows(file, format);
        if (rows.isEmpty()) {
            throw new IOException(file + " holds no rows.");
        }
        var chosen = chosen(rows.getFirst(), columns, file);
        var samples = new ArrayList<Sample>();
        var numbers = new ArrayList<Integer>();
        for (Map<String, String> row : rows) {
            String label = row.get(chosen.label());
            String text = row.get(chosen.text());
            if (label != null && text != null && !label.isEmpty()) {
                var sample = new Sample(label, row.getOrDefault(chosen.title(), ""), text);
                samples.add(sample);
                numbers.add(fold(row.get(FOLD), sample, folds));
            }
        }
        if (samples.isEmpty()) {
            throw new IOException(file + " holds no row with a label.");
        }
        return new Labelled(samples, numbers);
    }

    private static List<Map<String, String>> rows(Path file, Format format) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IOException(file + " cannot be read.");
        }
        try {
            String content = Files.readString(file, StandardCharsets.UTF_8);
            return format == Format.JSONL ? JsonLines.rows(content) : Delimited.rows(content, format == Format.CSV ? ',' : '\t');
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not written in UTF-8.", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Columns chosen(Map<String, String> first, Columns wanted, Path file) throws IOException {
        String text = first.containsKey(wanted.text()) ? wanted.text() : wanted.equals(Columns.USUAL) ? "text" : wanted.text();
        for (String name : List.of(wanted.label(), text)) {
            if (!first.containsKey(name)) {
                throw new IOException(file + " has no column '" + name + "'; its columns are " + String.join(", ", first.keySet()) + ".");
            }
        }
        return new Columns(wanted.label(), wanted.title(), text);
    }

    private static int fold(@org.jspecify.annotations.Nullable String number, Sample sample, int folds) {
        try {
            return number == null ? 1 + Math.floorMod(sample.text().hashCode() * 31 + 17, folds) : Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the fold '" + number + "' is not a number", e);
        }
    }
}
