package huiying.channels.smpp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import huiying.channels.UnreadableRequest;
import huiying.channels.sms.Gsm7;
import huiying.channels.sms.SmsSegments;

/** Words to octets and back, by {@code data_coding} (SMPP 3.4, section 5.2.19). */
final class Coding {
    static final int DEFAULT = 0;
    static final int UCS2 = 8;
    private static final int ONE_PART_UCS2 = 70;
    private static final int PER_PART_UCS2 = 67;
    private static final int ONE_PART_GSM = 160;
    private static final int PER_PART_GSM = 153;

    private Coding() {
    }

    /** What one {@code submit_sm} carries. */
    record Sent(int coding, boolean header, byte[] octets) {
    }

    static String decode(int coding, byte[] octets) {
        return switch (coding) {
            case 1 -> new String(octets, StandardCharsets.US_ASCII);
            case 3 -> new String(octets, StandardCharsets.ISO_8859_1);
            case 2, 4, 5, 6, 7, 9, 10, 13, 14 -> throw new UnreadableRequest("words were expected, data_coding is " + coding);
            default -> coding == UCS2 || (coding & 0xcc) == 0x08 || (coding & 0xfc) == 0x18
                    ? new String(octets, StandardCharsets.UTF_16BE)
                    : Gsm7.decode(octets);
        };
    }

    /** One part when the words fit into 140 octets, otherwise parts with a header; a character is never cut in two. */
    static List<Sent> encode(String text) {
        return SmsSegments.of(text).gsm7() ? parts(text, DEFAULT, ONE_PART_GSM, PER_PART_GSM) : parts(text, UCS2, ONE_PART_UCS2, PER_PART_UCS2);
    }

    private static List<Sent> parts(String text, int coding, int single, int perPart) {
        if (units(text, coding) <= single) {
            return List.of(new Sent(coding, false, octets(text, coding)));
        }
        var texts = cut(text, coding, perPart);
        byte reference = (byte) ThreadLocalRandom.current().nextInt(256);
        var sent = new ArrayList<Sent>();
        for (int n = 0; n < texts.size(); n++) {
            sent.add(new Sent(coding, true, withHeader(octets(texts.get(n), coding), reference, texts.size(), n + 1)));
        }
        return sent;
    }

    private static List<String> cut(String text, int coding, int perPart) {
        var texts = new ArrayList<String>();
        int from = 0;
        int filled = 0;
        for (int at = 0; at < text.length();) {
            int point = text.codePointAt(at);
            int width = units(Character.toString(point), coding);
            if (filled + width > perPart) {
                texts.add(text.substring(from, at));
                from = at;
                filled = 0;
            }
            filled += width;
            at += Character.charCount(point);
        }
        texts.add(text.substring(from));
        return texts;
    }

    private static int units(String text, int coding) {
        return coding == UCS2 ? text.length() : Gsm7.encode(text).length;
    }

    private static byte[] octets(String text, int coding) {
        return coding == UCS2 ? text.getBytes(StandardCharsets.UTF_16BE) : Gsm7.encode(text);
    }

    private static byte[] withHeader(byte[] octets, byte reference, int total, int number) {
        var whole = new byte[6 + octets.length];
        System.arraycopy(new byte[]{5, 0, 3, reference, (byte) total, (byte) number}, 0, whole, 0, 6);
        System.arraycopy(octets, 0, whole, 6, octets.length);
        return whole;
    }
}
