package huiying.channels.twilio;

import java.util.Map;
import java.util.stream.Stream;

import huiying.channels.WebhookRequest;

/**
 * Where in a call a request stands.
 *
 * @param kind     which of our addresses it came to
 * @param number   the step it belongs to: 0 for the ringing phone, then as numbered by our own answers
 * @param waits    how often the caller has been asked to hold on for this step's answer
 * @param language what the caller was last spoken to in
 */
record CallStep(Kind kind, int number, int waits, String language) {

    /** A call that goes on longer is ended politely: nothing may loop on a paid line. */
    static final int LAST = 60;
    static final int MOST_WAITS = 10;

    private static final String DOOR = "/voice";

    enum Kind {
        CALLED(""), STEP("/step"), WAIT("/wait"), RECORDED("/recorded"), RECORDING("/recording"), DIALED("/dialed"), STATUS("/status"), ELSEWHERE("?");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** True when nobody on the line hears what we answer. */
        boolean isReport() {
            return this == RECORDING || this == STATUS || this == ELSEWHERE;
        }
    }

    static CallStep of(WebhookRequest request) {
        var fields = new Fields(request, Map.of());
        var language = request.queryParameter("lang").filter("en"::equals).orElse("zh");
        return new CallStep(kind(request.path()), fields.number("n", 0, LAST + 2), fields.number("w", 0, MOST_WAITS), language);
    }

    private static Kind kind(String path) {
        int door = path.lastIndexOf(DOOR);
        var rest = door < 0 ? "" : path.substring(door + DOOR.length());
        return Stream.of(Kind.values()).filter(kind -> door >= 0 && kind.path.equals(rest)).findFirst().orElse(Kind.ELSEWHERE);
    }

    /** Nothing more may be asked, only a last recording be taken. */
    boolean isLast() {
        return number >= LAST;
    }

    boolean isOver() {
        return number > LAST;
    }

    boolean isWaitedOut() {
        return waits >= MOST_WAITS;
    }

    CallStep in(String spoken) {
        return new CallStep(kind, number, waits, spoken);
    }

    /** The address of what follows this step. */
    String next(Kind next) {
        return "voice" + next.path + "?n=" + (number + 1) + (next == Kind.RECORDED && isWaitedOut() ? "&w=" + MOST_WAITS : "") + "&lang=" + language;
    }

    /** The address at which the caller asks again for this step's answer. */
    String waiting() {
        return "voice" + Kind.WAIT.path + "?n=" + number + "&w=" + (waits + 1) + "&lang=" + language;
    }
}
