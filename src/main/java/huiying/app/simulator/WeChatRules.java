package huiying.app.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What WeChat lets an account send to whom, as it enforces it: five messages in 48 hours after words, three in a minute after a tap, a scan or a follow, forms by
 * the day, nothing to those who do not follow. A tap's messages are used up before those that words opened. Thread-safe.
 */
public final class WeChatRules {
    static final int OK = 0;
    private static final int WINDOW_CLOSED = 45015;
    private static final int USED_UP = 45047;
    private static final int NOT_A_FOLLOWER = 43004;
    private static final int NO_CONSENT = 43101;
    private static final int DAY_USED_UP = 45009;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Clock clock;
    private final boolean strict;
    private final int formsADay;
    private final Map<String, Follower> followers = new HashMap<>();
    private final Map<LocalDate, Integer> forms = new HashMap<>();

    /** One follower's windows and consents. */
    private static final class Follower {
        private Instant wordsUntil = Instant.MIN;
        private Instant tapUntil = Instant.MIN;
        private int words;
        private int taps;
        private boolean follows = true;
        private final Map<String, Integer> consents = new HashMap<>();
    }

    /** @param strict false lets everything pass to those nobody has seen doing anything: others may post for them */
    public WeChatRules(Clock clock, boolean strict, int formsADay) {
        this.clock = clock;
        this.strict = strict;
        this.formsADay = formsADay;
    }

    void acted(String openid, WeChatMessage message) {
        switch (message) {
            case WeChatMessage.Event event when event.event().equals("unsubscribe") -> left(openid);
            case WeChatMessage.Event event when !event.event().equals("VIEW") -> tapped(openid);
            case WeChatMessage.Tap tap -> tapped(openid);
            case WeChatMessage.Event event -> of(openid);
            case WeChatMessage.Finished finished -> of(openid);
            default -> said(openid);
        }
    }

    /** Somebody wrote, spoke or showed something. */
    public synchronized void said(String openid) {
        var follower = of(openid);
        follower.wordsUntil = clock.instant().plus(Duration.ofHours(48));
        follower.words = 5;
    }

    /** Somebody tapped a menu or a line of a menu message, scanned a code, or began to follow. */
    public synchronized void tapped(String openid) {
        var follower = of(openid);
        follower.follows = true;
        follower.tapUntil = clock.instant().plus(Duration.ofMinutes(1));
        follower.taps = 3;
    }

    public synchronized void left(String openid) {
        followers.put(openid, new Follower());
        of(openid).follows = false;
    }

    public synchronized void agreed(String openid, String form) {
        of(openid).consents.merge(form, 1, Integer::sum);
    }

    /** The code a customer message is answered with. */
    public synchronized int push(String openid) {
        var follower = followers.get(openid);
        if (follower == null) {
            return strict ? WINDOW_CLOSED : OK;
        }
        var now = clock.instant();
        if (!follower.follows) {
            return NOT_A_FOLLOWER;
        }
        if (now.isBefore(follower.tapUntil) && follower.taps > 0) {
            follower.taps--;
            return OK;
        }
        if (now.isBefore(follower.wordsUntil) && follower.words > 0) {
            follower.words--;
            return OK;
        }
        return now.isBefore(follower.tapUntil) || now.isBefore(follower.wordsUntil) ? USED_UP : WINDOW_CLOSED;
    }

    /** The code a template is answered with. */
    public synchronized int template(String openid) {
        var follower = followers.get(openid);
        return follower != null && !follower.follows || follower == null && strict ? NOT_A_FOLLOWER : ofToday();
    }

    /** The code a subscription notice is answered with. */
    public synchronized int subscription(String openid, String form) {
        var follower = of(openid);
        if (follower.consents.getOrDefault(form, 0) == 0) {
            return NO_CONSENT;
        }
        int code = ofToday();
        follower.consents.merge(form, code == OK ? -1 : 0, Integer::sum);
        return code;
    }

    private int ofToday() {
        var today = LocalDate.ofInstant(clock.instant(), CHINA);
        forms.keySet().removeIf(day -> day.isBefore(today));
        return forms.merge(today, 1, Integer::sum) <= formsADay ? OK : DAY_USED_UP;
    }

    private synchronized Follower of(String openid) {
        return followers.computeIfAbsent(openid, unknown -> new Follower());
    }

    /** The codes that say that too much was sent. */
    public static Set<String> tooMuch() {
        return Set.of("45015", "45047", "45009");
    }
}
