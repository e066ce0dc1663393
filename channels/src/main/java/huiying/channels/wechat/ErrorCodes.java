package huiying.channels.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

import huiying.channels.Delivery;
import huiying.channels.Trouble;
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
        return classify(answer.path("errcode").asInt(0), answer.path("msgid").asString(""));
    }

    private Delivery classify(int code, String messageId) {
        return switch (code) {
            case 0, 45065 -> new Delivery.Delivered(messageId);
            case -1 -> failed(code, Duration.ofSeconds(2));
            case 45011, 45066 -> failed(code, Duration.ofMinutes(1));
            case 45009 -> failed(code, untilMidnight());
            case 40003, 43004, 46004, 50005 -> refused(code, Trouble.NO_SUCH_ADDRESS); // no such person, or nobody who follows us
            case 43019, 48002, 50002 -> refused(code, Trouble.NO_SUCH_ADDRESS); // blocked us, refuses messages, or is restricted
            case 43108, 43116 -> refused(code, Trouble.OTHER); // this form came too often
            case 43101, 45015, 45047 -> refused(code, Trouble.WINDOW_CLOSED);
            case 40007, 40008, 40033, 40035, 45002, 45008, 47001 -> refused(code, Trouble.OURS); // the same at every try
            case 40037, 41030, 47003 -> refused(code, Trouble.OURS); // a form that is set wrongly
            default -> new Delivery.Failed(Integer.toString(code), WHEN_AN_ADMIN_MAY_HAVE_LOOKED, Trouble.OURS); // 40013, 40125, 40164, 40243, 48001, 48004
        };
    }

    private static Delivery failed(int code, Duration after) {
        return new Delivery.Failed(Integer.toString(code), after);
    }

    private static Delivery refused(int code, Trouble trouble) {
        return new Delivery.Refused(Integer.toString(code), trouble);
    }

    private Duration untilMidnight() {
        var now = clock.instant().atZone(CHINA);
        return Duration.between(now, now.toLocalDate().plusDays(1).atTime(LocalTime.of(0, 1)).atZone(CHINA));
    }
}
