package huiying.bot.cases;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something one person asked for and another has to decide.
 *
 * @param by    who proposes: the same person never decides
 * @param until the date asked for, of an extension or a plan
 * @param code  the reason by its code, of an ending
 * @param basis the law or rule it rests on
 * @param door  who is responsible instead, of a refusal
 */
public record Proposal(Kind kind, String by, @Nullable Instant until, String code, String basis, String door) {

    /** What is proposed. */
    public enum Kind {
        /** More time for the unit. */
        EXTENSION,
        /** A later date with a plan. */
        PLAN,
        /** It cannot be done, with the basis: an end by explanation. */
        UNSOLVED,
        /** Not a matter of the hotline. */
        REFUSAL,
        /** Nothing that could be dealt with. */
        INVALID
    }

    public static Proposal later(Kind kind, String by, Instant until) {
        return new Proposal(kind, by, until, "", "", "");
    }

    public static Proposal unsolved(String by, String basis) {
        return new Proposal(Kind.UNSOLVED, by, null, "", basis, "");
    }

    public static Proposal refusal(String by, String code, String basis, String door) {
        return new Proposal(Kind.REFUSAL, by, null, code, basis, door);
    }

    public static Proposal invalid(String by, String code) {
        return new Proposal(Kind.INVALID, by, null, code, "", "");
    }
}
