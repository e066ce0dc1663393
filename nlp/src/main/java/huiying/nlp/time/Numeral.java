package huiying.nlp.time;

import org.jspecify.annotations.Nullable;

import huiying.nlp.text.Han;

/** A number at some place of a text, in digits or in Chinese; {@code vague} for "several", "a dozen or so", "two or three". */
record Numeral(double value, int end, boolean vague) {
    private static final int LONGEST = 8;

    static @Nullable Numeral at(String text, int start) {
        if (start >= text.length()) {
            return null;
        }
        return Han.isDigit(text.charAt(start)) ? digits(text, start) : chinese(text, start);
    }

    private static @Nullable Numeral digits(String text, int start) {
        int end = start;
        double value = 0;
        while (end < text.length() && Han.isDigit(text.charAt(end))) {
            value = value * 10 + text.charAt(end++) - '0';
        }
        if (end - start > LONGEST) {
            return null;
        }
        boolean more = end < text.length() && "几多".indexOf(text.charAt(end)) >= 0;
        return new Numeral(value, more ? end + 1 : end, more);
    }

    private static @Nullable Numeral chinese(String text, int start) {
        int end = start;
        int total = 0;
        int unit = -1;
        boolean vague = false;
        for (; end < text.length() && end - start < LONGEST; end++) {
            char c = text.charAt(end);
            int digit = digit(c);
            int ten = "十百千".indexOf(c);
            if (digit >= 0) {
                vague |= unit > 0 && !isPlaces(text, start);
                unit = isPlaces(text, start) && unit >= 0 ? unit * 10 + digit : digit;
            } else if (ten >= 0) {
                total += (unit < 0 ? 1 : unit) * (ten == 0 ? 10 : ten == 1 ? 100 : 1000);
                unit = -1;
            } else if (c == '几' || c == '好' && end == start && text.startsWith("好几", start) || c == '多' && end > start || c == '来' && end > start) {
                vague = true;
                unit = c == '几' ? total > 0 ? 0 : 3 : unit;
            } else {
                break;
            }
        }
        return end == start || total == 0 && unit < 0 ? null : new Numeral(total + Math.max(unit, 0), end, vague);
    }

    /** Digit after digit ("二零二六") rather than "two or three". */
    private static boolean isPlaces(String text, int start) {
        return start + 3 < text.length() && digit(text.charAt(start + 1)) >= 0 && digit(text.charAt(start + 2)) >= 0 && digit(text.charAt(start + 3)) >= 0;
    }

    private static int digit(char c) {
        return switch (c) {
            case '俩' -> 2;
            case '仨' -> 3;
            case '廿' -> 20;
            case '幺', '拐' -> -1;
            default -> Han.isDigit(c) ? -1 : Han.spoken(c);
        };
    }
}
