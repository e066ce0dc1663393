package huiying.channels;

import java.time.Duration;

/**
 * What one act of a resident lets us send on a channel that counts.
 *
 * @param act      what the resident did; a later act of the same kind opens its window anew
 * @param messages how many messages may follow
 * @param lasts    for how long, counted from the provider's time of the act; a little less than the provider grants, for the way there
 */
public record Opening(Act act, int messages, Duration lasts) {

    /** What opens a window: words of the resident's own, or a tap, a scan, a follow. */
    public enum Act {
        MESSAGE, TAP
    }
}
