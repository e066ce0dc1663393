package huiying.channels.wechat;

import java.net.URI;

import com.google.re2j.Pattern;

/**
 * One Official Account as its owner configured it on the platform and here.
 *
 * @param account        our name for it: {@code main}
 * @param token          the shared word that signs requests
 * @param appId          {@code wx...}
 * @param appSecret      buys access tokens
 * @param encodingAesKey 43 characters, the key of safe mode
 * @param apiBaseUrl     {@code https://api.weixin.qq.com}, or another host in a test
 */
public record WeChatAccount(String account, String token, String appId, String appSecret, String encodingAesKey, String apiBaseUrl) {

    public static final String API = "https://api.weixin.qq.com";

    private static final Pattern AES_KEY = Pattern.compile("[A-Za-z0-9+/]{43}");

    public WeChatAccount {
        require(!token.isBlank(), account, "token", "must not be empty");
        require(!appId.isBlank(), account, "app-id", "must not be empty");
        require(!appSecret.isBlank(), account, "app-secret", "must not be empty");
        require(AES_KEY.matches(encodingAesKey), account, "encoding-aes-key",
                "must be exactly 43 letters, digits, + or /, but has " + encodingAesKey.length() + " characters");
        require(isHttp(apiBaseUrl), account, "api-base-url", "must be an http or https address");
        apiBaseUrl = apiBaseUrl.endsWith("/") ? apiBaseUrl.substring(0, apiBaseUrl.length() - 1) : apiBaseUrl;
    }

    public WeChatAccount(String account, String token, String appId, String appSecret, String encodingAesKey) {
        this(account, token, appId, appSecret, encodingAesKey, API);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "wechat:" + account;
    }

    private static void require(boolean right, String account, String key, String sentence) {
        if (!right) {
            throw new IllegalArgumentException("huiying.wechat." + account + "." + key + " " + sentence);
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
}
