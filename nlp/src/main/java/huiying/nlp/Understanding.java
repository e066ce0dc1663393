package huiying.nlp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import huiying.nlp.Category.RequiredFact;
import huiying.nlp.time.When;

/**
 * All that was understood of one turn.
 *
 * @param language         the language to answer in
 * @param normalised       the text the models saw (half-width, simplified, noise removed); spans never refer to it, always to the resident's own text
 * @param intent           what the resident wants to do with this turn, with its confidence
 * @param intentConfidence calibrated, 0 to 1
 * @param category         the second-level category of the matter
 * @param nature           咨询/求助/投诉/举报/建议/表扬
 * @param natureConfidence calibrated, 0 to 1
 * @param urgency          danger first: recall matters more than precision
 * @param confidential     true when the resident asks that nobody learns who reported
 * @param statesProblem    true when the text tells of a matter somebody should act on, whatever the category
 * @param mentions         in order of appearance
 * @param modelVersion     which model answered
 * @param gist             title, facts, parts and correction
 */
public record Understanding(Language language, String normalised, TurnIntent intent, double intentConfidence, Guess category, Nature nature,
        double natureConfidence,
        Urgency urgency, boolean confidential, boolean statesProblem, List<Mention> mentions, String modelVersion, Gist gist) {

    /** One without a gist. */
    public Understanding(Language language, String normalised, TurnIntent intent, double intentConfidence, Guess category, Nature nature,
            double natureConfidence, Urgency urgency,
            boolean confidential, boolean statesProblem, List<Mention> mentions, String modelVersion) {
        this(language, normalised, intent, intentConfidence, category, nature, natureConfidence, urgency, confidential, statesProblem, mentions, modelVersion,
                Gist.NONE);
    }

    /** The first mention of a kind. */
    public <M extends Mention> Optional<M> first(Class<M> kind) {
        return mentions.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** When it happened, on the resident's clock: the first time that could be tied to it. Empty when the message did not tell when it was said. */
    public Optional<When> when() {
        return mentions.stream().filter(Mention.Time.class::isInstance).map(one -> ((Mention.Time) one).when()).flatMap(Stream::ofNullable).findFirst();
    }

    /** Whether this turn tells a fact, in its facts or by naming a place, a time, somebody who acts, a thing or an amount. */
    public boolean tells(RequiredFact fact) {
        return facts().tells(fact) || mentions.stream().anyMatch(one -> switch (one) {
            case Mention.Place place -> fact == RequiredFact.WHERE;
            case Mention.Time time -> fact == RequiredFact.WHEN;
            case Mention.Organisation who -> fact == RequiredFact.WHO;
            case Mention.Thing thing -> fact == RequiredFact.OBJECT;
            case Mention.Amount amount -> fact == RequiredFact.AMOUNT;
            default -> false;
        });
    }

    /** What the departments of a category would have to ask back for after this turn alone, in the order of the enum. */
    public Set<RequiredFact> missing(Category category) {
        Set<RequiredFact> missing = facts().missing(category);
        missing.removeIf(this::tells);
        return missing;
    }

    /** A few words for lists; empty where there is no matter. */
    public String title() {
        return gist.title();
    }

    public Facts facts() {
        return gist.facts();
    }

    /** One for each matter when the message tells of several. */
    public List<Part> parts() {
        return gist.parts();
    }

    public Correction correction() {
        return gist.correction();
    }

    /** Rude or furious; a reason to be kind, never a reason to drop. */
    public boolean angry() {
        return gist.angry();
    }
}
