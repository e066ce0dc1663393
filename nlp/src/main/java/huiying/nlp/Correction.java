package huiying.nlp;

/**
 * What a turn takes back and what it puts instead, in the resident's own words; either may be empty ("不对，是3号楼" names no loser).
 */
public record Correction(String retracted, String replacement) {
    public static final Correction NONE = new Correction("", "");

    /** True when the turn corrects nothing. */
    public boolean isNone() {
        return retracted.isEmpty() && replacement.isEmpty();
    }
}
