package huiying.channels.wecom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import huiying.channels.Card;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Fetched;
import huiying.channels.HeldLine;
import huiying.channels.Inbound;
import huiying.channels.MediaSource;
import huiying.channels.MeteredChannel;
import huiying.channels.Opening;
import huiying.channels.Opening.Act;
import huiying.channels.OutboundMessage;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wechat.AccessTokens;
import huiying.channels.wechat.Api;
import huiying.channels.wechat.Cut;
import huiying.channels.wechat.FlatXml;
import huiying.channels.wechat.Freshness;
import huiying.channels.wechat.Media;
import huiying.channels.wechat.WeChatCrypto;
import huiying.channels.wechat.WeChatCrypto.Opened;
import huiying.channels.wire.Wire;

/**
 * WeChat customer service (微信客服). The door only learns that something waits; the messages are fetched and each becomes a request that only this process can
 * make. An address is the customer service account and the customer, parted by a slash: a customer has another id at every enterprise.
 */
public final class WeComChannel implements MeteredChannel, MediaSource, HeldLine {

    private static final String FETCHED = "KF_MSG";
    private static final String STAMP = "x-line";
    private static final String OF_THIS_PROCESS = UUID.randomUUID().toString();
    private static final Duration BURST_CAP = Duration.ofSeconds(10);
    private static final Opening WORDS = new Opening(Act.MESSAGE, 5, Duration.ofHours(48).minusMinutes(1));
    private static final Opening WELCOME = new Opening(Act.TAP, 1, Duration.ofSeconds(15));

    private final WeComAccount account;
    private final Waiting waiting;
    private final Freshness freshness;
    private final WeChatCrypto crypto;
    private final ReadKf reading;
    private final Fetching fetching;
    private final KfMessages messages;
    private final Media media;

    public WeComChannel(WeComAccount account, Waiting waiting, AccessTokens tokens, Wire wire, Freshness freshness, Clock clock) {
        this.account = account;
        this.waiting = waiting;
        this.freshness = freshness;
        this.crypto = new WeChatCrypto(account.token(), account.corpId(), account.encodingAesKey());
        this.reading = new ReadKf(account.account(), waiting, clock);
        var api = new Api(account.apiBaseUrl(), account.tokenName(), tokens, wire::send);
        this.fetching = new Fetching(account.account(), api, waiting);
        this.messages = new KfMessages(account.account(), api, waiting);
        this.media = new Media(api, wire, account.apiBaseUrl());
    }

    @Override
    public String name() {
        return "wecom";
    }

    @Override
    public String account() {
        return account.account();
    }

    @Override
    public void open(Listener to) {
        fetching.open(Fetching.Hearing.of(to, this::request));
    }

    @Override
    public void hangUp() {
        fetching.close();
    }

    @Override
    public boolean connected() {
        return fetching.isOpen();
    }

    WebhookRequest request(byte[] message) {
        return new WebhookRequest(FETCHED, "/wecom/" + account.account(), "", Map.of(STAMP, List.of(OF_THIS_PROCESS)), message);
    }

    @Override
    public boolean verify(WebhookRequest request) {
        return switch (request.method()) {
            case FETCHED -> same(OF_THIS_PROCESS, request.header(STAMP).orElse(""));
            case "GET" -> request.queryParameter("echostr").filter(echo -> proven(request, echo)).isPresent();
            case "POST" -> envelope(request).filter(encrypted -> proven(request, encrypted)).isPresent();
            default -> false;
        };
    }

    /** A right signature around a foreign enterprise's envelope is a forgery; around one that does not open, a wrong key of ours: kept, see {@link #read}. */
    private boolean proven(WebhookRequest request, String encrypted) {
        var timestamp = parameter(request, "timestamp");
        return crypto.signed(parameter(request, "msg_signature"), timestamp, parameter(request, "nonce"), encrypted) && freshness.accepts(timestamp)
                && crypto.decrypt(encrypted).map(Opened::ours).orElse(true);
    }

    private static boolean same(String right, String shown) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private static String parameter(WebhookRequest request, String name) {
        return request.queryParameter(name).orElse("");
    }

    private static Optional<String> envelope(WebhookRequest request) {
        try {
            return FlatXml.parse(request.body()).get("Encrypt");
        } catch (UnreadableRequest notAnEnvelope) {
            return Optional.empty();
        }
    }

    /** What waits is noted safely before the platform is answered, and fetched by whichever node is first. */
    @Override
    public List<Inbound> read(WebhookRequest request) {
        return switch (request.method()) {
            case FETCHED -> reading.from(request.body());
            case "GET" -> List.of(new Inbound.Handshake());
            default -> noted(FlatXml.parse(opened(envelope(request)).xml()));
        };
    }

    private List<Inbound> noted(FlatXml event) {
        if (event.get("Event").filter("kf_msg_or_event"::equals).isPresent()) {
            waiting.note(account.account(), event.require("OpenKfId"), event.get("Token").orElse(""));
            fetching.ring();
        }
        return List.of();
    }

    private Opened opened(Optional<String> encrypted) {
        return encrypted.flatMap(crypto::decrypt).filter(Opened::ours)
                .orElseThrow(() -> new UnreadableRequest("an envelope made with this account's encoding-aes-key was expected"));
    }

    @Override
    public Duration patience(WebhookRequest request) {
        return Duration.ZERO;
    }

    @Override
    public Duration burstCap() {
        return BURST_CAP;
    }

    /** The platform checks a door with an encrypted word and wants to read it. */
    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        return WebhookReply.text(request.method().equals("GET") ? opened(request.queryParameter("echostr")).text() : "success");
    }

    @Override
    public int carries(List<OutboundMessage> answers) {
        return 0;
    }

    @Override
    public Optional<Opening> opens(Inbound.Message act) {
        return switch (act.content()) {
            case Content.Arrived arrived -> act.providerId().endsWith(ReadKf.WELCOME) ? Optional.of(WELCOME) : Optional.empty();
            case Content.Ignored ignored -> Optional.empty();
            default -> Optional.of(WORDS);
        };
    }

    @Override
    public int takes(OutboundMessage message) {
        return Cut.texts(message.text()).size();
    }

    @Override
    public boolean pushes() {
        return true;
    }

    /** Customer service has no forms: outside the window another channel has to do. */
    @Override
    public Optional<Card> card(String occasion, Map<String, String> told) {
        return Optional.empty();
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        return messages.send(message);
    }

    @Override
    public Delivery deliver(OutboundMessage message, Card card) {
        return new Delivery.Refused("no-forms");
    }

    @Override
    public Fetched fetch(String mediaId, long most) {
        return media.fetch(mediaId, most);
    }
}
