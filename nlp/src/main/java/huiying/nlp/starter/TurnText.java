package huiying.nlp.starter;

/** The form in which the intent model reads a turn: where it begins and ends, and how long it is, say as much as its words. */
public final class TurnText {
    private static final int STEP = 4;
    private static final int LONGEST = 9;

    private TurnText() {
    }

    /** {@code seen} is as {@link ModelText} has it. */
    public static String of(String seen) {
        return '‹' + seen + '›' + (char) ('⓵' + Math.min(LONGEST, seen.length() / STEP));
    }
}
