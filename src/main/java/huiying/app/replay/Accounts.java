package huiying.app.replay;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import huiying.channels.twilio.TwilioAccount;
import huiying.channels.twilio.TwilioAccount.AuthTokens;
import huiying.channels.wechat.WeChatAccount;
import picocli.CommandLine.Option;

/** An account given on the command line, for a service whose configuration is not at hand. */
final class Accounts {
    @Option(names = "--token", paramLabel = "TOKEN", description = "WeChat: the account's token.")
    private @Nullable String token;

    @Option(names = "--app-id", paramLabel = "ID", description = "WeChat: the account's app id.")
    private @Nullable String appId;

    @Option(names = "--encoding-aes-key", paramLabel = "KEY", description = "WeChat: the account's key of 43 characters.")
    private @Nullable String encodingAesKey;

    @Option(names = "--account-sid", paramLabel = "SID", description = "SMS: the account's sid.")
    private @Nullable String accountSid;

    @Option(names = "--auth-token", paramLabel = "TOKEN", description = "SMS: the account's auth token.")
    private @Nullable String authToken;

    @Option(names = "--to", defaultValue = "+8675500000", paramLabel = "NUMBER", description = "SMS: the number residents write to (default: ${DEFAULT-VALUE}).")
    private String to = "+8675500000";

    @Option(names = "--public-url", paramLabel = "URL", description = "SMS: huiying.public-base-url of the service; the signature covers it.")
    private @Nullable String publicUrl;

    @Nullable
    String publicUrl() {
        return publicUrl;
    }

    Optional<WeChatAccount> wechat() {
        return token == null || appId == null || encodingAesKey == null
                ? Optional.empty()
                : Optional.of(new WeChatAccount("main", token, appId, "unused", encodingAesKey));
    }

    Optional<TwilioAccount> twilio(String reachedAt) {
        return accountSid == null || authToken == null
                ? Optional.empty()
                : Optional.of(new TwilioAccount("main", accountSid, new AuthTokens(authToken, null), to, TwilioAccount.API, reachedAt));
    }
}
