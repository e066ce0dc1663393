package huiying.channels.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import huiying.channels.CleanText;

/** Divides words that are too long for one message where a reader would pause, and numbers the pieces. */
public final class Pieces {
    private static final String PAUSES = "\n。！？.!?；;，, ";
    /** Room for "(12/12) " before each piece. */
    private static final int MARK = 8;

    private Pieces() {
    }

    /** The words as they are when they fit; else pieces of at most {@code longest} UTF-16 units, each with its number. */
    public static List<String> of(String text, int longest) {
        if (text.length() <= longest) {
            return List.of(text);
        }
        var pieces = cut(text, longest - MARK);
        var numbered = new ArrayList<String>();
        for (int n = 0; n < pieces.size(); n++) {
            numbered.add(String.format(Locale.ROOT, "(%d/%d) %s", n + 1, pieces.size(), pieces.get(n)));
        }
        return List.copyOf(numbered);
    }

    private static List<String> cut(String text, int room) {
        var pieces = new ArrayList<String>();
        var rest = text;
        while (rest.length() > room) {
            int end = pause(rest, room);
            pieces.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        pieces.add(rest);
        return pieces;
    }

    /** After the last pause of the best kind in the second half; never inside a character. */
    private static int pause(String text, int room) {
        for (char kind : PAUSES.toCharArray()) {
            int at = text.lastIndexOf(kind, room - 1);
            if (at >= room / 2) {
                return at + 1;
            }
        }
        return CleanText.cut(text, room).length();
    }
}
