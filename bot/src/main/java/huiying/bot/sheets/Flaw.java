package huiying.bot.sheets;

import java.util.List;

/**
 * Something wrong with one cell. The words are found by the code in the reader's language.
 *
 * @param row       as numbered in the file; 0 for the file as a whole
 * @param column    name of the column; empty for the whole row
 * @param code      what is wrong: {@code unknown-unit}
 * @param arguments what the words name, in order
 */
public record Flaw(int row, String column, String code, List<String> arguments) {
    public static Flaw of(int row, String column, String code, String... arguments) {
        return new Flaw(row, column, code, List.of(arguments));
    }
}
