package huiying.channels.sms;

import java.io.ByteArrayOutputStream;

/** The GSM 7-bit default alphabet (3GPP TS 23.038, section 6.2.1), one septet per octet as SMPP carries it. */
public final class Gsm7 {
    private static final char ESCAPE = 0x1b;
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ" + ESCAPE
            + "ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final int[] EXTENDED_CODES = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};

    private Gsm7() {
    }

    /** One octet per septet; characters of the extension table take two. */
    public static byte[] encode(String text) {
        var octets = new ByteArrayOutputStream(text.length());
        text.chars().forEach(character -> encode((char) character, octets));
        return octets.toByteArray();
    }

    private static void encode(char character, ByteArrayOutputStream octets) {
        int basic = BASIC.indexOf(character);
        int extended = EXTENDED.indexOf(character);
        if (basic >= 0 && character != ESCAPE) {
            octets.write(basic);
        } else if (extended >= 0) {
            octets.write(ESCAPE);
            octets.write(EXTENDED_CODES[extended]);
        } else {
            throw new IllegalArgumentException("a character outside the GSM alphabet");
        }
    }

    /** An octet outside the alphabet reads as the replacement character, an unknown extension as the basic character (23.038, 6.2.1.1). */
    public static String decode(byte[] octets) {
        var text = new StringBuilder(octets.length);
        for (int at = 0; at < octets.length; at++) {
            boolean extension = octets[at] == ESCAPE && at + 1 < octets.length;
            at += extension ? 1 : 0;
            text.append(extension ? extended(octets[at]) : basic(octets[at]));
        }
        return text.toString();
    }

    private static char basic(byte octet) {
        return octet < 0 || octet >= BASIC.length() ? '\uFFFD' : BASIC.charAt(octet);
    }

    private static char extended(byte octet) {
        for (int code = 0; code < EXTENDED_CODES.length; code++) {
            if (EXTENDED_CODES[code] == octet) {
                return EXTENDED.charAt(code);
            }
        }
        return basic(octet);
    }
}
