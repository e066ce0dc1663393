package huiying.nlp.gazetteer;

import huiying.nlp.Place;

/**
 * An entry that may be meant.
 *
 * @param score from 0 to 1; 1 is the very name, above 0.8 a person would hardly doubt
 * @param how   what had to be overlooked
 */
public record Candidate(Place place, double score, How how) {
    /** How the name was recognised, the surest first. */
    public enum How {
        EXACT, SHORT, SPELLING, HOMOPHONE, SOUND_ALIKE, TYPO
    }
}
