package huiying.app.config;

import java.net.URI;
import java.util.Map;

/** Refuses provider accounts that are half set or cannot be right. */
final class AccountChecks {
    private static final int AES_KEY_LENGTH = 43;

    private AccountChecks() {
    }

    static void check(Settings.Accounts accounts) {
        accounts.wechat().forEach((name, account) -> check("huiying.wechat." + name, account));
        accounts.twilio().forEach((name, account) -> check("huiying.twilio." + name, account));
        accounts.smpp().forEach((name, account) -> check("huiying.smpp." + name, account));
        accounts.wecom().forEach((name, account) -> check("huiying.wecom." + name, account));
        accounts.smpp().keySet().stream().filter(accounts.twilio()::containsKey).findFirst().ifPresent(name -> {
            throw new BadConfiguration("huiying.smpp." + name, "has the name of a Twilio account: both would be the text messages of " + name + ".");
        });
    }

    private static void check(String prefix, Settings.WeChat account) {
        needAll(prefix, "a WeChat account needs token, app-id, app-secret and encoding-aes-key",
                Map.of("token", account.token(), "app-id", account.appId(), "app-secret",
                        account.appSecret(), "encoding-aes-key", account.encodingAesKey()));
        checkKey(prefix, account.encodingAesKey());
        checkUrl(prefix, account.apiBaseUrl());
        if (!account.type().equals("service") && !account.type().equals("subscription")) {
            throw new BadConfiguration(prefix + ".type", "must be service or subscription.");
        }
        account.forms().forEach((occasion, form) -> check(prefix + ".forms." + occasion, form));
        try {
            WeChatWiring.menu(account.menu());
        } catch (IllegalArgumentException wrong) {
            throw new BadConfiguration(prefix + ".menu", "cannot be published: " + wrong.getMessage() + ".");
        }
    }

    private static void check(String prefix, Settings.Form form) {
        if (form.id().isBlank() || form.fields().isEmpty()) {
            throw new BadConfiguration(prefix, "needs id and fields.");
        }
        if (!form.kind().equals("template") && !form.kind().equals("subscription")) {
            throw new BadConfiguration(prefix + ".kind", "must be template or subscription.");
        }
    }

    private static void check(String prefix, Settings.WeCom account) {
        needAll(prefix, "a WeCom account needs corp-id, secret, token and encoding-aes-key",
                Map.of("corp-id", account.corpId(), "secret", account.secret(), "token", account.token(), "encoding-aes-key", account.encodingAesKey()));
        checkKey(prefix, account.encodingAesKey());
        checkUrl(prefix, account.apiBaseUrl());
    }

    private static void checkKey(String prefix, String key) {
        if (key.length() != AES_KEY_LENGTH || !key.chars().allMatch(AccountChecks::base64)) {
            throw new BadConfiguration(prefix + ".encoding-aes-key",
                    "must be " + AES_KEY_LENGTH + " letters, digits, + or /, this one has " + key.length() + " characters.");
        }
    }

    private static void check(String prefix, Settings.Twilio account) {
        needAll(prefix, "a Twilio account needs account-sid, auth-token and from",
                Map.of("account-sid", account.accountSid(), "auth-token", account.authToken(), "from", account.from()));
        checkUrl(prefix, account.apiBaseUrl());
    }

    private static void check(String prefix, Settings.Smpp account) {
        needAll(prefix, "a message centre needs host, system-id, password and from",
                Map.of("host", account.host(), "system-id", account.systemId(), "password", account.password(), "from", account.from()));
        if (account.password().length() > 8 || account.systemId().length() > 15) {
            throw new BadConfiguration(prefix, "SMPP allows 15 characters for system-id and 8 for password.");
        }
        if (account.window() < 1 || account.perSecond() < 1) {
            throw new BadConfiguration(prefix, "window and per-second must be 1 or more.");
        }
    }

    private static boolean base64(int c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '+' || c == '/';
    }

    private static void needAll(String prefix, String rule, Map<String, String> values) {
        values.entrySet().stream().filter(entry -> entry.getValue().isBlank()).map(Map.Entry::getKey).sorted().findFirst().ifPresent(missing -> {
            throw new BadConfiguration(prefix + "." + missing, "is missing: " + rule + ".");
        });
    }

    private static void checkUrl(String prefix, URI url) {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new BadConfiguration(prefix + ".api-base-url", "must be an http or https address.");
        }
    }
}
