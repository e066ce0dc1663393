package huiying.nlp.mentions;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.text.Han;

/** Reads long numbers however they are grouped or spoken: telephone, case number, identity card, bank card. */
final class Numbers {
    private static final String SEPARATORS = " -.·()—–";

    private Numbers() {
    }

    /** What a number is. */
    enum Kind {
        ID_CARD, BANK_CARD, PHONE, SERVICE_PHONE, CASE_NUMBER
    }

    /** A number found: where, what, and its digits alone. */
    record Found(int start, int end, Kind kind, String digits) {
    }

    static List<Found> in(String text) {
        var found = new ArrayList<Found>();
        for (int at = 0; at < text.length();) {
            Run run = Run.at(text, at);
            if (run == null) {
                at++;
                continue;
            }
            Found number = run.read(text);
            if (number != null) {
                found.add(number);
            }
            at = number != null ? number.end : run.endOfFirstGroup();
        }
        return found;
    }

    /** Digits in groups that stand close together; {@code ends[i]} is the end in the text of digit i, {@code last[i]} tells whether it ends a group. */
    private record Run(int start, String digits, int[] ends, boolean[] last) {

        static @Nullable Run at(String text, int start) {
            if (!begins(text, start)) {
                return null;
            }
            var digits = new StringBuilder();
            int[] ends = new int[24];
            boolean[] last = new boolean[24];
            boolean spoken = Han.spoken(text.charAt(start)) >= 0 && !Han.isDigit(text.charAt(start));
            int at = start;
            while (at < text.length() && digits.length() < 24) {
                int digit = digit(text.charAt(at), spoken, digits.length());
                if (digit >= 0) {
                    ends[digits.length()] = at + 1;
                    digits.append(digit == 10 ? "X" : Integer.toString(digit));
                    at++;
                } else if (SEPARATORS.indexOf(text.charAt(at)) >= 0 && at + 1 < text.length() && digit(text.charAt(at + 1), spoken, 0) >= 0) {
                    last[digits.length() - 1] = true;
                    at++;
                } else {
                    break;
                }
            }
            last[digits.length() - 1] = at >= text.length() || digit(text.charAt(at), spoken, 0) < 0;
            return new Run(start, digits.toString(), ends, last);
        }

        private static boolean begins(String text, int at) {
            char c = text.charAt(at);
            if (Han.isDigit(c)) {
                return at == 0 || !Han.isDigit(text.charAt(at - 1));
            }
            return Han.spoken(c) >= 0 && (at == 0 || Han.spoken(text.charAt(at - 1)) < 0);
        }

        private static int digit(char c, boolean spoken, int already) {
            if (Han.isDigit(c)) {
                return c - '0';
            }
            if ((c == 'x' || c == 'X') && already == 17) {
                return 10;
            }
            return spoken ? Han.spoken(c) : -1;
        }

        int endOfFirstGroup() {
            int i = 0;
            while (i < digits.length() - 1 && !last[i]) {
                i++;
            }
            return ends[i];
        }

        @Nullable
        Found read(String text) {
            for (int length = Math.min(digits.length(), 19); length >= 7; length--) {
                Kind kind = last[length - 1] ? kind(digits.substring(0, length), text) : null;
                if (kind != null) {
                    return found(kind, length, text);
                }
            }
            return null;
        }

        private Found found(Kind kind, int length, String text) {
            int from = start;
            if (kind == Kind.PHONE && from > 0 && text.charAt(from - 1) == '+') {
                from--;
            }
            String value = digits.substring(0, length);
            if (kind == Kind.CASE_NUMBER && length > 13) {
                value = value.substring(2);
            } else if (kind == Kind.PHONE && length == 13) {
                value = "+" + value;
            }
            return new Found(from, ends[length - 1], kind, value);
        }

        private @Nullable Kind kind(String number, String text) {
            int length = number.length();
            if (length == 18 && Checksums.identityCard(number) || length == 18 && said(text, "身份证", "证件号", "ID ")) {
                return Kind.ID_CARD;
            }
            if (number.indexOf('X') >= 0) {
                return null;
            }
            if (mobile(number) || length == 13 && number.startsWith("86") && mobile(number.substring(2))) {
                return Kind.PHONE;
            }
            if (landline(number)) {
                return Kind.PHONE;
            }
            if (length == 10 && (number.startsWith("400") || number.startsWith("800"))) {
                return Kind.SERVICE_PHONE;
            }
            if (caseNumber(number)) {
                return Kind.CASE_NUMBER;
            }
            return bankCard(number, text) ? Kind.BANK_CARD : null;
        }

        private static boolean mobile(String number) {
            return number.length() == 11 && number.charAt(0) == '1' && number.charAt(1) >= '3';
        }

        /** Area code and subscriber, written apart or with a zero in front. */
        private boolean landline(String number) {
            if (number.charAt(0) != '0' || number.charAt(1) == '0' || number.length() < 10 || number.length() > 12) {
                return false;
            }
            return last[2] || last[3] || number.length() >= 11;
        }

        private static boolean caseNumber(String number) {
            boolean wholeYear = number.length() >= 14 && number.length() <= 15 && number.startsWith("20");
            String rest = wholeYear ? number.substring(2) : number;
            return (rest.length() == 12 || rest.length() == 13) && rest.charAt(0) >= '2' && Checksums.monthAndDay(rest.substring(2, 6));
        }

        private boolean bankCard(String number, String text) {
            return number.length() >= 16 && number.charAt(0) != '0' && Checksums.luhn(number)
                    || number.length() >= 16 && said(text, "卡号", "银行卡", "账号");
        }

        private boolean said(String text, String... words) {
            String before = text.substring(Math.max(0, start - 12), start);
            for (String word : words) {
                if (before.contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }
}
