package huiying.bot.exports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.bot.sheets.Format;

/** A list somebody wants to take out of the house, and what became of the wish. */
public record Export(UUID id, What what, Asked asked, Fate fate) {

    /** What is in it, and how many of it were told in confidence. */
    public record What(String kind, List<UUID> subjects, int secrets, Format format) {
        public What {
            subjects = List.copyOf(subjects);
        }
    }

    /** Who wants it, and why. */
    public record Asked(UUID by, String reason, Instant at) {
    }

    /** {@code by} is null while nobody has decided, and for good where the rule needs nobody. */
    public record Fate(@Nullable UUID by, @Nullable Boolean granted, @Nullable Instant until, @Nullable Instant taken) {
    }

    public int rows() {
        return what.subjects().size();
    }

    /** Nobody has decided. */
    public boolean waits() {
        return fate.granted() == null;
    }

    /** It can be taken now, by whoever asked. */
    public boolean isReady(Instant now) {
        return Boolean.TRUE.equals(fate.granted()) && fate.taken() == null && fate.until() != null && fate.until().isAfter(now);
    }

    /** What a page calls its standing: {@code waits}, {@code declined}, {@code ready}, {@code taken}, {@code over}. */
    public String standing(Instant now) {
        if (waits()) {
            return "waits";
        }
        if (!Boolean.TRUE.equals(fate.granted())) {
            return "declined";
        }
        return fate.taken() != null ? "taken" : isReady(now) ? "ready" : "over";
    }
}
