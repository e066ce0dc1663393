package huiying.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import huiying.channels.wire.Wire;

/** What every adapter promises. A new one extends this and gets these tests; {@code docs/new-channel.md} goes through them one by one. */
public abstract class ChannelContract {

    protected static final Instant NOW = Instant.ofEpochSecond(1_714_112_445);
    protected static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String WORDS = "朝阳路12号的路灯坏了 13800138000";
    private static final String HOSTILE = "]]></Content><script>alert(\"1\")</script>&amp;&#0;'\u0001 朝阳路 😀";

    /** One row of the table of provider answers. */
    public record Outcome(String when, ScriptedProvider.Answer answer, Delivery expected) {
    }

    /** The adapter, with its provider at this address. */
    protected abstract Channel channel(String providerUrl, Wire wire);

    /** What a resident's words look like inside a request, before they are signed. */
    protected abstract byte[] content(String words);

    /** The request that carries this content, rightly signed whatever it is. */
    protected abstract WebhookRequest signed(byte[] content);

    /** At least ten requests with the genuine one's signature that are not the genuine one. */
    protected abstract Map<String, WebhookRequest> mutations(WebhookRequest genuine);

    /** The words the resident would be shown in this reply; empty when replies carry none. */
    protected abstract Optional<String> shown(WebhookReply reply);

    protected abstract Address resident();

    /** Empty when the adapter sends nothing over the network. */
    protected abstract List<Outcome> outcomes();

    /** What a connection that cannot be made means; empty like {@link #outcomes}. */
    protected abstract Optional<Delivery> unreachable();

    protected final Channel channel() {
        return channel("http://127.0.0.1:1", new Wire());
    }

    /** What a network can do to one message of ours. */
    public enum Weather {
        /** Nobody takes the call. */
        NOBODY_THERE,
        /** The call is taken and ends before a byte was read. */
        CUT_AT_ONCE,
        /** The message is taken and the line ends. */
        CUT_AFTER,
        /** Too many, in seven seconds again. */
        TOO_MANY,
        /** The provider says that it is broken. */
        BROKEN,
        /** The provider says yes in a language nobody knows. */
        GARBAGE,
        /** The message is taken and nothing is said any more. */
        SILENT
    }

    /** What this adapter tells of one message sent in such weather; empty when it sends nothing over a network. Those that speak HTTP need not change this. */
    protected Optional<Delivery> sentIn(Weather weather) throws Exception {
        return outcomes().isEmpty() ? Optional.empty() : Optional.of(switch (weather) {
            case NOBODY_THERE -> channel(ScriptedProvider.nobody(), new Wire()).deliver(answer(WORDS));
            case CUT_AT_ONCE -> cutAtOnce();
            case CUT_AFTER -> sentTo(new ScriptedProvider.Answer.Drop());
            case TOO_MANY -> sentTo(new ScriptedProvider.Answer.Json(429, "{}", Map.of("Retry-After", "7")));
            case BROKEN -> sentTo(ScriptedProvider.json(503, "<html>we are sorry"));
            case GARBAGE -> sentTo(ScriptedProvider.json(200, "\u0001\uFFFD<"));
            case SILENT -> sentTo(new ScriptedProvider.Answer.Hang());
        });
    }

    private Delivery sentTo(ScriptedProvider.Answer answer) {
        try (var provider = new ScriptedProvider().then(answer)) {
            var wire = answer instanceof ScriptedProvider.Answer.Hang ? new Wire(Duration.ofSeconds(2), Duration.ofMillis(300)) : new Wire();
            return channel(provider.url(), wire).deliver(answer(WORDS));
        }
    }

