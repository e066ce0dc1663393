package huiying.app.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** Everything that can be set under {@code huiying.}; docs/configuration.md explains each key. */
public final class Settings {
    private Settings() {
    }

    /**
     * The house itself.
     *
     * @param publicBaseUrl where residents' providers reach us; signatures cover it
     * @param zone          the city's time zone
     * @param dataDirectory where the embedded servers and generated secrets live
     * @param node          this process among several; made up when absent
     * @param demo          false switches the demo off even without any real account
     */
    @ConfigurationProperties("huiying")
    public record House(@Nullable URI publicBaseUrl, @DefaultValue("Asia/Shanghai") ZoneId zone, @DefaultValue("data") Path dataDirectory,
            @Nullable String node,
            @DefaultValue("true") boolean demo) {
    }

    /** Our accounts at the providers, by name; {@code main} is the one whose door needs no name. */
    @ConfigurationProperties("huiying")
    public record Accounts(@DefaultValue Map<String, WeChat> wechat, @DefaultValue Map<String, Twilio> twilio, @DefaultValue Map<String, Smpp> smpp,
            @DefaultValue Map<String, WeCom> wecom) {

        /** Whether any real account is configured: one switches the whole demo off. */
        public boolean none() {
            return wechat.isEmpty() && twilio.isEmpty() && smpp.isEmpty() && wecom.isEmpty();
        }
    }

    /**
     * One WeChat Official Account.
     *
     * @param type     {@code service} or {@code subscription}
     * @param verified whether the platform has verified who owns it
     * @param forms    template and subscription notices agreed with the platform, by the occasion they tell
     * @param menu     the buttons below the chat; empty leaves the menu alone
     */
    public record WeChat(@DefaultValue("") String token, @DefaultValue("") String appId, @DefaultValue("") String appSecret,
            @DefaultValue("") String encodingAesKey, @DefaultValue("https://api.weixin.qq.com") URI apiBaseUrl, @DefaultValue("service") String type,
            @DefaultValue("true") boolean verified, @DefaultValue Map<String, Form> forms, @DefaultValue List<MenuButton> menu) {
        @Override
        public String toString() {
            return "WeChat[" + appId + "]";
        }
    }

    /**
     * A notice as it is agreed with the platform.
     *
     * @param kind   {@code template} or {@code subscription}
     * @param fields what goes into each of its fields, with names of what is told in braces
     * @param link   where a tap leads
     * @param perDay how many may be sent on one day
     */
    public record Form(@DefaultValue("") String id, @DefaultValue("template") String kind, @DefaultValue Map<String, String> fields,
            @DefaultValue("") String link, @DefaultValue("100000") int perDay) {
    }

    /** A button of the menu: {@code value} is its key, or the address of a {@code view}. */
    public record MenuButton(@DefaultValue("") String name, @DefaultValue("") String type, @DefaultValue("") String value,
            @DefaultValue List<MenuButton> below) {
    }

    /** One application of an enterprise that may look after its WeChat customer service accounts. */
    public record WeCom(@DefaultValue("") String corpId, @DefaultValue("") String secret, @DefaultValue("") String token,
            @DefaultValue("") String encodingAesKey, @DefaultValue("https://qyapi.weixin.qq.com") URI apiBaseUrl) {
        @Override
        public String toString() {
            return "WeCom[" + corpId + "]";
        }
    }

    /** What one part of a message costs, by channel or {@code channel.account}; {@code person} for a call by an agent. */
    @ConfigurationProperties("huiying")
    public record Costs(@DefaultValue Map<String, BigDecimal> prices) {
    }

    /** One Twilio account with its number. {@code previousAuthToken} is accepted while the token is being changed. */
    public record Twilio(@DefaultValue("") String accountSid, @DefaultValue("") String authToken, @DefaultValue("") String previousAuthToken,
            @DefaultValue("") String from, @DefaultValue("https://api.twilio.com") URI apiBaseUrl, @DefaultValue("") String agentNumber) {
        @Override
        public String toString() {
            return "Twilio[" + accountSid + "]";
        }
    }

    /**
     * One bind at a message centre.
     *
     * @param country   country code of numbers the centre gives in national form
     * @param window    messages that may be under way at once
     * @param perSecond messages per second
     */
    public record Smpp(@DefaultValue("") String host, @DefaultValue("2775") int port, @DefaultValue("false") boolean tls, @DefaultValue("") String systemId,
            @DefaultValue("") String password, @DefaultValue("") String systemType, @DefaultValue("") String from, @DefaultValue("86") String country,
            @DefaultValue("10") int window, @DefaultValue("20") int perSecond, @DefaultValue("10s") Duration answerTimeout,
            @DefaultValue("30s") Duration idle) {
        @Override
        public String toString() {
            return "Smpp[" + systemId + "@" + host + "]";
        }
    }

    /** The providers' other side in the demo: {@code faults} is a script of what goes wrong on the way. */
    @ConfigurationProperties("huiying.simulator")
    public record Simulator(@Nullable Path faults) {
    }

