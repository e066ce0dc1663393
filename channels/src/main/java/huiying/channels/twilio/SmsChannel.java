package huiying.channels.twilio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.messaging.Message;

import huiying.channels.Address;
import huiying.channels.CleanText;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Fetched;
import huiying.channels.Inbound;
import huiying.channels.Inbound.Receipt.Status;
import huiying.channels.MediaSource;
import huiying.channels.OutboundMessage;
import huiying.channels.Remembering;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;
import huiying.channels.sms.SmsSegments;
import huiying.channels.wire.Wire;

/** Text messages of one account. Words like STOP are content, unless the provider says that it has answered them: what they mean is decided elsewhere. */
public final class SmsChannel implements MediaSource, Remembering {

    /** The provider would wait fifteen seconds, but does not repeat a message that took too long: three hold an ordinary answer and leave room for a bad moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BURST_CAP = Duration.ofSeconds(10);
    private static final int MOST_MEDIA = 10;

    private final TwilioAccount account;
    private final TwilioSignature signature;
    private final SmsSender sender;
    private final TwilioMedia media;
    private final TwilioMemory memory;
    private final Clock clock;

    public SmsChannel(TwilioAccount account, Wire wire, Clock clock) {
        this.account = account;
        this.signature = new TwilioSignature(account);
        this.sender = new SmsSender(account, wire);
        this.media = TwilioMedia.ofMessages(account, wire);
        this.memory = new TwilioMemory(account, wire, clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public String account() {
        return account.account();
    }

    @Override
    public boolean verify(WebhookRequest request) {
        return signature.verify(request);
    }

    @Override
    public List<Inbound> read(WebhookRequest request) {
        var fields = Fields.of(request);
        return isStatus(request) ? List.of(receipt(fields)) : messages(fields);
    }

    private static boolean isStatus(WebhookRequest request) {
        return request.path().endsWith("/sms/status");
    }

    private Inbound receipt(Fields fields) {
        var status = fields.get("MessageStatus").or(() -> fields.get("SmsStatus")).orElseThrow(() -> new UnreadableRequest("a MessageStatus was expected"));
        var code = fields.get("ErrorCode").map(text -> CleanText.cut(text, 16)).orElse("");
        boolean moreFollow = fields.request().queryParameter("more").isPresent();
        return new Inbound.Receipt(name(), account(), key(fields), fields.sid("MessageSid"), moreFollow ? ofPiece(rank(status)) : rank(status), code,
                TwilioCodes.trouble(code));
    }

    /** A piece that arrived is not the message; one that did not is. */
    private static Status ofPiece(Status status) {
        return status == Status.UNDELIVERED ? status : Status.QUEUED;
    }

