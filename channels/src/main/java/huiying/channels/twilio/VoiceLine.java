package huiying.channels.twilio;

import java.util.List;
import java.util.Set;

/**
 * What a telephone line has beyond its account.
 *
 * @param hints       street and place names the recogniser should expect
 * @param music       what callers hear while they wait, an address of a recording
 * @param transcribes the languages in which the provider turns recorded messages into words
 */
public record VoiceLine(List<String> hints, String music, Set<String> transcribes) {

    /** The provider takes 500 phrases of 100 characters; a document of more than 64 KB it refuses. */
    private static final int MOST = 500;
    private static final int LONGEST_HINT = 100;
    private static final int LONGEST = 4_000;

    public static final VoiceLine PLAIN = new VoiceLine(List.of(), "", Set.of());

    public VoiceLine {
        hints = List.copyOf(hints);
        transcribes = Set.copyOf(transcribes);
    }

    String joinedHints() {
        var joined = new StringBuilder();
        for (var hint : hints.stream().filter(name -> name.length() <= LONGEST_HINT).limit(MOST).toList()) {
            if (joined.length() + hint.length() >= LONGEST) {
                break;
            }
            joined.append(joined.isEmpty() ? "" : ",").append(hint.replace(',', ' '));
        }
        return joined.toString();
    }

    /** Without the names. */
    @Override
    public String toString() {
        return "VoiceLine[" + hints.size() + " hints]";
    }
}
