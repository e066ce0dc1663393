package huiying.bot.learning.releases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Promise;

/** A change of what answers residents: which model, under which promise, by whom and why, and what the gates said. */
public record Release(long seq, Kind kind, @Nullable UUID run, @Nullable UUID before, Author author, List<Gate> gates, Promise promise) {

    /** What was done. */
    public enum Kind {
        /** The first one. */
        BEGIN,
        /** A candidate took over. */
        PROMOTE,
        /** An earlier model came back. */
        ROLLBACK,
        /** Live confirmations broke the promise: less is dispatched without a person. */
        SHRINK,
        /** Somebody promised something else. */
        PROMISE
    }

    /** By whom, why and when. */
    public record Author(String by, String why, Instant at) {
    }
}
