package huiying.channels.wechat;

import java.util.Map;
import java.util.stream.Collectors;

import huiying.channels.Card;
import huiying.channels.CleanText;

/**
 * A template or subscription notice as it is agreed with the platform.
 *
 * @param id     the platform's id
 * @param fields what goes into each field: words with the names of what is told in braces
 * @param link   where a tap leads, with names in braces; empty for nowhere
 * @param perDay how many the account may send on one day
 */
public record Form(Card.Kind kind, String id, Map<String, String> fields, String link, int perDay) {

    /** What an account may send of one kind in a day before the platform grants more. */
    public static final int USUAL_PER_DAY = 100_000;

    Card filled(Map<String, String> told) {
        var words = fields.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> fitting(field.getKey(), put(field.getValue(), told))));
        return new Card(kind, id, words, put(link, told), perDay);
    }

    private static String put(String pattern, Map<String, String> told) {
        var text = new StringBuilder();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            if (close < 0) {
                break;
            }
            text.append(pattern, from, open).append(told.getOrDefault(pattern.substring(open + 1, close), ""));
            from = close + 1;
        }
        return text.append(pattern, from, pattern.length()).toString().strip();
    }

    /** Each field is named after its kind ({@code thing2}); what is too long or of the wrong kind is refused by the platform (47003). */
    private static String fitting(String field, String words) {
        var line = CleanText.of(words).replace('\n', ' ').strip();
        return switch (kept(field, c -> c == '_' || c >= 'a' && c <= 'z')) {
            case "thing" -> shortened(line, 20);
            case "character_string" -> shortened(kept(line, c -> c > 0x20 && c < 0x7F), 32);
            case "number" -> shortened(kept(line, c -> c >= '0' && c <= '9' || c == '.'), 32);
            case "letter" -> shortened(kept(line, c -> c < 128 && Character.isLetter(c)), 32);
            case "phone_number" -> shortened(kept(line, c -> c >= '0' && c <= '9' || c == '+' || c == '-'), 17);
            case "phrase" -> shortened(kept(line, Character::isIdeographic), 5);
            case "name" -> shortened(line, line.codePoints().allMatch(c -> c < 128) ? 20 : 10);
            default -> shortened(line, 32);
        };
    }

    private static String kept(String text, java.util.function.IntPredicate fits) {
        return text.codePoints().filter(fits).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String shortened(String text, int limit) {
        int length = text.codePointCount(0, text.length());
        boolean dots = limit > 5 && text.codePoints().anyMatch(c -> c > 127);
        return length <= limit ? text : text.substring(0, text.offsetByCodePoints(0, dots ? limit - 1 : limit)) + (dots ? "…" : "");
    }
}
