package huiying.channels.smpp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

import huiying.channels.Address;
import huiying.channels.CleanText;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.HeldLine;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.UnreadableRequest;
import huiying.channels.WebhookReply;
import huiying.channels.WebhookRequest;

/**
 * Text messages over one SMPP bind. What is heard becomes a request that only this process can make; the centre is told that we have a message after it has
 * been kept, and told to come again when it could not be.
 */
public final class SmppChannel implements HeldLine {
    private static final int COME_AGAIN = 0x64;
    private static final int NOT_SUPPORTED = 0x03;
    private static final int LONGEST_PROVIDER_ID = 64;
    private static final Duration BURST_CAP = Duration.ofSeconds(10);

    private final SmppAccount account;
    private final LongMessages longMessages;
    private final Clock clock;
    private final SmppLine line;
    private final Submitted submitted = new Submitted();
    private final EarlyReceipts early;
    private final Repeats repeats;
    private final String stamp;
    private volatile Listener listener = request -> {
        throw new IllegalStateException("the line is not open");
    };

    public SmppChannel(SmppAccount account, LongMessages longMessages, Clock clock) {
        this(account, longMessages, clock, UUID.randomUUID().toString());
    }

    /** @param stamp what proves that a request was made by this process */
    SmppChannel(SmppAccount account, LongMessages longMessages, Clock clock, String stamp) {
        this.account = account;
        this.stamp = stamp;
        this.longMessages = longMessages;
        this.clock = clock;
        this.line = new SmppLine(account, clock);
        this.early = new EarlyReceipts(clock);
        this.repeats = new Repeats(clock);
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
    public void open(Listener to) {
        listener = to;
        line.open(new Ear(), new SmppLine.Meanwhile(repeats::newSession, this::handOverIncomplete));
    }

    @Override
    public void hangUp() {
        line.close();
    }

    @Override
    public boolean connected() {
        return line.connected();
    }

    private final class Ear implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
            var heard = repeats.sameIdIfRepeated(Heard.of(pdu));
            try {
                listener.heard(heard.request(account.account(), stamp));
            } catch (RuntimeException notKept) {
                throw new ProcessRequestException("not kept", COME_AGAIN, notKept);
            }
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            // a phone is reachable again: nothing of ours waits for that
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("data_sm is not used for messages of people", NOT_SUPPORTED);
        }
    }

    @Override
    public boolean verify(WebhookRequest request) {
        return request.method().equals(Heard.METHOD)
                && MessageDigest.isEqual(stamp.getBytes(StandardCharsets.UTF_8), request.header(Heard.STAMP).orElse("").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Inbound> read(WebhookRequest request) {
        var heard = Heard.of(request);
        var split = Split.of(heard);
        if (split.isPresent() && !heard.marksReceipt()) {
            return part(heard, split.get());
        }
        var octets = Split.withoutHeader(heard);
        var text = heard.marksReceipt() ? new String(octets, StandardCharsets.ISO_8859_1) : Coding.decode(heard.coding(), octets);
        return ReceiptText.of(heard, text).map(receipt -> receipt(request, receipt)).orElseGet(() -> List.of(message(heard.id(), sender(heard), text)));
    }

    private List<Inbound> part(Heard heard, Split split) {
        var part = new Part(sender(heard), heard.to(), split.reference(), split.total(), split.number(), Coding.decode(heard.coding(), split.octets()),
                heard.id());
        return longMessages.add(account.account(), part).map(whole -> List.of(message(whole.providerId(), whole.sender(), whole.text()))).orElse(List.of());
    }

    private String sender(Heard heard) {
        var number = Numbers.international(heard.from(), heard.fromType(), account.country());
        if (number.isEmpty() || !number.chars().skip(1).allMatch(c -> c >= '0' && c <= '9')) {
            throw new UnreadableRequest("a phone number was expected as source_addr");
        }
        return number;
    }

    private Inbound message(String id, String sender, String text) {
        return new Inbound.Message(new Address(name(), account(), sender), id, clock.instant(), new Content.Text(CleanText.of(text)), false);
    }

    /** A receipt may be here before the answer to what it speaks of: it is read once more then. */
    private List<Inbound> receipt(WebhookRequest request, ReceiptText receipt) {
        var id = CleanText.cut(Submitted.plain(receipt.id()), LONGEST_PROVIDER_ID);
        var meaning = submitted.meaning(receipt.id(), receipt.status());
        if (meaning.isEmpty()) {
            early.put(id, request);
            return List.of(new Inbound.Receipt(name(), account(), null, id, receipt.status(), receipt.code()));
        }
        return List.of(new Inbound.Receipt(name(), account(), meaning.get().key(), id, meaning.get().status(), receipt.code()));
    }

    @Override
    public Duration patience(WebhookRequest request) {
        return Duration.ZERO;
    }

    @Override
    public Duration burstCap() {
        return BURST_CAP;
    }

    @Override
    public WebhookReply acknowledge(WebhookRequest request, List<OutboundMessage> answers) {
        return WebhookReply.empty();
    }

    @Override
    public int carries(List<OutboundMessage> answers) {
        return 0;
    }

    @Override
    public int parts(OutboundMessage message) {
        return Coding.encode(message.text()).size();
    }

    @Override
    public Delivery deliver(OutboundMessage message) {
        var ids = new ArrayList<String>();
        for (var part : Coding.encode(message.text())) {
            switch (line.submit(message.to().value(), part)) {
                case Outcome.Taken taken -> ids.add(taken.id());
                case Outcome.Doubtful doubtful -> {
                    return new Delivery.Unknown(doubtful.code());
                }
                case Outcome.Later later -> {
                    return ids.isEmpty() ? new Delivery.Failed(later.code(), later.after()) : new Delivery.Unknown("partly-" + later.code());
                }
                case Outcome.Never never -> {
                    return ids.isEmpty() ? new Delivery.Refused(never.code()) : new Delivery.Unknown("partly-" + never.code());
                }
            }
        }
        submitted.remember(message.key(), ids);
        early.of(ids).forEach(listener::heard);
        return new Delivery.Delivered(CleanText.cut(Submitted.plain(ids.getFirst()), LONGEST_PROVIDER_ID));
    }

    private void handOverIncomplete() {
        for (var whole : longMessages.overdue(account.account())) {
            var incomplete = new Heard(whole.providerId(), whole.sender(), 1, whole.recipient(), 0, Coding.UCS2,
                    whole.text().getBytes(StandardCharsets.UTF_16BE),
                    Map.of());
            listener.heard(incomplete.request(account.account(), stamp));
            longMessages.forget(account.account(), whole.providerId());
        }
    }
}
