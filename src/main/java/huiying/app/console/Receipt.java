package huiying.app.console;

import java.util.List;

/** How a due time came about, line by line. */
public record Receipt(List<Line> lines, String due) {
    /** {@code key} names its label. */
    public record Line(String key, String value) {
    }
}
