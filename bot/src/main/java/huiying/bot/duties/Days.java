package huiying.bot.duties;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates as people and spreadsheets write them: 2026-11-23, 2026/11/23, 2026年11月23日, or a spreadsheet's number of days. */
final class Days {
    private static final LocalDate SPREADSHEET = LocalDate.of(1899, 12, 30);

    private Days() {
    }

    static LocalDate parse(String text) {
        if (text.length() == 5 && text.chars().allMatch(Character::isDigit)) {
            return SPREADSHEET.plusDays(Integer.parseInt(text));
        }
        var parts = text.replace('年', '-').replace('月', '-').replace("日", "").replace('/', '-').replace('.', '-').split("-");
        try {
            if (parts.length == 3) {
                return LocalDate.of(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()), Integer.parseInt(parts[2].strip()));
            }
        } catch (NumberFormatException words) {
            throw new DateTimeException(text, words);
        }
        throw new DateTimeException(text);
    }
}
