package huiying.nlp.text;

/** Questions about single characters. */
public final class Han {
    private Han() {
    }

    /** A Chinese character. */
    public static boolean is(char c) {
        return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == '〇';
    }

    /** A letter or digit of the Latin script. */
    public static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The value of a Chinese or ASCII digit as people spell numbers aloud, or -1. */
    public static int spoken(char c) {
        return switch (c) {
            case '零', '〇' -> 0;
            case '一', '幺', '壹' -> 1;
            case '二', '两', '贰' -> 2;
            case '三', '叁' -> 3;
            case '四', '肆' -> 4;
            case '五', '伍' -> 5;
            case '六', '陆' -> 6;
            case '七', '柒', '拐' -> 7;
            case '八', '捌' -> 8;
            case '九', '玖' -> 9;
            default -> isDigit(c) ? c - '0' : -1;
        };
    }

    /** Ends a clause. */
    public static boolean endsClause(char c) {
        return ",，。.!！?？;；\n…~".indexOf(c) >= 0;
    }
}
