package huiying.bot.sheets;

/** Knows what a spreadsheet might take for a formula. */
public final class Formulas {
    private static final String STARTS = "=+-@\t\r\n＝＋－＠";

    private Formulas() {
    }

    static boolean startsLikeOne(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    }

    /** The same text, as nothing but text. */
    public static String harmless(String text) {
        return startsLikeOne(text) ? "'" + text : text;
    }
}
