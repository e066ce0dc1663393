package huiying.bot.duties;

import java.util.List;

/**
 * Something that has to be known before the matter can be dealt with.
 *
 * @param type   {@code string}, {@code number}, {@code datetime}, {@code text}, {@code singlevaluelist} or {@code multivaluelist}
 * @param values what may be chosen, for the two lists
 */
public record Fact(String code, String type, boolean required, String zh, String en, List<String> values) {
}
