package huiying.channels.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

import huiying.channels.Delivery;
import tools.jackson.databind.JsonNode;

/** What WeChat's return codes mean for one message. The HTTP status is 200 even for errors. */
final class ErrorCodes {

    /** Quotas are counted per day in China, wherever this runs. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration WHEN_AN_ADMIN_MAY_HAVE_LOOKED = Duration.ofMinutes(10);

    private final Clock clock;

    ErrorCodes(Clock clock) {
        this.clock = clock;
    }

    Delivery classify(JsonNode answer) {
        if (!answer.isObject()) {
            return new Delivery.Unknown("unreadable-answer");
        }
        return classify(answer.path("errcode").asInt(0), answer.path("msgid").asString(""));
    }

    private Delivery classify(int code, String messageId) {
        return switch (code) {
            case 0, 45065 -> new Delivery.Delivered(messageId);
            case -1 -> failed(code, Duration.ofSeconds(2));
            case 45011, 45066 -> failed(code, Duration.ofMinutes(1));
            case 45009 -> failed(code, untilMidnight());
            case 40003, 43004, 46004, 50002, 50005 -> refused(code); // not a follower, or restricted
            case 43019, 43101, 48002 -> refused(code); // blocked us, or refuses messages
            case 45015, 45047 -> refused(code); // 48-hour window closed, or its five messages used up
            case 40008, 40033, 40035, 45002, 47001 -> refused(code); // our own mistake, the same at every try
            default -> failed(code, WHEN_AN_ADMIN_MAY_HAVE_LOOKED);
        };
    }

    private static Delivery failed(int code, Duration after) {
        return new Delivery.Failed(Integer.toString(code), after);
    }

    private static Delivery refused(int code) {
        return new Delivery.Refused(Integer.toString(code));
    }

    private Duration untilMidnight() {
        var now = clock.instant().atZone(CHINA);
        return Duration.between(now, now.toLocalDate().plusDays(1).atTime(LocalTime.of(0, 1)).atZone(CHINA));
    }
}
