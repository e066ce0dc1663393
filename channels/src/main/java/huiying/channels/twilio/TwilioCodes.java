package huiying.channels.twilio;

import java.time.Duration;

import huiying.channels.Delivery;
import huiying.channels.Trouble;

/**
 * What Twilio's error numbers mean for what happens next. Numbers nobody has named are judged by their class, as the provider advises, because it splits and adds
 * them: a refusal with 4xx is final.
 */
final class TwilioCodes {
    private static final Duration ADMIN = Duration.ofMinutes(10);

    private TwilioCodes() {
    }

    /** A send that was answered with an error. */
    static Delivery delivery(int code) {
        var text = Integer.toString(code);
        return switch (code) {
            case 20429, 21611 -> new Delivery.Failed(text, Duration.ofMinutes(1));
            case 20500, 20503 -> new Delivery.Failed(text, Duration.ofSeconds(5));
            case 20003, 20404, 401, 403, 404, 21212, 21606, 21659, 21660 -> new Delivery.Failed(text, ADMIN, Trouble.OURS);
            default -> new Delivery.Refused(text, trouble(code));
        };
    }

    /** What a code in a report, or a final refusal, tells of. */
    static Trouble trouble(int code) {
        return switch (code) {
            case 21610 -> Trouble.OPTED_OUT;
            case 21211, 21614, 21635, 30005, 30006 -> Trouble.NO_SUCH_ADDRESS;
            case 30003 -> Trouble.OUT_OF_REACH;
            case 30001, 30008 -> Trouble.LOST_ON_THE_WAY;
            case 21612, 30004, 30007 -> Trouble.FILTERED;
            case 21408, 21608, 30002, 30034 -> Trouble.OURS;
            default -> Trouble.OTHER;
        };
    }

    static Trouble trouble(String code) {
        return code.length() == 5 && code.chars().allMatch(digit -> digit >= '0' && digit <= '9') ? trouble(Integer.parseInt(code)) : Trouble.OTHER;
    }
}
