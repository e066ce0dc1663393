package huiying.channels.smpp;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** Telephone numbers as a message centre writes them, and as we do: plus sign, country code, digits. */
final class Numbers {
    private static final int LONGEST_SHORT_CODE = 8;
    private static final int INTERNATIONAL = 1;

    private Numbers() {
    }

    /** {@code type} is the centre's type of number (SMPP 3.4, section 5.2.5); many give national numbers without saying so. */
    static String international(String number, int type, String country) {
        var digits = digits(number);
        if (number.startsWith("+") || type == INTERNATIONAL || digits.startsWith(country) && digits.length() > 11) {
            return "+" + digits;
        }
        if (digits.startsWith("00")) {
            return "+" + digits.substring(2);
        }
        return digits.length() <= LONGEST_SHORT_CODE ? digits : "+" + country + (digits.startsWith("0") ? digits.substring(1) : digits);
    }

    static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    static TypeOfNumber typeOfOurs(String from) {
        if (!from.chars().allMatch(c -> c == '+' || c >= '0' && c <= '9')) {
            return TypeOfNumber.ALPHANUMERIC;
        }
        return from.startsWith("+") || from.length() > LONGEST_SHORT_CODE ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.NETWORK_SPECIFIC;
    }

    static NumberingPlanIndicator planOfOurs(String from) {
        return typeOfOurs(from) == TypeOfNumber.INTERNATIONAL ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN;
    }
}