    private Delivery cutAtOnce() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> cutEverybody(server));
            return channel("http://127.0.0.1:" + server.getLocalPort(), new Wire()).deliver(answer(WORDS));
        }
    }

    private static void cutEverybody(ServerSocket server) {
        while (!server.isClosed()) {
            try (var caller = server.accept()) {
                caller.setSoLinger(true, 0);
            } catch (IOException over) {
                return;
            }
        }
    }

    /** The adapter so much later than the fixed clock; one that proves freshness must override this. */
    protected Channel channelAfter(Duration length) {
        return channel();
    }

    protected final OutboundMessage answer(String words) {
        return OutboundMessage.text(UUID.fromString("0197a000-0000-7000-8000-000000000001"), resident(), words, "zh");
    }

    private WebhookRequest genuine() {
        return signed(content(WORDS));
    }

    @Test
    void aGenuineRequestIsVerified() {
        assertThat(channel().verify(genuine())).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> aMutatedRequestIsRefused() {
        var mutations = mutations(genuine());
        assertThat(mutations).hasSizeGreaterThanOrEqualTo(10);
        return mutations.entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey(), () -> assertThat(channel().verify(one.getValue())).isFalse()));
    }

    @Test
    void theResidentsWordsArrive() {
        assertThat(channel().read(genuine())).singleElement().isInstanceOfSatisfying(Inbound.Message.class, message -> {
            assertThat(message.content()).isEqualTo(new Content.Text(WORDS, spokenConfidence()));
            assertThat(message.from()).isEqualTo(resident());
        });
    }

    protected double spokenConfidence() {
        return 1;
    }

    @Test
    void readingTwiceGivesTheSameId() {
        assertThat(channel().read(genuine())).isEqualTo(channel().read(genuine()));
    }

    @Test
    void anAnswerComesBackAsItWasWrittenHoweverHostile() {
        var reply = channel().acknowledge(genuine(), List.of(answer(HOSTILE)));
        shown(reply).ifPresent(words -> assertThat(words).isEqualTo(CleanText.of(HOSTILE)));
        assertThat(reply.status()).isBetween(200, 204);
    }

    @Test
    void nothingToSayIsAPlainAcknowledgement() {
        var reply = channel().acknowledge(genuine(), List.of());
        assertThat(reply.status()).isBetween(200, 204);
        assertThat(reply.body()).doesNotContain("朝阳路");
    }

    @Test
    void aReplyCarriesNoMoreThanItWasGiven() {
        assertThat(channel().carries(List.of())).isZero();
        assertThat(channel().carries(List.of(answer("一"), answer("二")))).isBetween(0, 2);
    }

    @Test
    void waitingIsBounded() {
        assertThat(channel().patience(genuine())).isBetween(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(channel().burstCap()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void nothingPersonalIsPrinted() {
        var read = channel().read(genuine());
        var reply = channel().acknowledge(genuine(), List.of(answer(WORDS)));
        var printed = read + " " + genuine() + " " + reply + " " + answer(WORDS) + " " + channel() + " " + read.getFirst();
        assertThat(printed).doesNotContain("路灯", "13800138000", resident().value());
    }

    @TestFactory
    Stream<DynamicTest> deliveryTellsWhatBecameOfTheMessage() {
        return outcomes().stream().map(one -> DynamicTest.dynamicTest(one.when(), () -> {
            try (var provider = new ScriptedProvider().then(one.answer())) {
                var wire = one.answer() instanceof ScriptedProvider.Answer.Hang ? new Wire(Duration.ofSeconds(2), Duration.ofMillis(300)) : new Wire();
                assertThat(channel(provider.url(), wire).deliver(answer(WORDS))).isEqualTo(one.expected());
                assertThat(provider.sends()).as("sent once, never repeated").hasSize(1);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> whateverTheNetworkDoesItIsToldHonestly() {
        return Stream.of(Weather.values()).map(weather -> DynamicTest.dynamicTest(weather.name(), () -> {
            var began = Instant.now();
            sentIn(weather).ifPresent(told -> assertThat(told).satisfies(delivery -> honest(weather, delivery)));
            assertThat(Duration.between(began, Instant.now())).as("nobody is kept waiting").isLessThan(Duration.ofSeconds(20));
        }));
    }

    /** Sent or not sent is said only where it is certain; what may have been taken is never tried again by itself. */
    private static void honest(Weather weather, Delivery told) {
        switch (weather) {
            case NOBODY_THERE, BROKEN -> assertThat(told).isInstanceOf(Delivery.Failed.class);
            case CUT_AT_ONCE -> assertThat(told).isInstanceOfAny(Delivery.Failed.class, Delivery.Unknown.class);
            case CUT_AFTER, SILENT, GARBAGE -> assertThat(told).isInstanceOf(Delivery.Unknown.class);
            case TOO_MANY -> assertThat(told).isInstanceOfSatisfying(Delivery.Failed.class,
                    failed -> assertThat(failed.after()).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
        }
    }

    /** The same bytes once more, a moment or a day later: refused, or recognised as what we have. */
    @Test
    void aReplayIsRefusedOrIsTheSameMessage() {
        var genuine = genuine();
        for (var later : List.of(channel(), channelAfter(Duration.ofDays(1)))) {
            if (later.verify(genuine)) {
                assertThat(ids(later.read(genuine))).isEqualTo(ids(channel().read(genuine)));
            }
        }
    }

    /** Two residents, or two messages of one: never taken for twins, whatever the provider numbers them. */
    @Test
    void otherWordsUnderAnotherRequestAreStillAMessageOfTheSameResident() {
        assertThat(channel().read(signed(content("别的话")))).singleElement()
                .isInstanceOfSatisfying(Inbound.Message.class, message -> assertThat(message.from()).isEqualTo(resident()));
    }

    private static List<String> ids(List<Inbound> read) {
        return read.stream().map(inbound -> inbound instanceof Inbound.Message message ? message.from().value() + message.providerId() : "").toList();
    }

    @Test
    void whatAMessageCostsIsAtLeastOnePart() {
        assertThat(channel().parts(answer("好"))).isEqualTo(1);
        assertThat(channel().parts(answer("路".repeat(500)))).isPositive();
    }

    @Test
    void aProviderThatCannotBeReachedSurelyGotNothing() {
        unreachable().ifPresent(expected -> assertThat(channel(ScriptedProvider.nobody(), new Wire()).deliver(answer(WORDS))).isEqualTo(expected));
    }

    /** Two thousand broken contents, each rightly signed: a fault of the provider's, or of ours, must end in quarantine and not in a crash. */
    @Test
    void signedNonsenseIsUnreadableAndNothingWorse() {
        var random = new Random(20_261_122);
        var channel = channel();
        for (int round = 0; round < 2_000; round++) {
            tryToHandle(channel, signed(broken(content(WORDS), random)), round);
        }
    }

    /** Two thousand requests broken anywhere: refused, or harmless. */
    @Test
    void brokenRequestsAreRefusedWithoutHarm() {
        var random = new Random(42);
        var channel = channel();
        for (int round = 0; round < 2_000; round++) {
            var good = genuine();
            var query = new String(broken(good.query().getBytes(StandardCharsets.ISO_8859_1), random), StandardCharsets.ISO_8859_1);
            var headers = random.nextInt(4) == 0 ? Map.<String, List<String>>of() : good.headers();
            tryToHandle(channel, new WebhookRequest(good.method(), good.path(), query, headers, broken(good.body(), random)), round);
        }
    }

    private void tryToHandle(Channel channel, WebhookRequest request, int round) {
        try {
            if (channel.verify(request)) {
                channel.patience(request);
                channel.acknowledge(request, List.of());
                channel.read(request).forEach(Object::toString);
                channel.acknowledge(request, List.of(answer(WORDS)));
            }
        } catch (UnreadableRequest expected) {
            assertThat(expected.getMessage()).doesNotContain("路灯", "13800138000");
        } catch (RuntimeException bug) {
            fail("round " + round, bug);
        }
    }

    protected static byte[] broken(byte[] bytes, Random random) {
        var copy = random.nextInt(5) == 0 && bytes.length > 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
        for (int hit = random.nextInt(6); hit > 0 && copy.length > 0; hit--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }
}
