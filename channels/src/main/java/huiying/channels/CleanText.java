package huiying.channels;

/**
 * Makes what a resident sent fit to be stored, shown and written into XML and JSON, and keeps it readable. The raw bytes are kept elsewhere.
 *
 * <p>U+0000 and the other controls, lone surrogates and non-characters become U+FFFD; a leading byte order mark goes; line ends become {@code \n};
 * direction overrides, embeddings and isolates (U+202A-202E, U+2066-2069) are dropped because they reorder the words around them on an agent's screen, while
 * plain marks and zero-width joiners, which scripts and emoji need, stay. At most 4,000 characters remain, never half an emoji.
 */
public final class CleanText {

    /** The longest text a message may carry. */
    public static final int LIMIT = 4_000;

    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {
    }

    public static String of(String text) {
        return cut(readable(text), LIMIT);
    }

    /** The same without the length limit: for documents that are parsed afterwards. */
    public static String readable(String text) {
        var clean = new StringBuilder(text.length());
        for (int at = startAfterMark(text); at < text.length();) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            boolean carriageReturn = point == '\r';
            if (carriageReturn && at < text.length() && text.charAt(at) == '\n' || reorders(point)) {
                continue;
            }
            clean.appendCodePoint(carriageReturn ? '\n' : storable(point) ? point : REPLACEMENT);
        }
        return clean.toString();
    }

    /** The first {@code limit} UTF-16 characters, one less where a surrogate pair would be split. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }

    private static int startAfterMark(String text) {
        return !text.isEmpty() && text.charAt(0) == '\uFEFF' ? 1 : 0;
    }

    private static boolean reorders(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    }

    private static boolean storable(int point) {
        boolean control = point < 0x20 && point != '\n' && point != '\t' || point >= 0x7F && point <= 0x9F;
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        boolean nonCharacter = point >= 0xFDD0 && point <= 0xFDEF || (point & 0xFFFE) == 0xFFFE;
        return !control && !surrogate && !nonCharacter;
    }
}
