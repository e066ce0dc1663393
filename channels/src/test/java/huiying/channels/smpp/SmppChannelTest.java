package huiying.channels.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.Inbound.Receipt.Status;
import huiying.channels.OutboundMessage;
import huiying.channels.WebhookRequest;

class SmppChannelTest {
    private static final String LAMP = "000101383631333830303133383030300005003132333435000000000000000008" + "00088def706f574f4e86";
    private static final String RECEIPT = "000101383631333830303133383030300005003132333435000400000000000000006269643a336632613931207375623a30303120646c7672643a303031"
            + "207375626d697420646174653a3234303432363134333020646f6e6520646174653a3234303432363134333120737461743a44454c49565244206572723a30303020746578743a"
            + "001e0007336632613931000427000102";
    private static final String LONG = "尊敬的市民，您反映的朝阳路12号路灯损坏问题已由区城管局现场核实并完成维修，如仍有问题请直接回复本短信，我们将在一个工作日内重新办理并与您联系。感谢您对城市管理工作的支持与监督，祝您生活愉快。";

    private final MessageCentre centre = new MessageCentre();
    private final LongMessagesInMemory parts = new LongMessagesInMemory();
    private final SmppChannel channel = new SmppChannel(centre.account("secret8"), parts, Clock.systemUTC());
    private final BlockingQueue<Inbound> heard = new LinkedBlockingQueue<>();
    private volatile boolean away;

    @AfterEach
    void close() throws IOException {
        channel.hangUp();
        centre.close();
    }

    private void open() {
        channel.open(this::take);
        until(channel::connected);
    }

    private void take(WebhookRequest request) {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        assertThat(channel.verify(request)).isTrue();
        heard.addAll(channel.read(request));
    }

    @Test
    void aMessageOfAResidentIsReadFromItsBytesAndAcknowledgedAfterItWasKept() throws Exception {
        open();
        assertThat(centre.deliver(LAMP)).isEqualTo(MessageCentre.OK);

        var message = (Inbound.Message) next();
        assertThat(message.from()).isEqualTo(new Address("sms", "main", "+8613800138000"));
        assertThat(message.content()).isEqualTo(new Content.Text("路灯坏了"));
    }

    @Test
    void theSameWordsTwiceAreTwoMessages() throws Exception {
        open();
        centre.deliver(LAMP);
        centre.deliver(LAMP);

        assertThat(((Inbound.Message) next()).providerId()).isNotEqualTo(((Inbound.Message) next()).providerId());
    }

    @Test
    void aMessageThatCannotBeKeptIsAskedForAgain() throws Exception {
        open();
        away = true;
        assertThat(centre.deliver(LAMP)).isEqualTo(0x64);
        away = false;
        assertThat(centre.deliver(LAMP)).isEqualTo(MessageCentre.OK);

        assertThat(next()).isInstanceOf(Inbound.Message.class);
    }

    @Test
    void aMessageSentOnceMoreAfterTheLineBrokeIsTheSameMessage() throws Exception {
        open();
        centre.deliver(LAMP);
        centre.cut();
        until(() -> centre.binds() == 2 && channel.connected());
        centre.deliver(LAMP);

        assertThat(((Inbound.Message) next()).providerId()).isEqualTo(((Inbound.Message) next()).providerId());
    }

    @Test
    void aShortAnswerIsTheVectorsBytes() {
        open();
        assertThat(channel.deliver(words("【市民热线】您的诉求已受理，编号GD20240426000001。"))).isEqualTo(new Delivery.Delivered("1"));

        assertThat(centre.submitted())
                .containsExactly("000300313233343500010138363133383030313338303030000000000000010008004230105e026c1170ed7ebf301160a876848bc9"
                        + "6c425df253d77406ff0c7f1653f700470044003200300032003400300034003200360030003000300030003000313002");
    }

    @Test
    void aLongAnswerGoesInPartsWithOneReferenceAndArrivesWhenAllPartsHave() throws Exception {
        centre.naming(n -> "000000000" + n);
        open();
        assertThat(channel.deliver(words(LONG))).isEqualTo(new Delivery.Delivered("1"));

        assertThat(centre.submitted()).hasSize(2);
        var first = centre.submitted().getFirst();
        var second = centre.submitted().getLast();
        assertThat(first).contains("004000000000010008008c050003");
        assertThat(second).contains("0040000000000100080040050003");
        assertThat(reference(first)).isEqualTo(reference(second));

        centre.deliver(MessageCentre.receipt(4, "id:0000000001 sub:001 dlvrd:001 stat:DELIVRD err:000 text:"));
        assertThat(((Inbound.Receipt) next()).status()).isEqualTo(Status.SENT);
        centre.deliver(MessageCentre.receipt(4, "id:0000000002 sub:001 dlvrd:001 stat:DELIVRD err:000 text:"));
        assertThat(((Inbound.Receipt) next()).status()).isEqualTo(Status.DELIVERED);
    }

    private static String reference(String body) {
        int at = body.indexOf("050003") + 6;
        return body.substring(at, at + 2);
    }

