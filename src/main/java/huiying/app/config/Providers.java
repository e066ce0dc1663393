package huiying.app.config;

import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.core.env.Environment;

import huiying.channels.smpp.SmppAccount;
import huiying.channels.twilio.TwilioAccount;
import huiying.channels.twilio.TwilioAccount.AuthTokens;
import huiying.channels.wechat.WeChatAccount;

/**
 * Our accounts at the providers: the configured ones, or in the demo accounts at the simulator with secrets made at random for this data directory.
 *
 * @param agentNumbers where a caller who wants a person is put through, by account; empty when there is none
 */
public record Providers(List<WeChatAccount> wechat, List<TwilioAccount> twilio, List<SmppAccount> smpp, Map<String, String> agentNumbers, boolean demo) {
    /** The secret a supervisor's key of the demo is made of. */
    public static final String DEMO_API_KEY = "demo-api-key";

    private static final String MAIN = "main";

    public static Providers configured(Settings.Accounts accounts, String publicBaseUrl) {
        var wechat = accounts.wechat().entrySet().stream().map(entry -> wechat(entry.getKey(), entry.getValue())).toList();
        var twilio = accounts.twilio().entrySet().stream().map(entry -> twilio(entry.getKey(), entry.getValue(), publicBaseUrl)).toList();
        var agents = accounts.twilio().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().agentNumber()));
        var smpp = accounts.smpp().entrySet().stream().map(entry -> smpp(entry.getKey(), entry.getValue())).toList();
        return new Providers(wechat, twilio, smpp, agents, false);
    }

    public static Providers demo(Secrets secrets, String ownBaseUrl, String publicBaseUrl) {
        var appId = "wx" + secrets.text("demo-wechat-app-id").substring(0, 16).toLowerCase(Locale.ROOT);
        var wechat = new WeChatAccount(MAIN, secrets.text("demo-wechat-token").substring(0, 24), appId, secrets.text("demo-wechat-app-secret"),
                secrets.text("demo-wechat-aes-key"), ownBaseUrl + "/simulator/wechat");
        var tokens = new AuthTokens(secrets.text("demo-twilio-auth-token").substring(0, 32), null);
        var twilio = new TwilioAccount(MAIN, "AC" + hex(secrets.bytes("demo-twilio-account-sid")), tokens, "+8675512345", ownBaseUrl + "/simulator/twilio",
                publicBaseUrl);
        return new Providers(List.of(wechat), List.of(twilio), List.of(), Map.of(), true);
    }

    /** How we are reached: as configured, or on this machine. */
    public static String publicBaseUrl(Settings.House house, Environment environment) {
        URI configured = house.publicBaseUrl();
        return configured == null ? "http://localhost:" + environment.getProperty("server.port", "8080") : configured.toString();
    }

    static String ownBaseUrl(Environment environment) {
        return "http://127.0.0.1:" + environment.getProperty("server.port", "8080");
    }

    private static WeChatAccount wechat(String name, Settings.WeChat account) {
        return new WeChatAccount(name, account.token(), account.appId(), account.appSecret(), account.encodingAesKey(), withoutSlash(account.apiBaseUrl()));
    }

    private static TwilioAccount twilio(String name, Settings.Twilio account, String publicBaseUrl) {
        var previous = account.previousAuthToken().isBlank() ? null : account.previousAuthToken();
        return new TwilioAccount(name, account.accountSid(), new AuthTokens(account.authToken(), previous), account.from(), withoutSlash(account.apiBaseUrl()),
                publicBaseUrl);
    }

    private static SmppAccount smpp(String name, Settings.Smpp account) {
        var address = new SmppAccount.Host(account.host(), account.port(), account.tls());
        var login = new SmppAccount.Login(account.systemId(), account.password(), account.systemType());
        var limits = new SmppAccount.Limits(account.window(), account.perSecond(), account.answerTimeout(), account.idle());
        return new SmppAccount(name, address, login, account.from(), account.country(), limits);
    }

    private static String withoutSlash(URI address) {
        var text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).substring(0, 32);
    }
}
