package huiying.channels.sms;

import java.util.Set;

/** The country, or for +1 and +7 the region of the world, that an international number belongs to. */
public final class CallingCode {
    private static final Set<String> OF_TWO = Set.of("20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94",
            "95",
            "98");

    private CallingCode() {
    }

    /** {@code +86} of {@code +8613800138000}; empty for what is no international number. */
    public static String of(String number) {
        if (number.length() < 5 || number.charAt(0) != '+') {
            return "";
        }
        if (number.charAt(1) == '1' || number.charAt(1) == '7') {
            return number.substring(0, 2);
        }
        return number.substring(0, OF_TWO.contains(number.substring(1, 3)) ? 3 : 4);
    }
}
