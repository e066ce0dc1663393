package huiying.channels.wechat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import huiying.channels.CleanText;

/** Makes texts as short as WeChat takes them. */
public final class Cut {

    /** A longer reply fails silently: the resident sees "service unavailable". */
    private static final int CHARACTERS = 600;
    private static final int BYTES = 1_800;

    private Cut() {
    }

    static boolean fits(String text) {
        return text.length() <= CHARACTERS && bytes(text) <= BYTES;
    }

    /** The beginning, cut at a whole character. */
    static String fit(String text) {
        var cut = CleanText.cut(CleanText.of(text), CHARACTERS);
        while (bytes(cut) > BYTES) {
            cut = CleanText.cut(cut, cut.length() - 1);
        }
        return cut;
    }

    /** All of it, in as many texts as it takes: cut between lines where there are any, otherwise at a whole character. */
    public static List<String> texts(String text) {
        var texts = new ArrayList<String>();
        var rest = CleanText.of(text);
        for (var next = fit(rest); next.length() < rest.length(); next = fit(rest)) {
            int line = next.lastIndexOf('\n');
            var part = line > next.length() / 2 ? next.substring(0, line + 1) : next;
            texts.add(part.strip());
            rest = rest.substring(part.length());
        }
        texts.add(rest);
        return texts;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
