package huiying.channels.wechat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import huiying.channels.Channel;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wechat.WeChatCrypto.Opened;
import huiying.channels.wire.Wire;

/** One WeChat Official Account in safe mode. The plain and the mixed mode are refused: their signature covers neither the words nor the sender. */
public final class WeChatChannel implements Channel {

    /** WeChat gives up after five seconds and sends the message again. */
    private static final Duration PATIENCE = Duration.ofMillis(4_500);
    private static final Duration BURST_CAP = Duration.ofSeconds(4);

    private final SecureRandom random = new SecureRandom();
    private final WeChatAccount account;
    private final WeChatCrypto crypto;
    private final Freshness freshness;
    private final Clock clock;
    private final ReadMessage reading;
    private final CustomerMessages customerMessages;

    public WeChatChannel(WeChatAccount account, AccessTokens tokens, Wire wire, Freshness freshness, Clock clock) {
        this.account = account;
        this.crypto = new WeChatCrypto(account);
        this.freshness = freshness;
        this.clock = clock;
        this.reading = new ReadMessage(account.account(), clock);
        this.customerMessages = new CustomerMessages(account, tokens, wire, new ErrorCodes(clock));
    }

    @Override
    public String name() {
        return "wechat";
    }

    @Override
    public String account() {
        return account.account();
    }

    @Override
    public boolean verify(WebhookRequest request) {
        return switch (request.method()) {
            case "GET" -> request.queryParameter("echostr").isPresent() && signed(request, "signature") && fresh(request);
            case "POST" -> verifyEnvelope(request);
            default -> false;
        };
    }

    /** A right signature around a foreign account's envelope is a forgery; around an envelope that does not open, a wrong key of ours: kept, see {@link #read}. */
    private boolean verifyEnvelope(WebhookRequest request) {
        if (!parameter(request, "encrypt_type").equals("aes") || request.queryParameter("signature").isPresent() && !signed(request, "signature")) {
            return false;
        }
        return envelope(request).filter(encrypted -> signed(request, "msg_signature", encrypted) && fresh(request))
                .map(encrypted -> crypto.decrypt(encrypted).map(Opened::ours).orElse(true)).orElse(false);
    }

    private boolean signed(WebhookRequest request, String signature, String... covered) {
        var parts = List.of(parameter(request, "timestamp"), parameter(request, "nonce"));
        var all = covered.length == 0 ? parts : List.of(parts.get(0), parts.get(1), covered[0]);
        return crypto.signed(parameter(request, signature), all.toArray(String[]::new));
    }

    private boolean fresh(WebhookRequest request) {
        return freshness.accepts(parameter(request, "timestamp"));
    }

    private static String parameter(WebhookRequest request, String name) {
        return request.queryParameter(name).orElse("");
    }

    /** The ciphertext, unless plain fields stand beside it: that is the mixed mode. */
    private static Optional<String> envelope(WebhookRequest request) {
        try {
            var outer = FlatXml.parse(request.body());
            return outer.has("MsgType") || outer.has("FromUserName") ? Optional.empty() : outer.get("Encrypt");
        } catch (UnreadableRequest notAnEnvelope) {
            return Optional.empty();
        }
    }

    @Override
    public List<Inbound> read(WebhookRequest request) {
        return List.of(request.method().equals("GET") ? new Inbound.Handshake() : reading.from(open(request)));
    }

    private byte[] open(WebhookRequest request) {
        return envelope(request).flatMap(crypto::decrypt).filter(Opened::ours).map(Opened::xml)
                .orElseThrow(() -> new UnreadableRequest("an envelope made with this account's encoding-aes-key was expected"));
    }

    @Override
    public Duration patience(WebhookRequest request) {
        return request.method().equals("GET") ? Duration.ZERO : PATIENCE;
    }

    @Override
    public Duration burstCap() {
        return BURST_CAP;
    }

    /** {@code success} tells WeChat neither to repeat the message nor to show the resident a warning. */
    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        if (request.method().equals("GET")) {
            return WebhookReply.text(parameter(request, "echostr"));
        }
        return answers.isEmpty() ? WebhookReply.text("success") : WebhookReply.xml(reply(request, answers));
    }

    /** The account's own {@code gh_} name is taken from the message: no setting has it. */
    private String reply(WebhookRequest request, List<OutboundMessage> answers) {
        var message = FlatXml.parse(open(request));
        long now = clock.instant().getEpochSecond();
        var xml = PassiveReply.xml(message.require("FromUserName"), message.require("ToUserName"), now, PassiveReply.words(answers));
        return seal(xml, Long.toString(now), Long.toUnsignedString(random.nextLong()));
    }

    String seal(String xml, String timestamp, String nonce) {
        var encrypted = crypto.encrypt(xml);
        return PassiveReply.envelope(encrypted, crypto.sign(timestamp, nonce, encrypted), timestamp, nonce);
    }

    @Override
    public int carries(List<OutboundMessage> answers) {
        return PassiveReply.carries(answers);
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        return customerMessages.send(message);
    }
}
