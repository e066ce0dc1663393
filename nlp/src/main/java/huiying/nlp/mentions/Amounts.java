package huiying.nlp.mentions;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Mention.Amount;
import huiying.nlp.Span;
import huiying.nlp.text.Han;

/** Reads the number of an amount: 3.5万元, 一千七八, ¥4,600, 八十来平, 12k. What was said is kept; an estimate is not made exact. */
final class Amounts {
    private static final List<String> MONEY = List.of("元", "块", "毛", "¥", "￥", "yuan", "rmb", "人民币");
    private static final String TENS = "十百千";

    private Amounts() {
    }

    static Amount read(Span span, String text) {
        String said = text.strip();
        int start = first(said);
        if (start < 0) {
            return new Amount(span, text, null, "");
        }
        int end = end(said, start);
        BigDecimal value = value(said.substring(start, end));
        boolean money = MONEY.stream().anyMatch(said.toLowerCase(java.util.Locale.ROOT)::contains);
        return new Amount(span, text, value, money ? "元" : unit(said.substring(end)));
    }

    private static int first(String said) {
        for (int i = 0; i < said.length(); i++) {
            if (Han.isDigit(said.charAt(i)) || Han.spoken(said.charAt(i)) >= 0 || TENS.indexOf(said.charAt(i)) >= 0 || said.charAt(i) == '半') {
                return i;
            }
        }
        return -1;
    }

    private static int end(String said, int start) {
        int end = start;
        while (end < said.length()
                && (Han.isDigit(said.charAt(end)) || ".,".indexOf(said.charAt(end)) >= 0 && end + 1 < said.length() && Han.isDigit(said.charAt(end + 1))
                        || Han.spoken(said.charAt(end)) >= 0 || "十百千万亿半k".indexOf(said.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static String unit(String rest) {
        int at = 0;
        while (at < rest.length() && "多来几余个".indexOf(rest.charAt(at)) >= 0 && rest.length() > at + 1) {
            at++;
        }
        return rest.substring(at).strip();
    }

    private static @Nullable BigDecimal value(String number) {
        if (number.equals("半")) {
            return new BigDecimal("0.5");
        }
        char scale = number.charAt(number.length() - 1);
        int power = "万亿k".indexOf(scale);
        String rest = power >= 0 ? number.substring(0, number.length() - 1) : number;
        BigDecimal plain = Han.isDigit(number.charAt(0)) ? digits(rest) : chinese(rest);
        return plain == null || power < 0 ? plain : plain.movePointRight(power == 0 ? 4 : power == 1 ? 8 : 3).stripTrailingZeros();
    }

    private static @Nullable BigDecimal digits(String number) {
        String plain = number.replace(",", "");
        boolean readable = plain.length() < 16 && plain.chars().allMatch(c -> Han.isDigit((char) c) || c == '.') && plain.indexOf('.') == plain.lastIndexOf('.')
                && !plain.isEmpty();
        return readable ? new BigDecimal(plain) : null;
    }

    /** 一万二 is 12,000 and 三百五 is 350: the last digit takes the place below the last unit. */
    private static @Nullable BigDecimal chinese(String number) {
        long total = 0;
        long section = 0;
        long digit = -1;
        long unit = 10;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            int ten = TENS.indexOf(c);
            if (c == '万') {
                total = (section + Math.max(digit, 0)) * 10_000;
                section = 0;
                unit = 10_000;
                digit = -1;
            } else if (ten >= 0) {
                unit = ten == 0 ? 10 : ten == 1 ? 100 : 1_000;
                section += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
            } else if (Han.spoken(c) >= 0 && digit <= 0) {
                digit = Han.spoken(c);
                unit = c == '零' || c == '〇' ? 10 : unit;
            } else {
                return null;
            }
        }
        long last = digit < 0 ? 0 : total + section == 0 ? digit : digit * unit / 10;
        return BigDecimal.valueOf(total + section + last);
    }
}
