package huiying.channels.twilio;

import java.util.Map;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

import huiying.channels.WebhookRequest;

/**
 * Where in a call a request stands.
 *
 * @param kind     which of our addresses it came to
 * @param number   the step it belongs to: 0 for the ringing phone, then as numbered by our own answers
 * @param waits    how often the caller has been asked to hold on, for this step's answer or for a person
 * @param language what the caller was last spoken to in
 * @param slow     whether the caller asked to be spoken to slowly
 */
record CallStep(Kind kind, int number, int waits, String language, boolean slow) {

    /** A call that goes on longer is ended politely: nothing may loop on a paid line. */
    static final int LAST = 60;
    static final int MOST_WAITS = 10;
    /** Hours of music, at a few seconds each; how long a resident waits for a person is decided elsewhere. */
    static final int MOST_TICKS = 2_000;

    private static final String DOOR = "/voice";
    private static final Pattern SLOWLY = Pattern.compile("(?i)慢(一?点|些|慢)|说慢|slow(er|ly)");

    enum Kind {
        CALLED(""), STEP("/step"), WAIT("/wait"), RECORDED("/recorded"), RECORDING("/recording"), DIALED("/dialed"), STATUS("/status"), FALLBACK(
                "/fallback"), QUEUE("/queue"), AGENT("/agent"), MEET("/meet"), LEG("/leg"), CONFERENCE("/conference"), MACHINE(
                        "/machine"), TRANSCRIBED("/transcribed"), TALK("/talk"), ELSEWHERE("?");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** True when nobody on the line hears what we answer. */
        boolean isReport() {
            return switch (this) {
                case RECORDING, STATUS, LEG, CONFERENCE, MACHINE, TRANSCRIBED, TALK, ELSEWHERE -> true;
                case CALLED, STEP, WAIT, RECORDED, DIALED, FALLBACK, QUEUE, AGENT, MEET -> false;
            };
        }

        /** True for what concerns the line and is no message of a resident. */
        boolean isOfTheLine() {
            return switch (this) {
                case QUEUE, DIALED, AGENT, MEET, LEG, CONFERENCE, MACHINE, TRANSCRIBED, TALK, FALLBACK -> true;
                case CALLED, STEP, WAIT, RECORDED, RECORDING, STATUS, ELSEWHERE -> false;
            };
        }

        String path() {
            return path;
        }
    }

    static CallStep of(WebhookRequest request) {
        var fields = Fields.of(request);
        var language = request.queryParameter("lang").filter("en"::equals).orElse("zh");
        int waits = fields.number("w", 0, MOST_TICKS);
        boolean slow = request.queryParameter("slow").isPresent() || fields.get("Digits").filter("*"::equals).isPresent()
                || fields.get("SpeechResult").filter(words -> words.length() < 20 && SLOWLY.matcher(words).find()).isPresent();
        return new CallStep(kind(request.path()), new Fields(request, Map.of()).number("n", 0, LAST + 2), waits, language, slow);
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
        return new CallStep(kind, number, waits, spoken, slow);
    }

    /** The address of what follows this step. */
    String next(Kind next) {
        return "voice" + next.path + "?n=" + (number + 1) + (next == Kind.RECORDED && isWaitedOut() ? "&w=" + MOST_WAITS : "") + manner();
    }

    /** The address at which the caller asks again for this step's answer. */
    String waiting() {
        return "voice" + Kind.WAIT.path + "?n=" + number + "&w=" + (waits + 1) + manner();
    }

    /** The address at which the caller asks for a person again. */
    String queueing() {
        boolean already = kind == Kind.QUEUE || kind == Kind.DIALED;
        return "voice" + Kind.QUEUE.path + "?n=" + (already ? number : number + 1) + "&w=" + (kind == Kind.QUEUE ? waits + 1 : 1) + manner();
    }

    private String manner() {
        return "&lang=" + language + (slow ? "&slow=1" : "");
    }
}
