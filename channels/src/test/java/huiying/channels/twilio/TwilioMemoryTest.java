package huiying.channels.twilio;

import static huiying.channels.ScriptedProvider.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import huiying.channels.Address;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.Inbound.Receipt.Status;
import huiying.channels.OutboundMessage;
import huiying.channels.Remembering.Fate;
import huiying.channels.Remembering.Received;
import huiying.channels.ScriptedProvider;
import huiying.channels.Trouble;
import huiying.channels.wire.Wire;
import tools.jackson.databind.json.JsonMapper;

class TwilioMemoryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");
    private static final UUID KEY = UUID.fromString("0197a000-0000-7000-8000-000000000001");
    private static final OutboundMessage SENT = OutboundMessage.text(KEY, new Address("sms", "main", TwilioFixture.RESIDENT), "已收到", "zh");

    private final ScriptedProvider provider = new ScriptedProvider();
    private final SmsChannel channel = new SmsChannel(TwilioFixture.account(provider.url()), new Wire(), Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void whatTheDoorMissedIsReadFromTheListWithTheIdsOfTheDoor() {
        provider.then(page(null, inbound("SM1", "路灯坏了", NOW.minusSeconds(60)), outbound("SM2", "已收到", "delivered", NOW)));
        var listed = listed(null);
        assertThat(listed.messages()).singleElement().satisfies(one -> {
            assertThat(one.messages()).isEqualTo(List.of(new Inbound.Message(new Address("sms", "main", TwilioFixture.RESIDENT), "SM1", NOW.minusSeconds(60),
                    new Content.Text("路灯坏了"), false)));
            assertThat(channel.patience(one.record())).isZero();
            assertThat(one).asString().doesNotContain("路灯").doesNotContain("2671");
        });
        assertThat(provider.asked.getFirst().query()).contains("To=%2B15017122661", "DateSent%3E=2026-11-22", "PageSize=");
        assertThat(provider.asked.getFirst().headers().get("Authorization").getFirst()).startsWith("Basic ");
    }

    @Test
    void theNextPageIsAskedForAsLongAsThereIsSomethingNewEnough() {
        provider.then(page("/2010-04-01/Accounts/AC0/Messages.json?Page=1&PageToken=PASM1", inbound("SM1", "一", NOW)))
                .then(page("/2010-04-01/Accounts/AC0/Messages.json?Page=2", inbound("SM0", "很久以前", NOW.minusSeconds(7_200))));
        var first = listed(null);
        assertThat(first.next()).hasValueSatisfying(next -> assertThat(next).contains("PageToken=PASM1"));
        var second = listed(first.next().orElseThrow());
        assertThat(second).isEqualTo(new Received.Listed(List.of(), Optional.empty()));
        assertThat(provider.asked.getLast().query()).isEqualTo("Page=1&PageToken=PASM1");
    }

    @Test
    void anAddressOfTheNextPageThatLeadsElsewhereIsNotFollowed() {
        provider.then(page("https://evil.example/steal", inbound("SM1", "一", NOW)));
        assertThat(listed(null).next()).isEmpty();
    }

    @Test
    void photosOfAMissedMessageAreListedToo() {
        provider.then(page(null, Map.of("sid", "MM1", "from", TwilioFixture.RESIDENT, "to", "+15017122661", "body", "这里", "direction", "inbound", "num_media",
                "1", "date_sent", rfc(NOW))))
                .then(json(200,
                        "{\"media_list\":[{\"sid\":\"ME1\",\"content_type\":\"image/jpeg\",\"uri\":\"/2010-04-01/Accounts/AC0/Messages/MM1/Media/ME1.json\"}]}"));
        var url = provider.url() + "/2010-04-01/Accounts/AC0/Messages/MM1/Media/ME1";
        assertThat(listed(null).messages().getFirst().messages()).extracting(Inbound.Message::content).containsExactly(new Content.Picture(url, url, "这里"));
    }

    @Test
    void aProviderThatDoesNotAnswerWellIsAskedAnotherTime() {
        provider.then(json(503, "")).then(json(200, "<html>")).then(json(200, "[]")).then(new ScriptedProvider.Answer.Drop());
        for (int n = 0; n < 4; n++) {
            assertThat(channel.received(NOW.minusSeconds(600), null)).isInstanceOf(Received.NotNow.class);
        }
    }

    @Test
    void aMessageWhoseAnswerWasLostIsFoundByItsWords() {
        provider.then(page(null, outbound("SM7", "别的", "sent", NOW), outbound("SM8", "已收到", "delivered", NOW)));
        assertThat(channel.fate(SENT, null, NOW.minusSeconds(60))).isEqualTo(new Fate.Known(new Inbound.Receipt("sms", "main", KEY, "SM8", Status.DELIVERED,
                "")));
        assertThat(provider.asked.getFirst().query()).contains("To=%2B14155552671");
    }

    @Test
    void aMessageTheProviderDoesNotHaveWasNeverTaken() {
        provider.then(page(null, outbound("SM8", "已收到", "delivered", NOW.minusSeconds(3_600))));
        assertThat(channel.fate(SENT, null, NOW.minusSeconds(60))).isEqualTo(new Fate.NeverTaken());
    }

    @Test
    void aMessageWhoseIdIsKnownIsAskedForByIt() {
        provider.then(json(200, "{\"sid\":\"SM9\",\"status\":\"undelivered\",\"error_code\":30005}")).then(json(404, "{\"code\":20404}"));
        assertThat(channel.fate(SENT, "SM9", NOW))
                .isEqualTo(new Fate.Known(new Inbound.Receipt("sms", "main", KEY, "SM9", Status.UNDELIVERED, "30005", Trouble.NO_SUCH_ADDRESS)));
        assertThat(provider.asked.getFirst().path()).endsWith("/Messages/SM9.json");
        assertThat(channel.fate(SENT, "SM9", NOW)).isEqualTo(new Fate.NeverTaken());
    }

    @Test
    void aMessageOfSeveralPiecesIsNeverSurelyAbsent() {
        var longer = OutboundMessage.text(KEY, SENT.to(), "路".repeat(2_000), "zh");
        provider.then(page(null));
        assertThat(channel.fate(longer, null, NOW)).isInstanceOf(Fate.NotNow.class);
    }

    private Received.Listed listed(String page) {
        return (Received.Listed) channel.received(NOW.minusSeconds(900), page);
    }

    @SafeVarargs
    private static ScriptedProvider.Answer page(String next, Map<String, String>... messages) {
        var list = new java.util.HashMap<String, Object>(Map.of("messages", messages));
        list.put("next_page_uri", next);
        return json(200, JsonMapper.shared().writeValueAsString(list));
    }

    private static Map<String, String> inbound(String sid, String words, Instant at) {
        return Map.of("sid", sid, "from", TwilioFixture.RESIDENT, "to", "+15017122661", "body", words, "direction", "inbound", "status", "received",
                "num_media",
                "0", "date_sent", rfc(at));
    }

    private static Map<String, String> outbound(String sid, String words, String status, Instant at) {
        return Map.of("sid", sid, "to", TwilioFixture.RESIDENT, "from", "+15017122661", "body", words, "direction", "outbound-api", "status", status,
                "num_media", "0", "date_created", rfc(at));
    }

    private static String rfc(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
