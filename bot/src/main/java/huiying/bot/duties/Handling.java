package huiying.bot.duties;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How it is dealt with.
 *
 * @param steps     the standard steps, in order
 * @param provider  where a resident can do it alone; null when nowhere
 * @param emergency what to say at once when it is dangerous; null when it is not
 */
public record Handling(List<String> steps, List<Fact> facts, @Nullable String provider, @Nullable String emergency) {
    public static final Handling NONE = new Handling(List.of(), List.of(), null, null);
}
