package huiying.bot.spool;

import java.util.List;
import java.util.Map;

import huiying.channels.Channel;
import huiying.channels.WebhookRequest;

/** One proven request of a provider as it lies in the spool, with the door it came through. */
public record Spooled(String channel, String account, String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    public static Spooled of(Channel channel, WebhookRequest request) {
        return new Spooled(channel.name(), channel.account(), request.method(), request.path(), request.query(), request.headers(), request.body());
    }

    public WebhookRequest request() {
        return new WebhookRequest(method, path, query, headers, body);
    }

    /** Without what residents wrote. */
    @Override
    public String toString() {
        return "Spooled[" + channel + "/" + account + "]";
    }
}
