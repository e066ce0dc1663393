package huiying.app.console;

import java.util.List;

/**
 * One thing said in a conversation.
 *
 * @param kind     {@code them}, {@code us}, {@code time}, {@code sys}
 * @param from     who or when, in words
 * @param language of the words, for the {@code lang} attribute
 * @param readings the words with the evidence of each suggestion; one when nothing is suggested
 * @param shots    what came along
 */
record Bubble(String kind, String from, String language, List<List<Piece>> readings, List<Shot> shots) {

    Bubble(String kind, String from, String language, List<List<Piece>> readings) {
        this(kind, from, language, readings, List.of());
    }

    Bubble with(List<Shot> more) {
        return new Bubble(kind, from, language, readings, more);
    }

    static Bubble said(String text) {
        return new Bubble("them", "", tag(text), List.of(List.of(new Piece(text, ""))));
    }

    static Bubble ours(String from, String text) {
        return new Bubble("us", from, tag(text), List.of(List.of(new Piece(text, ""))));
    }

    static Bubble time(String when) {
        return new Bubble("time", when, "", List.of(List.of()));
    }

    static String tag(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) ? "zh-CN" : "en";
    }
}
