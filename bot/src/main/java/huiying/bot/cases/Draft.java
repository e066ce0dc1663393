package huiying.bot.cases;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Language;

/**
 * What a resident told us so far, and what is still missing.
 *
 * @param title a line for lists; empty while nothing is known
 * @param words all the resident said about it, in order
 * @param facts what was picked from the words for the department (JSON or plain), null when nothing
 */
public record Draft(String title, String words, Spot spot, Matter matter, @Nullable String facts, Language language) {

    /** What has to be asked next. */
    public enum Missing {
        WHAT, WHERE, NOTHING
    }

    public static Draft of(String words, Language language) {
        return new Draft("", words, Spot.UNKNOWN, Matter.UNKNOWN, null, language);
    }

    public Missing missing() {
        if (words.isBlank()) {
            return Missing.WHAT;
        }
        return spot.isKnown() ? Missing.NOTHING : Missing.WHERE;
    }

    public Draft titled(String title) {
        return new Draft(title, words, spot, matter, facts, language);
    }

    /** The same with one more thing said. */
    public Draft adding(String more) {
        return new Draft(title, words.isBlank() ? more : words + "\n" + more, spot, matter, facts, language);
    }

    /** The same told in other words. */
    public Draft retold(String words) {
        return new Draft(title, words, spot, matter, facts, language);
    }

    public Draft at(Spot spot) {
        return new Draft(title, words, spot, matter, facts, language);
    }

    public Draft about(Matter matter) {
        return new Draft(title, words, spot, matter, facts, language);
    }

    public Draft with(@Nullable String facts) {
        return new Draft(title, words, spot, matter, facts, language);
    }

    public Draft in(Language language) {
        return new Draft(title, words, spot, matter, facts, language);
    }
}