    @Test
    void wordsOfTheGsmAlphabetGoInTheDefaultCoding() {
        open();
        channel.deliver(words("Case 12 {open}"));

        assertThat(centre.submitted().getFirst()).contains("0100000010").endsWith("43617365203132201b286f70656e1b29");
    }

    @Test
    void aReceiptFindsItsMessageByTagOrText() throws Exception {
        centre.naming(n -> "3f2a91");
        open();
        var sent = words("您好");
        channel.deliver(sent);
        centre.deliver(RECEIPT);

        assertThat(next()).isEqualTo(new Inbound.Receipt("sms", "main", sent.key(), "3f2a91", Status.DELIVERED, ""));
    }

    @Test
    void aCentreThatAnswersInHexadecimalAndReportsInDecimalIsUnderstood() throws Exception {
        centre.naming(n -> "20bc7d03");
        open();
        var sent = words("您好");
        channel.deliver(sent);
        centre.deliver(MessageCentre.receipt(4, "id:549223683 sub:001 dlvrd:001 stat:UNDELIV err:034 text:?"));

        var receipt = (Inbound.Receipt) next();
        assertThat(receipt.key()).isEqualTo(sent.key());
        assertThat(receipt.status()).isEqualTo(Status.UNDELIVERED);
        assertThat(receipt.code()).isEqualTo("034");
    }

    @Test
    void aReceiptThatComesUnmarkedAndBeforeTheAnswerStillFindsItsMessage() throws Exception {
        centre.naming(n -> "Smsc200" + n).reportingFirst();
        open();
        var sent = words("您好");
        channel.deliver(sent);

        assertThat(((Inbound.Receipt) next()).key()).isNull();
        var known = (Inbound.Receipt) next();
        assertThat(known.key()).isEqualTo(sent.key());
        assertThat(known.status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void partsInAnyOrderWithARepeatedOneMakeOneMessage() throws Exception {
        open();
        assertThat(centre.deliver(part(2, "坏了"))).isZero();
        assertThat(centre.deliver(part(2, "坏了"))).isZero();
        assertThat(centre.deliver(part(1, "路灯"))).isZero();

        assertThat(((Inbound.Message) next()).content()).isEqualTo(new Content.Text("路灯坏了"));
        assertThat(heard).isEmpty();
    }

    private static String part(int number, String text) {
        return MessageCentre.message(0x40, MessageCentre.join(new byte[]{5, 0, 3, 42, 2, (byte) number}, text.getBytes(StandardCharsets.UTF_16BE)));
    }

    @Test
    void whatTheCentreSaysDecidesWhatBecomesOfAMessage() {
        open();
        assertThat(deliveredAt(0x0b)).isEqualTo(new Delivery.Refused("smpp-b"));
        assertThat(deliveredAt(0x45)).isEqualTo(new Delivery.Failed("smpp-45", Duration.ofSeconds(5)));
        assertThat(deliveredAt(0x404)).isInstanceOf(Delivery.Failed.class);
        assertThat(deliveredAt(MessageCentre.NO_ANSWER)).isEqualTo(new Delivery.Unknown("smpp-no-answer"));
        assertThat(deliveredAt(MessageCentre.OK)).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void aLongMessageOfWhichOnlyAPartWentOutIsFlaggedNotRepeated() {
        centre.answering(n -> n == 2 ? 0x45 : MessageCentre.OK);
        open();

        assertThat(channel.deliver(words(LONG))).isEqualTo(new Delivery.Unknown("partly-smpp-45"));
    }

    @Test
    void whenTheCentreIsThrottlingTheNextMessageWaitsASecond() {
        centre.answering(n -> n == 1 ? 0x58 : MessageCentre.OK);
        open();
        assertThat(channel.deliver(words("您好"))).isInstanceOf(Delivery.Failed.class);
        var began = Instant.now();

        assertThat(channel.deliver(words("您好"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void withoutALineNothingIsSentAndItIsTriedAgainLater() {
        assertThat(channel.deliver(words("您好"))).isEqualTo(new Delivery.Failed("not-connected", Duration.ofSeconds(10)));
    }

    @Test
    void aWrongPasswordIsNotALine() {
        var wrong = new SmppChannel(centre.account("wrong"), parts, Clock.systemUTC());
        wrong.open(request -> {
        });
        assertThat(wrong.deliver(words("您好"))).isInstanceOf(Delivery.Failed.class);
        assertThat(centre.binds()).isZero();
        wrong.hangUp();
    }

    @Test
    void nobodyElseCanMakeARequestOfThisLine() throws Exception {
        open();
        centre.deliver(LAMP);
        next();
        var forged = new WebhookRequest("DELIVER_SM", "/smpp/main", "", Map.of("x-line", List.of("guess")), new byte[0]);

        assertThat(channel.verify(forged)).isFalse();
    }

    private Delivery deliveredAt(int status) {
        centre.answering(n -> status);
        return channel.deliver(words("您好"));
    }

    private static OutboundMessage words(String text) {
        return OutboundMessage.text(UUID.randomUUID(), new Address("sms", "main", "+8613800138000"), text, "zh");
    }

    private Inbound next() throws InterruptedException {
        var found = heard.poll(20, TimeUnit.SECONDS);
        assertThat(found).isNotNull();
        return found;
    }

    private static void until(BooleanSupplier holds) {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
