package huiying.bot.features;

import java.util.UUID;

/** How many of a hundred automatic decisions a person looks at all the same. A case is always in the sample or never. */
public record Sampling(int dispatches, int approvals) {
    public static final Sampling USUAL = new Sampling(2, 5);
    public static final Sampling NONE = new Sampling(0, 0);

    public boolean ofDispatches(UUID id) {
        return part(id) < dispatches;
    }

    public boolean ofApprovals(UUID id) {
        return 99 - part(id) < approvals;
    }

    private static int part(UUID id) {
        return Math.floorMod(id.getLeastSignificantBits(), 100);
    }
}
