package huiying.bot.learning.samples;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where a sample comes from.
 *
 * @param by       who gave the label
 * @param resident whose words they are
 * @param batch    the file it came with
 * @param reason   why it was brought in or labelled so
 */
public record Source(Provenance from, String channel, String by, @Nullable UUID resident, @Nullable About about, @Nullable UUID batch, String reason) {

    /** The case, and the decision about it. */
    public record About(UUID caseId, @Nullable UUID decision) {
    }

    static Source starter() {
        return new Source(Provenance.STARTER, "", "", null, null, null, "");
    }

    public static Source work(Provenance from, String channel, String by, @Nullable UUID resident, About about) {
        return new Source(from, channel, by, resident, about, null, "");
    }

    @Nullable
    UUID caseId() {
        return about == null ? null : about.caseId();
    }

    @Nullable
    UUID decision() {
        return about == null ? null : about.decision();
    }
}
