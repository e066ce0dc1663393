package huiying.bot.sheets;

import java.util.List;
import java.util.Map;

/** A table: named columns, and rows with the number people see beside them. */
public record Table(List<String> columns, List<Row> rows) {

    /** A row; cells that are empty are not in it. */
    public record Row(int number, Map<String, String> cells) {
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }
}