    /**
     * What text messages may cost and reach, for each account.
     *
     * @param countries     beginnings of numbers that may be sent to; the country of our own number when absent
     * @param daily         parts a day in all, 0 for no limit
     * @param dailyNumber   parts a day to one number
     * @param answers       automatic answers to one number within ten minutes
     * @param hush          how long a machine then gets none
     * @param reconcile     how often providers are asked what they received; 0 for never
     * @param overlap       how far back beyond the last time
     */
    @ConfigurationProperties("huiying.sms")
    public record Texts(@DefaultValue List<String> countries, @DefaultValue("20000") int daily, @DefaultValue("120") int dailyNumber,
            @DefaultValue("30") int answers, @DefaultValue("6h") Duration hush, @DefaultValue("5m") Duration reconcile,
            @DefaultValue("15m") Duration overlap) {
    }

    /**
     * How a conversation is taken.
     *
     * @param quietWindow how long a resident must be quiet before their words are taken as one turn; zero takes each at once
     */
    @ConfigurationProperties("huiying.conversation")
    public record Conversation(@DefaultValue("1500ms") Duration quietWindow) {
    }

    /**
     * What automatic dispatch promises.
     *
     * @param promise the share of automatic dispatches that must be right; higher means fewer are automatic
     * @param sample  the share of automatic dispatches a person looks at all the same, in steps of one in a hundred
     */
    @ConfigurationProperties("huiying.dispatch")
    public record Dispatch(@DefaultValue("0.90") double promise, @DefaultValue("0.02") double sample) {
    }

    /** The keys personal data is sealed with: {@code id:base64} each, the highest id seals new rows; made at first start when absent. */
    @ConfigurationProperties("huiying.vault")
    public record VaultKeys(@DefaultValue List<String> keys, @DefaultValue("") String indexKey) {
        @Override
        public String toString() {
            return "VaultKeys[***]";
        }
    }

    /** Where signed events may be sent besides public addresses: {@code host} or {@code host:port} each, also over plain http. */
    @ConfigurationProperties("huiying.subscriptions")
    public record Subscriptions(@DefaultValue List<String> allowedHosts) {
    }

    /** Bearer keys for automation: {@code name:secret:role[:unit]} each. */
    @ConfigurationProperties("huiying.api")
    public record Api(@DefaultValue List<String> keys) {
        @Override
        public String toString() {
            return "Api[***]";
        }
    }

    /** When residents are told news: {@code quiet} is from when to when nobody is disturbed, {@code none} for any hour. */
    @ConfigurationProperties("huiying.news")
    public record News(@DefaultValue("") String quiet) {
    }

    /**
     * How staff work.
     *
     * @param undo    how long a decision may be taken back
     * @param figures how old the figures of rates, sheet and wall may be before they are reckoned anew
     */
    @ConfigurationProperties("huiying.desk")
    public record Desk(@DefaultValue("10s") Duration undo, @DefaultValue("30s") Duration figures) {
    }

    /**
     * How staff come in.
     *
     * @param secondFactor {@code required}, {@code optional}, or {@code auto}: required wherever it is not the demo
     */
    @ConfigurationProperties("huiying.staff")
    public record Staff(@DefaultValue("auto") String secondFactor) {
        /** Whether a password alone opens nothing. */
        public boolean asksForSecondFactor(boolean demo) {
            return secondFactor.equals("required") || secondFactor.equals("auto") && !demo;
        }
    }

    /**
     * How often a minute one key may use the API, and one network address the public pages, on all nodes together.
     *
     * @param chats  new chats from one network address
     * @param photos photos brought to chats from one network address
     */
    @ConfigurationProperties("huiying.limits")
    public record Limits(@DefaultValue("6000") int api, @DefaultValue("3000") int anonymous, @DefaultValue("600") int chats,
            @DefaultValue("120") int photos) {
    }

    /** How many loops take turns and how many send. */
    @ConfigurationProperties("huiying.workers")
    public record Loops(@DefaultValue("4") int inbox, @DefaultValue("4") int outbox) {
    }

    /**
     * Where proven requests are kept while the database is away.
     *
     * @param directory best on a volume of its own; below the data directory when absent
     * @param limit     the most it may take; beyond it providers are asked to come again
     */
    @ConfigurationProperties("huiying.spool")
    public record Spool(@Nullable Path directory, @DefaultValue("512MB") DataSize limit) {
    }

    /**
     * The Open311 door.
     *
     * @param jurisdiction what clients name the city, usually its domain; empty accepts any
     * @param contact      whom a developer asks
     * @param reads        how many questions a minute one key, or one address without a key, may ask
     * @param writes       how many requests and comments a minute one key may send
     */
    @ConfigurationProperties("huiying.open311")
    public record Open311(@DefaultValue("") String jurisdiction, @DefaultValue("12345") String contact, @DefaultValue("600") int reads,
            @DefaultValue("120") int writes) {
    }
}
