package huiying.channels.wechat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.re2j.Pattern;

import huiying.channels.wechat.Api.Reply;

/** Has codes made that say where they were scanned: a lamp post's sticker opens the talk with the lamp post's number. */
public final class CodeDesk {

    /** The longest a code may last that does not last for ever. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final Pattern SCENE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final String PICTURE = "https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=";

    private final Api api;

    public CodeDesk(Api api) {
        this.api = api;
    }

    /** What came of it. */
    public sealed interface Made {

        /** @param url what the code says; whoever prints stickers draws the code from it */
        record Code(String ticket, String url) implements Made {
            /** The platform's own picture of the code. */
            public String picture() {
                return PICTURE + URLEncoder.encode(ticket, StandardCharsets.UTF_8);
            }
        }

        record Refused(String code) implements Made {
        }
    }

    /** True for what a code can carry: letters, digits and {@code _ . : -}, at most 64. */
    public static boolean isScene(String scene) {
        return SCENE.matches(scene);
    }

    /** A code for good; an account has a hundred thousand of them. */
    public Made forGood(String scene) {
        return make(scene, Duration.ZERO);
    }

    /** A code that ends, after thirty days at most. */
    public Made forAWhile(String scene, Duration lasts) {
        return make(scene, lasts.compareTo(LONGEST) > 0 ? LONGEST : lasts);
    }

    private Made make(String scene, Duration lasts) {
        if (!isScene(scene)) {
            return new Made.Refused("scene");
        }
        var order = new LinkedHashMap<String, Object>();
        order.put("action_name", lasts.isZero() ? "QR_LIMIT_STR_SCENE" : "QR_STR_SCENE");
        order.put("action_info", Map.of("scene", Map.of("scene_str", scene)));
        if (!lasts.isZero()) {
            order.put("expire_seconds", lasts.toSeconds());
        }
        return switch (api.post("/cgi-bin/qrcode/create", order)) {
            case Reply.NoToken(var code, var after) -> new Made.Refused(code);
            case Reply.Said said -> made(said);
        };
    }

    private static Made made(Reply.Said said) {
        var ticket = said.body().path("ticket").asString("");
        return ticket.isEmpty()
                ? new Made.Refused(said.code() == 0 ? "no-answer" : Integer.toString(said.code()))
                : new Made.Code(ticket, said.body().path("url").asString(""));
    }
}
