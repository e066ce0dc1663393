package huiying.bot.sheets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms a table may have. */
public enum Format {
    CSV("text/csv;charset=UTF-8"), JSON("application/json"), XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), TSV(
            "text/tab-separated-values;charset=UTF-8"), JSONL("application/x-ndjson");

    private final String type;

    Format(String type) {
        this.type = type;
    }

    public String mediaType() {
        return type;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the end of a file's name. */
    public static Optional<Format> of(String fileName) {
        var lower = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> lower.endsWith("." + format.extension())).findFirst();
    }
}
