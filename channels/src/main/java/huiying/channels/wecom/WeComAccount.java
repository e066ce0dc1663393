package huiying.channels.wecom;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

import huiying.channels.wechat.TokenDesk;

/**
 * One application of an enterprise that may look after its customer service accounts.
 *
 * @param account        our name for it: {@code main}
 * @param corpId         {@code ww...}; seals what the platform sends us
 * @param secret         of the application, buys access tokens
 * @param token          the shared word that signs requests
 * @param encodingAesKey 43 characters
 * @param apiBaseUrl     {@code https://qyapi.weixin.qq.com}, or another host in a test
 */
public record WeComAccount(String account, String corpId, String secret, String token, String encodingAesKey, String apiBaseUrl) {

    public static final String API = "https://qyapi.weixin.qq.com";

    public WeComAccount {
        require(!corpId.isBlank(), account, "corp-id", "must not be empty");
        require(!secret.isBlank(), account, "secret", "must not be empty");
        require(!token.isBlank(), account, "token", "must not be empty");
        require(encodingAesKey.length() == 43, account, "encoding-aes-key", "must have 43 characters, but has " + encodingAesKey.length());
        apiBaseUrl = apiBaseUrl.endsWith("/") ? apiBaseUrl.substring(0, apiBaseUrl.length() - 1) : apiBaseUrl;
    }

    /** The name its access token is kept under: other accounts may be called the same. */
    public String tokenName() {
        return "wecom:" + account;
    }

    /** Where its token is bought; here a token cannot be ended before its time. */
    public TokenDesk.Counter counter(TokenDesk desk) {
        var order = HttpRequest.newBuilder(URI.create(apiBaseUrl + "/cgi-bin/gettoken?corpid=" + encoded(corpId) + "&corpsecret=" + encoded(secret))).GET();
        return anew -> desk.buy(order.build());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "wecom:" + account;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void require(boolean right, String account, String key, String sentence) {
        if (!right) {
            throw new IllegalArgumentException("huiying.wecom." + account + "." + key + " " + sentence);
        }
    }
}
