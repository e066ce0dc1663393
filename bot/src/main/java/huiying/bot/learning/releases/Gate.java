package huiying.bot.learning.releases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One condition a candidate has to meet, with the figures it is judged by.
 *
 * @param name    key of its words: {@code golden}
 * @param reason  why it is shut, as a key; empty when it is open
 * @param figures what the words name, in order
 */
public record Gate(String name, boolean open, String reason, List<String> figures) {
    static Gate open(String name, Object... figures) {
        return new Gate(name, true, "", texts(figures));
    }

    static Gate shut(String name, String reason, Object... figures) {
        return new Gate(name, false, reason, texts(figures));
    }

    static Gate of(String name, boolean open, String reason, Object... figures) {
        return open ? open(name, figures) : shut(name, reason, figures);
    }

    private static List<String> texts(Object... figures) {
        return Arrays.stream(figures).map(Gate::text).toList();
    }

    private static String text(Object figure) {
        return figure instanceof Double share ? String.format(Locale.ROOT, "%.3f", share) : String.valueOf(figure);
    }
}
