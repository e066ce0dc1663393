package huiying.bot.conversation;

import java.util.List;
import java.util.stream.Stream;

/** One step of a talk: where it stands afterwards and what is done on the way, in order. */
public record Turn(Dialog next, List<Effect> effects) {
    static Turn to(Dialog next, Effect... effects) {
        return new Turn(next, List.of(effects));
    }

    static Turn to(Dialog next, List<Effect> first, Effect... then) {
        return new Turn(next, Stream.concat(first.stream(), Stream.of(then)).toList());
    }
}
