package huiying.bot.assessment;

import java.math.BigDecimal;

/**
 * One rule by which points are taken off.
 *
 * @param code   as it is cited
 * @param mark   what it is about
 * @param from   minutes late from which it applies; of several for one mark the one that reaches furthest applies
 * @param points taken off
 */
public record Clause(String code, Mark.Kind mark, long from, BigDecimal points, String zh, String en) {
    public Clause {
        if (code.isBlank() || zh.isBlank() || en.isBlank() || from < 0 || points.signum() < 0) {
            throw new IllegalArgumentException("a clause has a code, words in both languages, and no negative figure: " + code);
        }
    }

    boolean appliesTo(Mark judged) {
        return mark == judged.kind() && judged.minutes() >= from;
    }
}
