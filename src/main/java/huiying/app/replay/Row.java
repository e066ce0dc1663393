package huiying.app.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One message of a file: its id there and its words. */
public record Row(String id, String text) {

    /** Reads {@code id⇥text} lines; a first line that says {@code id} is a heading, further columns are not words. */
    static List<Row> read(Path file, int most) throws IOException {
        var rows = new ArrayList<Row>();
        try (var lines = Files.lines(file)) {
            for (var line : (Iterable<String>) lines::iterator) {
                if (rows.size() == most) {
                    return rows;
                }
                parse(line, rows.isEmpty()).ifPresent(rows::add);
            }
        }
        return rows;
    }

    private static Optional<Row> parse(String line, boolean first) {
        var columns = line.split("\t", -1);
        boolean usable = columns.length >= 2 && !columns[1].isBlank() && !(first && columns[0].equals("id"));
        return usable ? Optional.of(new Row(columns[0], columns[1])) : Optional.empty();
    }
}
