package huiying.nlp.hotspots;

import java.util.List;

/**
 * A matter many people wrote about.
 *
 * @param name      a phrase most of the messages share
 * @param kind      whether they share a matter or only a place
 * @param people    how many different people
 * @param coherence mean likeness of the wording inside, 0 to 1
 * @param messages  ids, the most typical first
 */
public record Hotspot(String name, Kind kind, int people, double coherence, List<String> messages) {
    public Hotspot {
        messages = List.copyOf(messages);
    }

    /** {@code ISSUE}: one matter. {@code MIXED}: related matters. {@code PLACE}: different matters of one place. */
    public enum Kind {
        ISSUE, MIXED, PLACE
    }
}
