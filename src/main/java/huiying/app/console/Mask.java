package huiying.app.console;

import com.google.re2j.Pattern;

import huiying.nlp.Masking;

/** Hides what would tell who somebody is, in words and in contacts; lengths stay, so that marks on the words stay in place. */
public final class Mask {

    private static final Masking MASKING = new Masking();
    private static final Pattern QUERY_CODE = Pattern.compile("(查询码|\\bcode )[0-9]{6}");
    private static final int HEAD = 3;
    private static final int TAIL = 4;

    private Mask() {
    }

    /** The words with phone numbers, names and other identifiers hidden. */
    public static String words(String text) {
        return MASKING.mask(text);
    }

    /** What we told a resident, without the code that opens the case to them: it is theirs alone. */
    public static String told(String text) {
        return QUERY_CODE.matcher(text).replaceAll("$1******");
    }

    /** A phone number as 139****2208, anything else by its last four characters. */
    public static String contact(String value) {
        var digits = value.startsWith("+86") ? value.substring(3) : value;
        if (digits.length() <= HEAD + TAIL) {
            return "****";
        }
        boolean phone = digits.chars().allMatch(c -> Character.isDigit(c) || c == '+');
        return (phone ? digits.substring(0, HEAD) : "") + "****" + digits.substring(digits.length() - TAIL);
    }
}
