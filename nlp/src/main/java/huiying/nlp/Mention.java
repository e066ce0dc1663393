package huiying.nlp;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import huiying.nlp.gazetteer.Candidate;
import huiying.nlp.time.Said;
import huiying.nlp.time.When;

/** What a text names, with the place where it does so. */
public sealed interface Mention {
    Span span();

    /**
     * A place in words: road and number, estate, crossing, shop, "behind the granary".
     *
     * @param gridCode   what the gazetteer knows of it; empty when it knows nothing or cannot tell which of several is meant
     * @param exact      it would let somebody find the spot
     * @param parts      what it is made of, as far as it could be taken apart
     * @param candidates the entries of the gazetteer that may be meant, best first; also those of a misspelt or misheard name
     */
    record Place(Span span, String text, String gridCode, boolean exact, List<PlacePart> parts, List<Candidate> candidates) implements Mention {
        public Place(Span span, String text, String gridCode, boolean exact) {
            this(span, text, gridCode, exact, List.of(), List.of());
        }
    }

    /**
     * A time in words ("昨晚十点", "since Monday"), as written.
     *
     * @param said what could be read of it; null for "the night of the storm"
     * @param when the stretch of time or the recurrence that is meant; null when the message does not tell when it was said, or the words leave it open
     */
    record Time(Span span, String text, @Nullable Said said, @Nullable When when) implements Mention {
        public Time(Span span, String text) {
            this(span, text, null, null);
        }

        /** The same, tied to the moment at which it was said. */
        Time at(ZonedDateTime reference) {
            return new Time(span, text, said, when(reference).orElse(null));
        }

        /** The stretch of time or the recurrence that is meant when it is said at the reference; empty for "the night of the storm". */
        public Optional<When> when(ZonedDateTime reference) {
            return said == null ? Optional.empty() : said.when(reference);
        }
    }

    /** Somebody who acts: an office, a company, "the landlord". */
    record Organisation(Span span, String text) implements Mention {
    }

    /** What is broken, dirty, loud, missing or owed: "路灯", "the deposit". */
    record Thing(Span span, String text) implements Mention {
    }

    /** How much: money and other quantities. The value is missing where none can be read ("好几车"); the unit is "元" for money, otherwise as written. */
    record Amount(Span span, String text, @Nullable BigDecimal value, String unit) implements Mention {
    }

    /** A telephone number, digits only with an optional leading plus. */
    record Phone(Span span, String digits) implements Mention {
    }

    /** Something shaped like a case number, digits only (12 or 13 of them). */
    record CaseNumber(Span span, String digits) implements Mention {
    }

    /** A single choice or grade: "1", "１", "一", "第二个". */
    record Choice(Span span, int number) implements Mention {
    }

    /** A personal identifier that must be masked wherever the text is shown: identity card, bank card, plate, email, name, chat name, home. */
    record Personal(Span span, Kind kind) implements Mention {
        /** What kind of identifier it is. */
        public enum Kind {
            ID_CARD, BANK_CARD, PLATE, EMAIL, NAME, WECHAT, ADDRESS
        }
    }
}