    private static @Nullable UUID key(Fields fields) {
        try {
            return fields.request().queryParameter("key").map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    static Status rank(String status) {
        return switch (status) {
            case "sent" -> Status.SENT;
            case "delivered", "read", "received", "partially_delivered" -> Status.DELIVERED;
            case "undelivered", "failed", "canceled" -> Status.UNDELIVERED;
            default -> Status.QUEUED;
        };
    }

    private List<Inbound> messages(Fields fields) {
        return messages(fields, clock.instant());
    }

    private List<Inbound> messages(Fields fields, Instant sentAt) {
        var from = fields.phoneNumber("From").orElseThrow(() -> new UnreadableRequest("a phone number was expected in From"));
        var contents = contents(fields);
        var id = fields.sid("MessageSid");
        return IntStream.range(0, contents.size()).<Inbound>mapToObj(
                index -> new Inbound.Message(new Address(name(), account(), from), index == 0 ? id : id + ":" + index, sentAt, contents.get(index),
                        false))
                .toList();
    }

    /** Words that come with media are the first one's caption. */
    private static List<Content> contents(Fields fields) {
        var answered = fields.get("OptOutType").map(SmsChannel::answered);
        if (answered.isPresent()) {
            return List.of(answered.get());
        }
        var words = CleanText.of(fields.get("Body").orElse(""));
        var contents = new ArrayList<Content>();
        for (int index = 0; index < MOST_MEDIA; index++) {
            media(fields, index, contents.isEmpty() && !words.isEmpty() ? words : null).ifPresent(contents::add);
        }
        if (contents.isEmpty() || !words.isEmpty() && !(contents.getFirst() instanceof Content.Picture)) {
            contents.addFirst(new Content.Text(words));
        }
        return contents;
    }

    /** The provider has understood the word, acted on it and answered it. */
    private static Content answered(String optOutType) {
        return switch (optOutType) {
            case "STOP" -> new Content.Consent(Content.Consent.Wish.STOP);
            case "START" -> new Content.Consent(Content.Consent.Wish.START);
            default -> new Content.Ignored(CleanText.cut(optOutType, 16));
        };
    }

    private static Optional<Content> media(Fields fields, int index, @Nullable String caption) {
        var type = fields.get("MediaContentType" + index).orElse("image/");
        return fields.webAddress("MediaUrl" + index).map(url -> switch (type.substring(0, Math.max(0, type.indexOf('/')))) {
            case "image" -> new Content.Picture(url, url, caption);
            case "audio" -> new Content.Voice(url, null);
            case "video" -> new Content.File("video", url, null);
            default -> new Content.File("file", url, null);
        });
    }

    @Override
    public Duration patience(WebhookRequest request) {
        return isStatus(request) || request.method().equals(TwilioMemory.RECALLED) ? Duration.ZERO : PATIENCE;
    }

    @Override
    public Duration burstCap() {
        return BURST_CAP;
    }

    /** What became of an answer that was lost on its way is found out by asking the provider. */
    @Override
    public boolean repeatsAnswers() {
        return false;
    }

    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        if (isStatus(request)) {
            return WebhookReply.empty();
        }
        var response = new MessagingResponse.Builder();
        answers.stream().limit(1).map(this::message).forEach(response::message);
        return WebhookReply.xml(response.build().toXml());
    }

    private Message message(OutboundMessage answer) {
        return new Message.Builder(SmsSender.pieces(answer).getFirst()).statusCallback(SmsSender.statusCallback(account, answer, false)).build();
    }

    /** One: several in one response may arrive in any order. None when it is too long for one message. */
    @Override
    public int carries(List<OutboundMessage> answers) {
        return answers.isEmpty() || SmsSender.pieces(answers.getFirst()).size() > 1 ? 0 : 1;
    }

    @Override
    public int parts(OutboundMessage message) {
        return SmsSender.pieces(message).stream().mapToInt(piece -> SmsSegments.of(piece).parts()).sum();
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        return sender.send(message);
    }

    @Override
    public Fetched fetch(String mediaId, long most) {
        return media.fetch(mediaId, most);
    }

    @Override
    public boolean forget(String mediaId) {
        return media.forget(mediaId);
    }

    @Override
    public Received received(Instant since, @Nullable String page) {
        return switch (memory.inbound(since, page)) {
            case TwilioMemory.Page.NotNow(var code) -> new Received.NotNow(code);
            case TwilioMemory.Page.Listed(var records, var next) -> new Received.Listed(records.stream().flatMap(one -> recalled(one).stream()).toList(), next);
        };
    }

    /** What the door could not have read is nothing that can have been missed there. */
    private Optional<Recalled> recalled(TwilioMemory.Resource resource) {
        try {
            var messages = messages(Fields.of(resource.request()), resource.sentAt()).stream().map(Inbound.Message.class::cast).toList();
            return Optional.of(new Recalled(messages, resource.request()));
        } catch (UnreadableRequest senseless) {
            return Optional.empty();
        }
    }

    @Override
    public Fate fate(OutboundMessage message, @Nullable String providerId, Instant sentAfter) {
        return memory.fate(message, providerId, sentAfter);
    }
}
