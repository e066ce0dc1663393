package huiying.channels.twilio;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a telephone line has beyond its account.
 *
 * @param agentNumber who answers when the caller wants a person, E.164; null when nobody does and the caller's words are recorded
 * @param hints       street and place names the recogniser should expect
 */
public record VoiceLine(@Nullable String agentNumber, List<String> hints) {

    /** The provider takes 500 phrases; a document of more than 64 KB it refuses. */
    private static final int LONGEST = 4_000;

    public static final VoiceLine PLAIN = new VoiceLine(null, List.of());

    public VoiceLine {
        agentNumber = agentNumber == null || agentNumber.isBlank() ? null : agentNumber;
        hints = List.copyOf(hints);
    }

    String joinedHints() {
        var joined = new StringBuilder();
        for (var hint : hints.subList(0, Math.min(500, hints.size()))) {
            if (joined.length() + hint.length() >= LONGEST) {
                break;
            }
            joined.append(joined.isEmpty() ? "" : ",").append(hint.replace(',', ' '));
        }
        return joined.toString();
    }

    /** Without the number. */
    @Override
    public String toString() {
        return "VoiceLine[" + hints.size() + " hints]";
    }
}
