package huiying.bot.search;

/** Telephone numbers as they are stored: with the country in front. */
final class Phones {
    private static final int MOBILE = 11;

    private Phones() {
    }

    /** Empty when it is none. */
    static String normal(String typed) {
        var digits = new StringBuilder();
        typed.codePoints().filter(Character::isDigit).map(Character::getNumericValue).forEach(digits::append);
        boolean abroad = typed.strip().startsWith("+") || typed.strip().startsWith("＋") || digits.length() > MOBILE;
        if (digits.length() < 7 || digits.length() > 15) {
            return "";
        }
        return (abroad ? "+" : "+86") + digits;
    }
}
