package huiying.bot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.TestClock;
import huiying.bot.TestDatabase;
import huiying.bot.addresses.Addresses;
import huiying.bot.inbox.Inbox;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Card;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.WebhookRequest;
import tools.jackson.databind.json.JsonMapper;

class SendingLedgerTest {
    private static final Address WANG = new Address("wechat", "main", "oWang");
    private static final WebhookRequest REQUEST = new WebhookRequest("POST", "/", "", Map.of(), new byte[0]);

    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient jdbc = database.jdbc();
    private final TestClock clock = TestClock.onAMonday();
    private final Addresses addresses = new Addresses(TestDatabase.vault(), jdbc);
    private final SendingLedger ledger = new SendingLedger(jdbc, addresses, clock);
    private final MeteredRecording wechat = new MeteredRecording("wechat");
    private final Inbox inbox = new Inbox(jdbc, TestDatabase.vault(), addresses, JsonMapper.shared(), Duration.ZERO);
    private final UUID wang = addresses.keep(WANG);
    private int messages;

    @Test
    void wordsOpenFiveMessagesForTwoDays() {
        says(new Content.Text("路灯坏了"), "m1");
        assertThat(ledger.left(wang)).isEqualTo(5);
        for (int n = 0; n < 5; n++) {
            assertThat(take(1, 0)).isTrue();
        }
        assertThat(take(1, 0)).isFalse();
        says(new Content.Text("还是不亮"), "m2");
        assertThat(ledger.left(wang)).isEqualTo(5);
        clock.forward(Duration.ofHours(48));
        assertThat(take(1, 0)).isFalse();
    }

    @Test
    void aTapOpensThreeForAMinuteAndEveryOpenWindowPays() {
        says(new Content.Text("路灯坏了"), "m1");
        take(1, 0);
        take(1, 0);
        says(new Content.MenuClick("MY_CASES"), "m2");
        assertThat(ledger.left(wang)).isEqualTo(3);
        take(1, 0);
        assertThat(windows()).containsEntry("message", 3).containsEntry("tap", 1);
        clock.forward(Duration.ofMinutes(1));
        assertThat(ledger.left(wang)).isEqualTo(2);
    }

    @Test
    void aRepeatedMessageOpensNothingAndAnOlderOneNeitherNorDoesOneThatOnlyTheProviderCaresAbout() {
        says(new Content.Text("路灯坏了"), "m1");
        take(1, 0);
        says(new Content.Text("路灯坏了"), "m1");
        assertThat(ledger.left(wang)).isEqualTo(4);
        accept(new Inbound.Message(WANG, "m0", clock.instant().minusSeconds(3_600), new Content.Text("昨天的"), false));
        assertThat(ledger.left(wang)).isEqualTo(4);
        says(new Content.Ignored("VIEW"), "m3");
        assertThat(ledger.left(wang)).isEqualTo(4);
    }

    @Test
    void whoLeavesClosesTheirWindows() {
        says(new Content.Text("路灯坏了"), "m1");
        says(new Content.Left(), "m2");
        assertThat(ledger.left(wang)).isZero();
        assertThat(jdbc.sql("select count(*) from send_window").query(Integer.class).single()).isZero();
    }

    @Test
    void whatSurelyWasNotSentIsGivenBackButNotToAWindowOpenedSince() {
        says(new Content.Text("路灯坏了"), "m1");
        var first = leased();
        inTransaction(() -> ledger.take(first, 2, 0));
        inTransaction(() -> {
            ledger.giveBack(first);
            return true;
        });
        assertThat(ledger.left(wang)).isEqualTo(5);
        inTransaction(() -> ledger.take(first, 1, 0));
        jdbc.sql("update delivery set state = 'failed'").update();
        clock.forward(Duration.ofSeconds(5));
        says(new Content.Text("再说一句"), "m2");
        take(1, 0);
        inTransaction(() -> {
            ledger.giveBack(first);
            return true;
        });
        assertThat(ledger.left(wang)).as("the slot belonged to the window before").isEqualTo(4);
    }

    @Test
    void whatIsOnItsWayWhenTheResidentWritesCountsAgainstTheNewWindow() {
        says(new Content.Text("路灯坏了"), "m1");
        var under = leased();
        jdbc.sql("update delivery set state = 'sending' where id = ?").param(under.id()).update();
        inTransaction(() -> ledger.take(under, 1, 0));
        says(new Content.Text("再说一句"), "m2");
        assertThat(ledger.left(wang)).isEqualTo(4);
    }

