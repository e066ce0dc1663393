package huiying.bot.cases;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Nature;
import huiying.nlp.Urgency;

/**
 * What kind of thing it is, without any of the resident's words.
 *
 * @param category code of the second level, null while unknown
 */
public record Matter(Nature nature, @Nullable String category, Urgency urgency, boolean confidential, boolean angry) {
    public static final Matter UNKNOWN = new Matter(Nature.HELP, null, Urgency.ORDINARY, false, false);

    public Matter in(@Nullable String category) {
        return new Matter(nature, category, urgency, confidential, angry);
    }

    public Matter of(Nature nature) {
        return new Matter(nature, category, urgency, confidential, angry);
    }

    public Matter at(Urgency urgency) {
        return new Matter(nature, category, urgency, confidential, angry);
    }

    public Matter kept(boolean confidential) {
        return new Matter(nature, category, urgency, confidential, angry);
    }
}
