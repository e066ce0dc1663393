package huiying.app.console;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a day, a week or a month brought, as tables: drawn alike on the page, on paper and in a workbook. */
record Bulletin(Head head, List<Part> parts) {

    /** What it is about, and as of when. */
    record Head(String title, String period, String asOf) {
    }

    /** One table. {@code note} says how to read it. */
    record Part(String name, String note, List<String> columns, List<Line> lines) {
        public boolean empty() {
            return lines.isEmpty();
        }
    }

    /** A row: what it is about, its figures, and where its cases are. */
    record Line(String name, List<Figure> figures, @Nullable String href) {
    }

    /** A figure as it is written; {@code number} is null for what cannot be reckoned with. */
    record Figure(String text, @Nullable Double number) {
        static Figure of(long number, Words words) {
            return new Figure(words.count(number), (double) number);
        }

        static Figure of(String text) {
            return new Figure(text, null);
        }
    }
}
