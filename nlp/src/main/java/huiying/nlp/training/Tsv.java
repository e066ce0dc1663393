package huiying.nlp.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import huiying.nlp.classify.Sample;

/** Reads labelled texts from tab-separated files with a line of column names. */
public final class Tsv {
    private static final String FOLD = "fold";
    private final List<String> header;
    private final Columns columns;

    /** Which columns hold what; a title column that is not there means texts without titles. */
    public record Columns(String label, String title, String text) {
        /** {@code label}, {@code title} and {@code body}, or {@code text} where there is no body. */
        public static final Columns USUAL = new Columns("label", "title", "body");
    }

    private Tsv(List<String> header, Columns columns) {
        this.header = header;
        this.columns = columns;
    }

    /** Rows become samples; a column named {@code fold} becomes their folds, otherwise they are dealt out evenly over {@code folds} by their text. */
    public static Labelled read(Path file, Columns columns, int folds) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty()) {
            throw new IOException("the file has no line of column names");
        }
        return new Tsv(List.of(lines.getFirst().split("\t", -1)), columns).rows(lines, folds);
    }

    private Labelled rows(List<String> lines, int folds) throws IOException {
        int label = column(columns.label());
        int title = header.indexOf(columns.title());
        int text = header.contains(columns.text()) ? header.indexOf(columns.text()) : column("text");
        int fold = header.indexOf(FOLD);
        var samples = new ArrayList<Sample>();
        var numbers = new ArrayList<Integer>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            if (fields.length > Math.max(label, text)) {
                var sample = new Sample(fields[label], title < 0 ? "" : unquoted(fields[title]), unquoted(fields[text]));
                samples.add(sample);
                numbers.add(fold >= 0 ? Integer.parseInt(fields[fold]) : 1 + Math.floorMod(sample.text().hashCode() * 31 + 17, folds));
            }
        }
        return new Labelled(samples, numbers);
    }

    private int column(String name) throws IOException {
        int at = header.indexOf(name);
        if (at < 0) {
            throw new IOException("the file has no column '" + name + "'; its columns are " + String.join(", ", header));
        }
        return at;
    }

    private static String unquoted(String field) {
        boolean quoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
        return quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }
}
