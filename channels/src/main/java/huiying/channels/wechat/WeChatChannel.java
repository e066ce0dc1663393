package huiying.channels.wechat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import huiying.channels.Card;
import huiying.channels.Delivery;
import huiying.channels.Fetched;
import huiying.channels.Inbound;
import huiying.channels.MediaSource;
import huiying.channels.MeteredChannel;
import huiying.channels.Opening;
import huiying.channels.OutboundMessage;
import huiying.channels.Trouble;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.wechat.WeChatCrypto.Opened;
import huiying.channels.wire.Wire;

/** One WeChat Official Account in safe mode. The plain and the mixed mode are refused: their signature covers neither the words nor the sender. */
public final class WeChatChannel implements MeteredChannel, MediaSource {

    /** WeChat gives up after five seconds and sends the message again. */
    private static final Duration PATIENCE = Duration.ofMillis(4_500);
    private static final Duration BURST_CAP = Duration.ofSeconds(4);

    private final SecureRandom random = new SecureRandom();
    private final WeChatAccount account;
    private final WeChatCrypto crypto;
    private final Freshness freshness;
    private final Clock clock;
    private final ReadMessage reading;
    private final Abilities abilities;
    private final CustomerMessages customerMessages;
    private final FormMessages formMessages;
    private final Media media;

    /** @param abilities what the platform lets this account do, and the forms agreed with it */
    public WeChatChannel(WeChatAccount account, Abilities abilities, AccessTokens tokens, Wire wire, Freshness freshness, Clock clock) {
        this.account = account;
        this.abilities = abilities;
        this.crypto = new WeChatCrypto(account);
        this.freshness = freshness;
        this.clock = clock;
        this.reading = new ReadMessage(account.account(), clock);
        var api = new Api(account.apiBaseUrl(), account.account(), tokens, wire::send);
        this.customerMessages = new CustomerMessages(api, new ErrorCodes(clock));
        this.formMessages = new FormMessages(api, new ErrorCodes(clock));
        this.media = new Media(api, wire, account.apiBaseUrl());
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
        return request.method().equals("GET") ? List.of(new Inbound.Handshake()) : reading.from(open(request));
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

    /** Where nothing can be sent afterwards, a long answer is cut rather than lost. */
    @Override
    public int carries(List<OutboundMessage> answers) {
        return abilities.mayPush() ? PassiveReply.fitting(answers) : PassiveReply.carries(answers);
    }

    @Override
    public void stillWorking(WebhookRequest request) {
        if (abilities.mayPush() && request.method().equals("POST")) {
            FlatXml.parse(open(request)).get("FromUserName").ifPresent(customerMessages::typing);
        }
    }

    @Override
    public Optional<Opening> opens(Inbound.Message act) {
        return Windows.openedBy(act.content());
    }

    @Override
    public int takes(OutboundMessage message) {
        return Cut.texts(message.text()).size();
    }

    @Override
    public boolean pushes() {
        return abilities.mayPush();
    }

    @Override
    public Optional<Card> card(String occasion, Map<String, String> told) {
        return Optional.ofNullable(abilities.forms().get(occasion)).filter(this::may).map(form -> form.filled(told));
    }

    private boolean may(Form form) {
        return form.kind() == Card.Kind.TEMPLATE ? abilities.mayTemplate() : abilities.maySubscribe();
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        return abilities.mayPush() ? customerMessages.send(message) : new Delivery.Refused("no-push", Trouble.WINDOW_CLOSED);
    }

    @Override
    public Delivery deliver(OutboundMessage message, Card card) {
        return formMessages.send(message, card);
    }

    @Override
    public Fetched fetch(String mediaId, long most) {
        return media.fetch(mediaId, most);
    }
}
