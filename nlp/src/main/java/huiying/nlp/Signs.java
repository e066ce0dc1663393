package huiying.nlp;

import java.util.Map;

/** Reads the cues that fired. */
final class Signs {
    private Signs() {
    }

    static Urgency urgency(Map<String, Span> signs) {
        if (signs.keySet().stream().anyMatch(label -> label.startsWith("immediate."))) {
            return Urgency.IMMEDIATE;
        }
        return signs.keySet().stream().anyMatch(label -> label.startsWith("soon.")) ? Urgency.URGENT : Urgency.ORDINARY;
    }
}
