package huiying.bot.cases;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

import huiying.nlp.Language;

/** What a resident quotes: the day and six random digits (seven on a crowded day). It discloses nothing by itself. */
public record CaseNumber(String digits) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final String SPOKEN_ZH = "零一二三四五六七八九";

    public CaseNumber {
        if ((digits.length() != 12 && digits.length() != 13) || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("a case number has 12 or 13 digits");
        }
    }

    static CaseNumber random(LocalDate day, boolean crowded, RandomGenerator random) {
        var tail = crowded ? "%07d".formatted(random.nextInt(10_000_000)) : "%06d".formatted(random.nextInt(1_000_000));
        return new CaseNumber(DAY.format(day) + tail);
    }

    /** Reads what people type: full-width digits, spaces and dashes between groups, letters in front. */
    public static Optional<CaseNumber> parse(String typed) {
        var digits = new StringBuilder();
        typed.codePoints().filter(Character::isDigit).map(Character::getNumericValue).forEach(digits::append);
        boolean clean = typed.codePoints().allMatch(c -> Character.isDigit(c) || Character.isWhitespace(c) || Character.isLetter(c) || isMark(c));
        return clean && (digits.length() == 12 || digits.length() == 13) ? Optional.of(new CaseNumber(digits.toString())) : Optional.empty();
    }

    /** In groups of four, the way it is printed. */
    public String grouped() {
        return digits.substring(0, 4) + " " + digits.substring(4, 8) + " " + digits.substring(8);
    }

    /** Digit by digit, with a pause after each group. */
    public String spoken(Language language) {
        var words = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            words.append(i == 0 ? "" : i == 4 || i == 8 ? (language == Language.ZH ? "，" : ", ") : (language == Language.ZH ? "" : " "));
            words.append(language == Language.ZH ? SPOKEN_ZH.charAt(digits.charAt(i) - '0') : digits.charAt(i));
        }
        return words.toString();
    }

    @Override
    public String toString() {
        return digits;
    }

    private static boolean isMark(int c) {
        return "-－—_.．·,，#＃:：()（）".indexOf(c) >= 0;
    }
}
