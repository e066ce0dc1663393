package huiying.bot.duties;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What the list says, and how it came to say so.
 *
 * @param level  class of the deadline, where the list has one
 * @param lines  every rule that could have decided, the one that did first
 * @param unsure several items fit the words equally well
 */
public record Found(ServiceItem item, Share share, @Nullable String level, List<Line> lines, boolean unsure) {

    /** One rule that was looked at. */
    public record Line(ServiceItem item, Share share) {
        /** As people and programs cite it: {@code 0206 @ LL03}. */
        public String cite() {
            return item.code() + " @ " + (share.area().isEmpty() ? "*" : share.area());
        }
    }

    public String lead() {
        return Objects.requireNonNull(share.lead());
    }

    public String cite() {
        return new Line(item, share).cite();
    }
}
