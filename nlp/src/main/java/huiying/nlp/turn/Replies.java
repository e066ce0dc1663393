package huiying.nlp.turn;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import huiying.nlp.TurnIntent;
import huiying.nlp.starter.Table;
import huiying.nlp.text.Han;

/** Replies that mean one thing whatever was said before: digits, yes and no, keywords. Exact, so it needs no model. */
public final class Replies {
    private static final List<String> GRADES_ZH = List.of("非常满意", "满意", "基本满意", "不满意", "非常不满意");
    private static final Map<String, Integer> GRADES = Map.ofEntries(Map.entry("很满意", 1), Map.entry("十分满意", 1), Map.entry("好评", 1), Map.entry("一般", 3),
            Map.entry("一般般", 3), Map.entry("还行", 3), Map.entry("还可以", 3), Map.entry("不太满意", 4), Map.entry("很不满意", 5), Map.entry("极不满意", 5), Map.entry("差评", 5),
            Map.entry("very satisfied", 1), Map.entry("satisfied", 2), Map.entry("fairly satisfied", 3), Map.entry("not satisfied", 4),
            Map.entry("dissatisfied", 4),
            Map.entry("unsatisfied", 4), Map.entry("very dissatisfied", 5), Map.entry("not at all", 5), Map.entry("not satisfied at all", 5));
    private static final List<String> BEFORE = List.of("请", "麻烦", "我要", "我想", "我选", "选择", "选", "回复", "按", "嗯", "那个", "就", "呃", "please ", "pls ", "i want to ",
            "i want ", "option ", "number ",
            "choose ", "press ", "the ", "no.", "no. ", "#", "第");
    private static final List<String> AFTER = List.of("吧", "啊", "呀", "了", "哦", "哈", "啦", "呢", "谢谢", "个", "项", "号", " please", " pls", " thanks", " thank you",
            " one");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");
    private static final List<String> CARDINALS = List.of("one", "two", "three", "four", "five");

    private final Map<String, TurnIntent> phrases = new HashMap<>();

    public Replies() {
        for (String[] row : Table.read("replies.tsv")) {
            for (String phrase : row[1].split("\\|")) {
                phrases.put(phrase, TurnIntent.valueOf(row[0]));
            }
        }
    }

    /** What was replied; {@code number} is the choice or grade, 0 when there is none. */
    public record Reply(TurnIntent intent, int number) {
    }

    /** The reply, or null when the text says more than a keyword. {@code text} is normalised. */
    public @Nullable Reply read(String text) {
        if (text.length() > 24) {
            return null;
        }
        String bare = bare(text.toLowerCase(Locale.ROOT));
        Reply reply = exact(bare);
        return reply != null || bare.isEmpty() ? reply : exact(trimmed(bare));
    }

    /** A reply made of signs alone ("👍", "⭐⭐⭐⭐"); INVALID when they mean nothing. {@code original} is what the resident sent. */
    public Reply sign(String original) {
        int stars = (int) original.codePoints().filter(point -> point == 0x2B50 || point == 0x1F31F).count();
        if (stars > 0) {
            return new Reply(TurnIntent.RATE_GRADE, Math.max(1, 6 - stars));
        }
        int[] points = original.codePoints().filter(point -> point != 0xFE0F && !(point >= 0x1F3FB && point <= 0x1F3FF) && !Character.isWhitespace(point))
                .toArray();
        TurnIntent intent = points.length == 0 ? null : phrases.get(Character.toString(points[0]));
        return new Reply(original.strip().startsWith("?") || original.strip().startsWith("？") ? TurnIntent.HELP : intent == null ? TurnIntent.INVALID : intent,
                0);
    }

    private @Nullable Reply exact(String said) {
        int number = number(said);
        if (number > 0) {
            return new Reply(TurnIntent.CHOOSE, number);
        }
        TurnIntent intent = phrases.get(said);
        return intent == null ? null : new Reply(intent, intent == TurnIntent.RATE_GRADE ? grade(said) : 0);
    }

    private static int grade(String said) {
        int grade = GRADES_ZH.indexOf(said) + 1;
        return grade > 0 ? grade : GRADES.getOrDefault(said, 0);
    }

    private static int number(String said) {
        if (said.length() == 1) {
            char c = said.charAt(0);
            if (c >= '①' && c <= '⑨') {
                return c - '①' + 1;
            }
            int digit = c == '幺' || c == '拐' || c == '零' || c == '〇' ? -1 : Han.spoken(c);
            return c == '两' ? -1 : digit;
        }
        return Math.max(ORDINALS.indexOf(said), CARDINALS.indexOf(said)) + 1;
    }

    private static String trimmed(String said) {
        String rest = said;
        for (String word : BEFORE) {
            rest = rest.startsWith(word) && rest.length() > word.length() ? rest.substring(word.length()) : rest;
        }
        for (String word : AFTER) {
            rest = rest.endsWith(word) && rest.length() > word.length() ? rest.substring(0, rest.length() - word.length()) : rest;
        }
        return rest.strip();
    }

    /** Without punctuation and blanks at either end; a lone question mark is a question and stays. */
    private static String bare(String said) {
        if (!said.isEmpty() && said.chars().allMatch(c -> c == '?')) {
            return "?";
        }
        int start = 0;
        int end = said.length();
        while (start < end && noise(said.charAt(start))) {
            start++;
        }
        while (end > start && noise(said.charAt(end - 1))) {
            end--;
        }
        return said.substring(start, end);
    }

    private static boolean noise(char c) {
        return !Character.isLetterOrDigit(c) && c != '+' && !(c >= '①' && c <= '⑨');
    }
}
