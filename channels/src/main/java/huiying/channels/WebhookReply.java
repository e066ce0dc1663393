package huiying.channels;

/** What a provider gets back for its request. */
public record WebhookReply(int status, String contentType, String body) {

    public static WebhookReply text(String body) {
        return new WebhookReply(200, "text/plain; charset=utf-8", body);
    }

    public static WebhookReply xml(String body) {
        return new WebhookReply(200, "text/xml; charset=utf-8", body);
    }

    public static WebhookReply empty() {
        return new WebhookReply(204, "text/plain; charset=utf-8", "");
    }

    /** Without the body: it carries what we tell a resident. */
    @Override
    public String toString() {
        return "WebhookReply[" + status + "]";
    }
}
