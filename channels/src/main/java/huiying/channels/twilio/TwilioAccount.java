package huiying.channels.twilio;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * One Twilio account, or an on-premise server that speaks like it, with the number residents write to and call.
 *
 * @param account       our name for it: {@code main}
 * @param accountSid    {@code AC...}
 * @param tokens        what signs its requests and ours
 * @param from          our number, E.164
 * @param apiBaseUrl    {@code https://api.twilio.com}, or another host in a test
 * @param publicBaseUrl how the provider reaches us, exactly as configured there: signatures cover it
 */
public record TwilioAccount(String account, String accountSid, AuthTokens tokens, String from, String apiBaseUrl, String publicBaseUrl) {

    public static final String API = "https://api.twilio.com";

    public TwilioAccount {
        require(!accountSid.isBlank(), account, "account-sid", "must not be empty");
        require(!tokens.current().isBlank(), account, "auth-token", "must not be empty: anybody could sign with an empty one");
        require(!from.isBlank(), account, "from", "must not be empty");
        require(isHttp(apiBaseUrl), account, "api-base-url", "must be an http or https address");
        if (!isHttp(publicBaseUrl)) {
            throw new IllegalArgumentException("huiying.public-base-url must be an http or https address");
        }
        apiBaseUrl = withoutSlash(apiBaseUrl);
        publicBaseUrl = withoutSlash(publicBaseUrl);
    }

    /** The door a provider is told: without the account's name for {@code main}. */
    public String door(String kind) {
        return "/channels/twilio/" + (account.equals("main") ? "" : account + "/") + kind;
    }

    /** The same seen from outside, for callbacks. */
    String publicDoor(String kind) {
        return publicBaseUrl + door(kind);
    }

    /** The same within the provider's current document, which sees the path in front of us but not the host. */
    String relativeDoor(String kind) {
        return URI.create(publicBaseUrl).getRawPath() + door(kind);
    }

    /** Without the secrets and the number. */
    @Override
    public String toString() {
        return "twilio:" + account;
    }

    private static void require(boolean right, String account, String key, String sentence) {
        if (!right) {
            throw new IllegalArgumentException("huiying.twilio." + account + "." + key + " " + sentence);
        }
    }

    private static boolean isHttp(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** The account's secret, and the one before it while it is being replaced. */
    public record AuthTokens(String current, @Nullable String previous) {
        @Override
        public String toString() {
            return "AuthTokens";
        }
    }
}
