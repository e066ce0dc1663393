package huiying.nlp.hotspots;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads letters from a tab-separated file whose first line names the columns {@code id}, {@code user}, {@code title} and {@code body}. */
public final class Letters {
    private final List<String> columns;

    private Letters(List<String> columns) {
        this.columns = columns;
    }

    /** A file without users, titles or bodies is read too; one without ids and any words is refused with the columns it has. */
    public static List<Letter> read(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = lines.readLine();
            var reader = new Letters(header == null ? List.of() : List.of(header.replace("\uFEFF", "").split("\t", -1)));
            reader.check(file);
            return lines.lines().filter(line -> !line.isBlank()).map(line -> reader.letter(line.split("\t", -1))).toList();
        }
    }

    private void check(Path file) throws IOException {
        if (!columns.contains("id") || !columns.contains("title") && !columns.contains("body") && !columns.contains("text")) {
            throw new IOException(file + " needs the columns id and title, body or text; it has " + String.join(", ", columns));
        }
    }

    private Letter letter(String[] fields) {
        String body = columns.contains("body") ? field("body", fields) : field("text", fields);
        return new Letter(field("id", fields), field("user", fields), field("title", fields), body);
    }

    private String field(String name, String[] fields) {
        int at = columns.indexOf(name);
        return at < 0 || at >= fields.length ? "" : fields[at];
    }
}
