package huiying.channels.sms;

/**
 * How many parts a text message is billed and shown as.
 *
 * @param gsm7  true when every character is in the GSM-7 alphabet
 * @param units septets, or UTF-16 units for texts beyond GSM-7
 * @param parts how many messages the network sends
 */
public record SmsSegments(boolean gsm7, int units, int parts) {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    public static SmsSegments of(String text) {
        boolean gsm7 = text.chars().allMatch(character -> width(character) > 0);
        return gsm7 ? count(text, true, 160, 153) : count(text, false, 70, 67);
    }

    private static SmsSegments count(String text, boolean gsm7, int single, int perPart) {
        int units = text.codePoints().map(point -> gsm7 ? width(point) : Character.charCount(point)).sum();
        return new SmsSegments(gsm7, units, units <= single ? 1 : parts(text, gsm7, perPart));
    }

    /** A character of two units never crosses from one part into the next. */
    private static int parts(String text, boolean gsm7, int perPart) {
        int parts = 1;
        int filled = 0;
        for (int point : text.codePoints().toArray()) {
            int width = gsm7 ? width(point) : Character.charCount(point);
            boolean full = filled + width > perPart;
            parts += full ? 1 : 0;
            filled = full ? width : filled + width;
        }
        return parts;
    }

    private static int width(int character) {
        return BASIC.indexOf(character) >= 0 ? 1 : EXTENDED.indexOf(character) >= 0 ? 2 : 0;
    }
}