    @Test
    void aReserveIsKeptForWhatMustBeTold() {
        says(new Content.Text("路灯坏了"), "m1");
        for (int n = 0; n < 3; n++) {
            assertThat(take(1, 2)).isTrue();
        }
        assertThat(take(1, 2)).isFalse();
        assertThat(take(3, 0)).isFalse();
        assertThat(take(2, 0)).isTrue();
    }

    /** Without the lock both would read the same free slot. */
    @Test
    void twoSendersCannotBothTakeTheLastOne() throws Exception {
        for (int round = 0; round < 20; round++) {
            says(new Content.Text("第" + round), "r" + round);
            jdbc.sql("update send_window set taken = allowed - 1").update();
            var ready = new CountDownLatch(2);
            Callable<Boolean> taking = () -> inTransaction(() -> {
                ready.countDown();
                await(ready);
                return ledger.take(leased(), 1, 0);
            });
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var taken = threads.invokeAll(List.of(taking, taking));
                assertThat(List.of(taken.get(0).get(), taken.get(1).get())).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    @Test
    void aConsentIsOneFormAndARepeatedReportIsOneConsent() {
        var card = new Card(Card.Kind.SUBSCRIPTION, "T1", Map.of(), "", 100);
        assertThat(takeForm(card)).isFalse();
        consent("e1", "T1", true);
        consent("e1", "T1", true);
        assertThat(takeForm(card)).isTrue();
        assertThat(takeForm(card)).isFalse();
        consent("e2", "T1", true);
        consent("e3", "T2", true);
        consent("e4", "", false);
        assertThat(takeForm(card)).isFalse();
    }

    @Test
    void anAccountsDayEndsAtMidnightInChina() {
        var card = new Card(Card.Kind.TEMPLATE, "T1", Map.of(), "", 2);
        clock.set(Instant.parse("2026-11-23T15:50:00Z"));
        assertThat(takeForm(card)).isTrue();
        assertThat(takeForm(card)).isTrue();
        assertThat(takeForm(card)).isFalse();
        clock.forward(Duration.ofMinutes(10));
        assertThat(takeForm(card)).isTrue();
        inTransaction(() -> {
            ledger.giveBack(leased(), card);
            return true;
        });
        assertThat(jdbc.sql("select taken from send_quota order by day desc limit 1").query(Integer.class).single()).isZero();
    }

    private void says(Content content, String id) {
        accept(new Inbound.Message(WANG, id, clock.instant(), content, true));
    }

    private void accept(Inbound.Message message) {
        inbox.accept(Ids.next(), wechat, REQUEST, message);
    }

    private void consent(String id, String form, boolean given) {
        inTransaction(() -> {
            ledger.consent(new Inbound.Consent(WANG, id, clock.instant(), form, given));
            return true;
        });
    }

    private boolean take(int slots, int reserve) {
        return inTransaction(() -> ledger.take(leased(), slots, reserve));
    }

    private boolean takeForm(Card card) {
        return inTransaction(() -> ledger.take(leased(), card));
    }

    private Outbox.Leased leased() {
        var notice = Ids.next();
        var id = Ids.next();
        messages++;
        jdbc.sql("""
                 insert into notice (id, logical_key, address, template, resendable, parameters, language, created_at)
                 values (?, ?, ?, 'THANKS', false, '', 'zh', now())""").params(notice, notice + "", wang).update();
        jdbc.sql("""
                 insert into delivery (id, notice, channel, account, address, body, due_at, created_at, updated_at)
                 values (?, ?, 'wechat', 'main', ?, '', now(), now(), now())""").params(id, notice, wang).update();
        return new Outbox.Leased(id, notice, wang, WANG, Body.of("路灯" + messages, "zh"), 1, Permit.Weight.NEWS);
    }

    private Map<String, Integer> windows() {
        return Map.of("message", taken("message"), "tap", taken("tap"));
    }

    private int taken(String act) {
        return jdbc.sql("select taken from send_window where act = ?").param(act).query(Integer.class).single();
    }

    private boolean inTransaction(java.util.function.BooleanSupplier work) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> work.getAsBoolean()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
