package huiying.bot.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import huiying.bot.inbox.Accepted.Outcome;
import huiying.bot.vault.Ids;
import huiying.channels.Content;

class InboxTest {
    private final InboxFixture city = new InboxFixture(Duration.ofMillis(1500));

    @Test
    void aMessageIsKeptWithItsReceiptAndItsLane() {
        assertThat(city.say("wang", "m1", "路灯坏了").outcome()).isEqualTo(Outcome.STORED);
        assertThat(city.count("select count(*) from inbox where state = 'waiting'")).isOne();
        assertThat(city.count("select count(*) from receipt where outcome = 'stored'")).isOne();
        assertThat(city.count("select count(*) from lane where due_at > now()")).isOne();
    }

    @Test
    void theSameMessageTwiceIsOneMessageAndTwoReceipts() {
        var first = city.say("wang", "m1", "路灯坏了");
        var second = city.say("wang", "m1", "路灯坏了");
        assertThat(second).isEqualTo(new Accepted(first.inbox(), Outcome.DUPLICATE));
        assertThat(city.count("select count(*) from inbox")).isOne();
        assertThat(city.count("select count(*) from receipt")).isEqualTo(2);
    }

    @Test
    void theSameIdFromTwoPeopleIsTwoMessages() {
        city.say("wang", "m1", "路灯坏了");
        assertThat(city.say("li", "m1", "井盖坏了").outcome()).isEqualTo(Outcome.STORED);
    }

    @Test
    void fiftyDeliveriesOfOneMessageAtOnceAreOneMessage() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deliveries = IntStream.range(0, 50).mapToObj(n -> (Callable<Accepted>) () -> city.say("wang", "m1", "路灯坏了")).toList();
            var outcomes = new ArrayList<Outcome>();
            for (var delivery : threads.invokeAll(deliveries)) {
                outcomes.add(delivery.get().outcome());
            }
            assertThat(outcomes).containsOnlyOnce(Outcome.STORED).hasSize(50);
        }
        assertThat(city.count("select count(*) from receipt")).isEqualTo(50);
    }

    @Test
    void neitherTheWordsNorTheSenderCanBeReadInTheDatabase() {
        city.say("openid-of-wang", "m1", "路灯坏了");
        var stored = city.jdbc.sql("select i.content, i.raw, a.value from inbox i join address a on a.id = i.address")
                .query((row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8) + new String(row.getBytes(2), StandardCharsets.UTF_8)
                        + new String(row.getBytes(3), StandardCharsets.UTF_8))
                .single();
        assertThat(stored).doesNotContain("路灯", "openid-of-wang", "raw");
    }

    @Test
    void whatNoAdapterCanReadIsQuarantinedOnceWithATaskForAPerson() {
        assertThat(city.inbox.quarantine(city.channel, InboxFixture.REQUEST, "expected a MsgType").outcome()).isEqualTo(Outcome.QUARANTINED);
        assertThat(city.inbox.quarantine(city.channel, InboxFixture.REQUEST, "expected a MsgType").outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(city.count("select count(*) from task where kind = 'parked_message'")).isOne();
    }

    @Test
    void receivedIsStoredPlusDuplicatePlusQuarantined() {
        city.say("wang", "m1", "一");
        city.say("wang", "m1", "一");
        city.say("wang", "m2", "二");
        city.inbox.quarantine(city.channel, InboxFixture.REQUEST, "expected a MsgType");
        assertThat(city.count("select count(*) from receipt")).isEqualTo(4);
        assertThat(city.count("select count(*) from receipt where outcome = 'stored'")).isEqualTo(2);
        assertThat(city.count("select count(*) from receipt where outcome = 'duplicate'")).isOne();
        assertThat(city.count("select count(*) from receipt where outcome = 'quarantined'")).isOne();
        assertThat(city.count("select count(*) from inbox")).isEqualTo(3);
    }

    @Test
    void everyKindOfContentComesBackAsItWas() {
        var contents = java.util.List.of(new Content.Text("话", 0.7), new Content.Voice("v", "说的"), new Content.Picture("p", null, "图"),
                new Content.File("video", "f", null),
                new Content.Location(28.2, 113.1, "柳荫里"), new Content.Link("题", "https://example.org"), new Content.KeyPress("1"), new Content.MenuClick("NEW"),
                new Content.Arrived("lamp-7"), new Content.Left(), new Content.Silence(), new Content.Ignored("LOCATION"));
        for (int n = 0; n < contents.size(); n++) {
            city.inbox.accept(Ids.next(), city.channel, InboxFixture.REQUEST, city.message("wang", "m" + n, contents.get(n), true));
        }
        var seen = new ArrayList<Content>();
        city.worker((InboxFixture.Eye) (address, messages) -> messages.forEach(message -> seen.add(message.content()))).handleNext();
        assertThat(seen).isEqualTo(contents);
    }

    @Test
    void aMessageIsAcceptedWhileSomebodyHoldsTheRowOfItsAddress() throws Exception {
        city.say("wang", "m1", "路灯坏了");
        try (var other = city.database.app().getConnection(); var threads = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            other.createStatement().execute("update address set left_at = now()");
            assertThat(threads.submit(() -> city.say("wang", "m2", "柳荫里")).get(5, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.STORED);
            other.rollback();
        }
    }

    @Test
    void aLaneNobodyRemembersIsWoken() {
        city.say("wang", "m1", "路灯坏了");
        city.jdbc.sql("update lane set due_at = null").update();
        assertThat(city.inbox.wakeForgotten()).isOne();
    }
}
