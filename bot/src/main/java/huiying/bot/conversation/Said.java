package huiying.bot.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import huiying.nlp.Mention;
import huiying.nlp.TurnIntent;
import huiying.nlp.Understanding;

/**
 * All that a turn of the talk decides by: what was said, and how it stands to what we already know.
 *
 * @param kind    words, keys, a picture or nothing
 * @param heard   what was understood of the words
 * @param told    how the draft stands with these words added
 * @param known   what else we know of this resident
 * @param fresh   an id for a draft, should one be opened
 * @param at      the moment of the turn
 */
public record Said(Kind kind, Understanding heard, Told told, Known known, UUID fresh, Instant at) {

    /** What kind of contribution it was. */
    public enum Kind {
        WORDS, KEYS, MEDIA, SILENT, ARRIVED,
        /** Answered a call of ours. */
        PICKED_UP, LEFT
    }

    /** What has to be asked next. */
    public enum Missing {
        WHAT, WHERE,
        /** A name that several streets have. */
        WHICH, NOTHING
    }

    /**
     * How the draft stands with these words added.
     *
     * @param missing what is still to ask
     * @param guessed something was heard badly or fits two places, so that it is read back before filing
     * @param skips   the resident does not know or does not want to say
     * @param manner  how it was said
     */
    public record Told(Missing missing, boolean guessed, boolean skips, Manner manner) {
        public Told(Missing missing, boolean guessed, boolean skips) {
            this(missing, guessed, skips, Manner.WRITTEN);
        }

        public Told said(Manner manner) {
            return new Told(missing, guessed, skips, manner);
        }
    }

    /**
     * How something was said.
     *
     * @param repeat          the caller wants to hear it again
     * @param spoken          it came over a telephone, where words may be heard wrongly
     * @param changesLanguage the caller wants to go on in the other language
     */
    public record Manner(boolean repeat, boolean spoken, boolean changesLanguage) {
        public static final Manner WRITTEN = new Manner(false, false, false);
    }

    /**
     * What else we know of this resident.
     *
     * @param answered      the question of ours this replies to
     * @param latestOpen    the newest open case from this address
     * @param reopenable    the newest case from this address that was dealt with
     * @param repeats       an open case of this address about the same matter at the same place
     * @param anotherMatter the words clearly tell of something else than the case just filed
     * @param personListens an agent has taken the talk over
     */
    public record Known(Optional<Asked> answered, Optional<UUID> latestOpen, Optional<UUID> reopenable, Optional<UUID> repeats, boolean anotherMatter,
            boolean personListens) {
    }

    TurnIntent intent() {
        return heard.intent();
    }

    boolean tellsProblem() {
        return heard.statesProblem();
    }

    boolean namesPlace() {
        return heard.first(Mention.Place.class).isPresent();
    }

    boolean saysMore() {
        return tellsProblem() || namesPlace();
    }

    Missing missing() {
        return told.missing();
    }

    boolean guessed() {
        return told.guessed();
    }

    boolean skips() {
        return told.skips();
    }

    boolean repeat() {
        return told.manner().repeat();
    }

    boolean spoken() {
        return told.manner().spoken();
    }

    boolean changesLanguage() {
        return told.manner().changesLanguage();
    }

    boolean agrees() {
        return intent() == TurnIntent.CONFIRM || number() == 1;
    }

    boolean refuses() {
        return intent() == TurnIntent.DENY || intent() == TurnIntent.CORRECTION || number() == 2;
    }

    Optional<Asked> answered() {
        return known.answered();
    }

    Optional<UUID> latestOpen() {
        return known.latestOpen();
    }

    boolean wantsItDoneAgain() {
        return known.reopenable().isPresent() && (intent() == TurnIntent.REOPEN || intent() == TurnIntent.RATE_UNSOLVED);
    }

    Optional<UUID> repeats() {
        return known.repeats();
    }

    boolean anotherMatter() {
        return known.anotherMatter();
    }

    boolean personListens() {
        return known.personListens();
    }

    private int number() {
        return heard.first(Mention.Choice.class).map(Mention.Choice::number).orElse(0);
    }
}
