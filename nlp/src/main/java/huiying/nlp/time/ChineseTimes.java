package huiying.nlp.time;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Span;
import huiying.nlp.cues.Phrases;
import huiying.nlp.text.Han;
import huiying.nlp.time.Said.Sense;

/** Reads Chinese times in one pass: words and numbers next to each other, a range, what stands before and behind. */
public final class ChineseTimes {
    private static final Phrases<List<Atom>> WORDS = TimeWords.phrases();
    private static final List<String> SINCE = List.of("自从", "从", "自", "打从", "打");
    private static final List<String> ABOUT = List.of("差不多", "大概", "大约", "将近", "连着", "整整", "已经", "接连", "连续", "足足", "前后", "快", "都", "近", "约");
    private static final List<String> TO = List.of("一直到", "到", "至", "——", "-", "—", "~", "～");
    private static final List<String> BEFORE = List.of("之前", "以前", "前");
    private static final List<String> LATER = List.of("之后", "以后", "后", "内", "之内", "以内");
    private static final List<String> LASTING = List.of("以来", "之久", "了", "来", "多");
    private static final List<String> ROUND = List.of("左右", "前后", "那会儿", "那阵", "那段", "上下", "来着", "的时候", "那天", "那晚", "多", "许");
    private static final List<String> ONWARDS = List.of("开始", "以来", "以后", "之后", "起", "后");

    private final String text;
    private int at;

    private ChineseTimes(String text) {
        this.text = text;
    }

    /** Times in order, none inside another. */
    public static List<Said> in(String text) {
        var found = new ArrayList<Said>();
        for (int start = 0; start < text.length();) {
            Said said = at(text, start);
            if (said != null) {
                found.add(said);
            }
            start = said == null ? start + 1 : said.span().end();
        }
        return found;
    }

    private static @Nullable Said at(String text, int start) {
        char c = text.charAt(start);
        boolean insideNumber = start > 0 && (Han.isDigit(c) && (Han.isLatin(text.charAt(start - 1)) || text.charAt(start - 1) == '-'));
        if (insideNumber || !Han.is(c) && !Han.isDigit(c)) {
            return null;
        }
        var reader = new ChineseTimes(text);
        reader.at = start;
        return reader.read(start);
    }

    private @Nullable Said read(int start) {
        boolean since = skip(SINCE);
        boolean about = skip(ABOUT);
        List<Atom> first = atoms();
        if (first.isEmpty()) {
            return null;
        }
        Sense sense = since ? Sense.SINCE : sense(first, about);
        List<Atom> second = end();
        if (skip(ONWARDS) && sense != Sense.AGO && sense != Sense.LATER) {
            sense = second.isEmpty() ? Sense.SINCE : sense;
        }
        boolean round = skip(ROUND);
        sense = round && sense == Sense.PLAIN ? Sense.ABOUT : sense;
        var span = new Span(start, at);
        return ChineseNumbers.looksLikeTime(text, span, first) ? new Said(span, first, second, sense) : null;
    }

    /** What stands right behind a length decides how it is meant. */
    private Sense sense(List<Atom> atoms, boolean about) {
        if (Resolving.first(atoms, Atom.Length.class) != null) {
            if (skip(BEFORE)) {
                return Sense.AGO;
            }
            if (skip(LATER)) {
                return Sense.LATER;
            }
            skip(LASTING);
            skip(List.of("了"));
        }
        return about ? Sense.ABOUT : Sense.PLAIN;
    }

    private List<Atom> end() {
        int before = at;
        if (skip(TO)) {
            List<Atom> second = atoms();
            if (!second.isEmpty()) {
                return second;
            }
        }
        at = before;
        return List.of();
    }

    private List<Atom> atoms() {
        var atoms = new ArrayList<Atom>();
        int end = at;
        while (at < text.length() && atoms.size() < 8) {
            List<Atom> next = next();
            if (next.isEmpty()) {
                break;
            }
            atoms.addAll(next);
            end = at;
            if (at + 1 < text.length() && (text.charAt(at) == '的' || text.charAt(at) == ' ')) {
                at++;
            }
        }
        at = end;
        return atoms;
    }

    private List<Atom> next() {
        Phrases.Hit<List<Atom>> word = WORDS.longestAt(text, at);
        ChineseNumbers.Found number = ChineseNumbers.at(text, at);
        if (word != null && (number == null || word.end() >= number.end())) {
            at = word.end();
            return word.value();
        }
        if (number != null) {
            at = number.end();
            return List.of(number.atom());
        }
        return List.of();
    }

    private boolean skip(List<String> words) {
        for (String word : words) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return true;
            }
        }
        return false;
    }
}
