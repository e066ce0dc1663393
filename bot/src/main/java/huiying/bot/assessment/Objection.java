package huiying.bot.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a unit asks of those who judge it: to leave a case out of the rates, or to take a deduction back.
 *
 * @param unit who asks
 * @param what it is about
 * @param code the reason by its code
 */
public record Objection(UUID id, Subject what, String unit, String code, State state, Instant asked, List<Said> said) {

    /** Reasons there are. */
    public static final List<String> CODES = List.of("policy-impossible", "malicious", "out-of-district", "not-ours", "wrong-fact", "other");

    /** Where it stands. */
    public enum State {
        ASKED, GRANTED, REFUSED, APPEALED, GRANTED_ON_APPEAL, REFUSED_ON_APPEAL;

        public boolean waits() {
            return this == ASKED || this == APPEALED;
        }

        public boolean granted() {
            return this == GRANTED || this == GRANTED_ON_APPEAL;
        }

        State decided(boolean granted) {
            return switch (this) {
                case ASKED -> granted ? GRANTED : REFUSED;
                case APPEALED -> granted ? GRANTED_ON_APPEAL : REFUSED_ON_APPEAL;
                case GRANTED, REFUSED, GRANTED_ON_APPEAL, REFUSED_ON_APPEAL -> throw new IllegalStateException("decided already");
            };
        }
    }

    /** What is objected to: a resolution of a case, or points that were taken off. */
    public sealed interface Subject {
        UUID caseId();

        /** The answers about this resolution shall not count. */
        record Exclusion(UUID caseId, int resolution) implements Subject {
        }

        /** The points of this clause for this event shall be given back. */
        record Deduction(UUID caseId, String clause, int seq) implements Subject {
        }

        default String kind() {
            return this instanceof Exclusion ? "EXCLUSION" : "DEDUCTION";
        }
    }

    /** A step with its reason: what the unit said, what was decided and why. */
    public record Said(State state, String person, Instant at, String words) {
    }

    public @Nullable Integer resolution() {
        return what instanceof Subject.Exclusion exclusion ? exclusion.resolution() : null;
    }
}
