package huiying.channels.wechat;

import java.time.Duration;
import java.util.Optional;

import huiying.channels.Content;
import huiying.channels.Opening;
import huiying.channels.Opening.Act;

/** Which act of a follower lets an Official Account send how much. Tapping a line of a menu message counts as a tap, not as words. */
public final class Windows {

    /** The platform grants 48 hours and a minute; a request of ours may be five seconds on its way. */
    static final Opening WORDS = new Opening(Act.MESSAGE, 5, Duration.ofHours(48).minusMinutes(1));
    static final Opening TAP = new Opening(Act.TAP, 3, Duration.ofSeconds(50));

    /** The two kinds of scanning by menu that count as a tap; the first is otherwise of no concern to us. */
    static final String SCANNED = "scancode_push";

    private Windows() {
    }

    public static Optional<Opening> openedBy(Content act) {
        return switch (act) {
            case Content.Text t -> Optional.of(WORDS);
            case Content.Voice v -> Optional.of(WORDS);
            case Content.Picture p -> Optional.of(WORDS);
            case Content.File f -> Optional.of(WORDS);
            case Content.Location l -> Optional.of(WORDS);
            case Content.Link l -> Optional.of(WORDS);
            case Content.KeyPress k -> Optional.of(TAP);
            case Content.MenuClick m -> Optional.of(TAP);
            case Content.Arrived a -> Optional.of(TAP);
            case Content.Ignored(var kind) when kind.equals(SCANNED) -> Optional.of(TAP);
            default -> Optional.empty();
        };
    }
}
