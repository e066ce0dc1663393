package huiying.bot.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.Cast;
import huiying.bot.RecordingChannel;
import huiying.bot.Sender;
import huiying.bot.TestClock;
import huiying.bot.TestDatabase;
import huiying.bot.addresses.Addresses;
import huiying.bot.citizens.Citizens;
import huiying.bot.citizens.Links;
import huiying.bot.inbox.Inbox;
import huiying.bot.outbox.MeteredRecording;
import huiying.bot.outbox.Outbox;
import huiying.bot.outbox.Prices;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Card;
import huiying.channels.Channels;
import huiying.channels.Content;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.Trouble;
import huiying.channels.WebhookRequest;
import huiying.nlp.Language;
import tools.jackson.databind.json.JsonMapper;

/** Every notice finds its way to the resident, or to somebody who tells them, or ends; and none is refused because too much was sent. */
class NoticePlannerTest {
    private static final Map<String, String> WORDS = Map.of("no", "2611 2300 0001", "unit", "城管局", "due", "11月30日", "short", "已换灯");
    private static final WebhookRequest REQUEST = new WebhookRequest("POST", "/", "", Map.of(), new byte[0]);
    private static final Address WANG = new Address("wechat", "main", "oWang");

    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient jdbc = database.jdbc();
    private final TestClock clock = TestClock.onAMonday();
    private final Addresses addresses = new Addresses(TestDatabase.vault(), jdbc);
    private final Citizens citizens = new Citizens(jdbc, TestDatabase.vault(), clock);
    private final MeteredRecording wechat = new MeteredRecording("wechat");
    private final RecordingChannel sms = new RecordingChannel("sms");
    private final Quiet quiet = new Quiet(clock, Cast.CITY, LocalTime.of(22, 0), LocalTime.of(8, 0));
    private final Notices.Reach reach = new Notices.Reach(addresses, new Channels(List.of(wechat, sms)), quiet);
    private final Outbox outbox = new Outbox(jdbc, TestDatabase.vault(), addresses, JsonMapper.shared());
    private final Notices notices = new Notices(jdbc, TestDatabase.vault(), JsonMapper.shared(), new Phrasebook(), outbox, reach);
    private final Sender sender = new Sender(database, outbox, reach, clock, new Prices(Map.of("sms", new BigDecimal("0.05"), "person", new BigDecimal("3"))));
    private final Inbox inbox = new Inbox(jdbc, TestDatabase.vault(), addresses, JsonMapper.shared(), Duration.ZERO);
    private UUID wang;
    private int occasions;

    @BeforeEach
    void wangFollowsUs() {
        wang = addresses.keep(WANG);
    }

    @Test
    void withinTheWindowTheWordsTravelByWeChatAndCostNothing() {
        says("路灯坏了");
        tell(Template.RESOLVED);
        assertThat(wechat.inner.texts()).singleElement().satisfies(words -> assertThat(words).contains("已换灯"));
        assertThat(deliveries()).containsExactly("wechat words sent");
        assertThat(jdbc.sql("select cost from delivery").query(BigDecimal.class).optional()).isEmpty();
    }

    @Test
    void outsideTheWindowTheProviderIsNotEvenAskedAndATextMessageTellsWhatMustBeTold() {
        linked();
        tell(Template.RESOLVED);
        assertThat(wechat.inner.sent()).isEmpty();
        assertThat(sms.texts()).singleElement().satisfies(words -> assertThat(words).contains("已换灯"));
        assertThat(deliveries()).containsExactly("wechat words failed no-window", "sms words sent");
        assertThat(jdbc.sql("select cost from delivery where channel = 'sms'").query(BigDecimal.class).single()).isEqualByComparingTo("0.05");
        assertThat(fates()).containsExactly("sent");
    }

    @Test
    void whatIsOnlyNiceToTellEndsThere() {
        linked();
        tell(Template.PROGRESS);
        assertThat(sms.sent()).isEmpty();
        assertThat(fates()).containsExactly("failed");
        assertThat(tasks()).isZero();
    }

    @Test
    void theLastTwoMessagesOfAWindowAreKeptForWhatMustBeTold() {
        says("路灯坏了");
        for (int n = 0; n < 4; n++) {
            tell(Template.PROGRESS);
        }
        assertThat(wechat.inner.sent()).hasSize(3);
        tell(Template.RESOLVED);
        tell(Template.DELAY);
        assertThat(wechat.inner.sent()).hasSize(5);
    }

    @Test
    void aFormTellsItWhereOneIsAgreedAndItsReportSettlesIt() {
        wechat.forms.put("resolved", new Card(Card.Kind.TEMPLATE, "T1", Map.of("thing1", "已换灯"), "", 10));
        tell(Template.RESOLVED);
        assertThat(wechat.cards).hasSize(1);
        assertThat(deliveries()).containsExactly("wechat template sent");
        report("card-1", Inbound.Receipt.Status.DELIVERED);
        assertThat(fates()).containsExactly("delivered");
    }

    @Test
    void aFormOfWhichTheProviderReportsThatItFailedIsFollowedByATextMessage() {
        linked();
        wechat.forms.put("resolved", new Card(Card.Kind.TEMPLATE, "T1", Map.of("thing1", "已换灯"), "", 10));
        tell(Template.RESOLVED);
        report("card-1", Inbound.Receipt.Status.UNDELIVERED);
        sender.deliverAll();
        assertThat(deliveries()).containsExactly("wechat template failed user-block", "sms words sent");
        report("card-1", Inbound.Receipt.Status.UNDELIVERED);
        sender.deliverAll();
        assertThat(sms.sent()).hasSize(1);
    }

    @Test
    void aReportThatComesBeforeTheAnswerThatNamesItsMessageIsNotForgotten() {
        linked();
        wechat.forms.put("resolved", new Card(Card.Kind.TEMPLATE, "T1", Map.of("thing1", "已换灯"), "", 10));
        report("card-1", Inbound.Receipt.Status.UNDELIVERED);
        tell(Template.RESOLVED);
        assertThat(deliveries()).containsExactly("wechat template failed user-block", "sms words sent");
        assertThat(jdbc.sql("select count(*) from early_receipt").query(Integer.class).single()).isZero();
    }

    @Test
    void aRefusedConsentIsUsedUpAndTheNextWayIsTaken() {
        linked();
        wechat.forms.put("resolved", new Card(Card.Kind.SUBSCRIPTION, "T1", Map.of("thing1", "已换灯"), "", 10));
        wechat.cardAnswer = new Delivery.Refused("43101", Trouble.WINDOW_CLOSED);
        sender.ledger.consent(new Inbound.Consent(WANG, "e1", clock.instant(), "T1", true));
        sender.ledger.consent(new Inbound.Consent(WANG, "e2", clock.instant(), "T1", true));
        tell(Template.RESOLVED);
        tell(Template.RESOLVED);
        assertThat(wechat.cards).hasSize(1);
        assertThat(sms.sent()).hasSize(2);
    }

    @Test
    void anAccountThatMayNotPushSendsWhatMustBeToldByTextMessage() {
        linked();
        wechat.pushes = false;
        says("路灯坏了");
        tell(Template.RESOLVED);
        assertThat(wechat.inner.sent()).isEmpty();
        assertThat(deliveries()).containsExactly("wechat words failed no-push", "sms words sent");
    }

    @Test
    void whereNoChannelIsLeftAPersonTellsItAndOneTaskHoldsEverythingForOneResident() {
        tell(Template.RESOLVED);
        tell(Template.DELAY);
        assertThat(fates()).containsExactly("with a person", "with a person");
        assertThat(tasks()).isOne();
        assertThat(jdbc.sql("select sum(cost) from delivery").query(BigDecimal.class).single()).isEqualByComparingTo("6");
        jdbc.sql("update task set done_at = now(), outcome = 'done'").update();
        assertThat(fates()).containsExactly("told by a person", "told by a person");
    }

    @Test
    void aTextMessageThatCannotArriveGoesToAPersonToo() {
        linked();
        sms.answers(new Delivery.Refused("30006", Trouble.NO_SUCH_ADDRESS));
        tell(Template.RESOLVED);
        assertThat(deliveries()).containsExactly("wechat words failed no-window", "sms words failed 30006", "person person person");
        assertThat(fates()).containsExactly("with a person");
    }

    @Test
    void nobodyIsWokenByTheSecondWayEither() {
        linked();
        clock.set(Instant.parse("2026-11-23T15:00:00Z"));
        tellThough(Template.RESOLVED, false);
        database.transactions().executeWithoutResult(status -> jdbc.sql("update notice set held_until = now() - interval '1 second'").update());
        clock.set(Instant.parse("2026-11-23T15:30:00Z"));
        database.transactions().executeWithoutResult(status -> notices.release());
        sender.deliverAll();
        assertThat(sms.sent()).isEmpty();
        assertThat(jdbc.sql("select extract(epoch from due_at - now())::int from delivery where channel = 'sms'").query(Integer.class).single()).isBetween(
                30_000,
                31_000);
    }

    @Test
    void whatIsUrgentGoesTheSecondWayAtNightAsWell() {
        linked();
        clock.set(Instant.parse("2026-11-23T15:00:00Z"));
        tellThough(Template.EMERGENCY, true);
        assertThat(sms.sent()).hasSize(1);
    }

    @Test
    void whoUnfollowedIsReachedAnotherWayAndWhoStoppedNoticesIsLeftInPeace() {
        linked();
        says("路灯坏了");
        addresses.left(wang);
        tell(Template.RESOLVED);
        assertThat(deliveries()).containsExactly("wechat words failed left", "sms words sent");
        addresses.back(wang);
        addresses.stopNotices(wang);
        tell(Template.RESOLVED);
        assertThat(sms.sent()).hasSize(1);
        assertThat(fates()).containsExactly("sent", "suppressed");
    }

    @Test
    void aWindowTheProviderCallsClosedIsClosedForUsToo() {
        linked();
        says("路灯坏了");
        wechat.inner.answers(new Delivery.Refused("45047", Trouble.WINDOW_CLOSED));
        tell(Template.RESOLVED);
        tell(Template.DELAY);
        assertThat(wechat.inner.sent()).isEmpty();
        assertThat(sms.sent()).hasSize(2);
        assertThat(jdbc.sql("select code from delivery where state = 'failed' order by seq").query(String.class).list()).containsExactly("45047", "no-window");
    }

    @Test
    void aFailureGivesTheMessageBackToTheWindow() {
        says("路灯坏了");
        for (int n = 0; n < 6; n++) {
            wechat.inner.answers(new Delivery.Failed("-1", Duration.ZERO));
        }
        tell(Template.RESOLVED);
        for (int n = 0; n < 7; n++) {
            jdbc.sql("update delivery set due_at = now() where state = 'pending'").update();
            sender.deliverAll();
        }
        assertThat(wechat.inner.sent()).hasSize(1);
        assertThat(sender.ledger.left(wang)).isEqualTo(4);
    }

    @Test
    void aNightsNewsMustBeToldWhenOneOfThemMust() {
        linked();
        clock.set(Instant.parse("2026-11-23T15:00:00Z"));
        wechat.forms.put("progress", new Card(Card.Kind.TEMPLATE, "T1", Map.of("thing1", "x"), "", 10));
        tellThough(Template.RESOLVED, false);
        tellThough(Template.PROGRESS, false);
        clock.set(Instant.parse("2026-11-24T00:00:00Z"));
        database.transactions().executeWithoutResult(status -> notices.release());
        sender.deliverAll();
        assertThat(wechat.cards).as("a form would leave the other untold").isEmpty();
        assertThat(sms.sent()).hasSize(1);
        assertThat(fates()).containsExactly("merged", "sent");
    }

    private void linked() {
        new Links(jdbc, TestDatabase.vault(), clock).link(List.of(wang, addresses.keep(new Address("sms", "main", "+8613800000001"))), citizens.keep(
                "+8613800000001", Language.ZH), Links.By.code());
    }

    private void says(String words) {
        inbox.accept(Ids.next(), wechat, REQUEST, new Inbound.Message(WANG, "m" + occasions++, clock.instant(), new Content.Text(words), true));
    }

    private void tell(Template template) {
        tellThough(template, true);
    }

    private void tellThough(Template template, boolean atOnce) {
        database.transactions()
                .executeWithoutResult(status -> notices.tell(new Notices.Recipient(null, wang, "zh"), template, WORDS, "o" + occasions++, atOnce));
        sender.deliverAll();
    }

    private void report(String providerId, Inbound.Receipt.Status status) {
        sender.dispatcher.reported(new Inbound.Receipt("wechat", "main", null, providerId, status, status == Inbound.Receipt.Status.UNDELIVERED
                ? "user-block"
                : ""));
    }

    private List<String> deliveries() {
        return jdbc.sql("select concat_ws(' ', channel, means, state, case when state = 'failed' then code end) from delivery order by seq").query(String.class)
                .list();
    }

    private List<String> fates() {
        return jdbc.sql("select f.fate from notice_fate f join notice n on n.id = f.id order by n.created_at, n.id").query(String.class).list();
    }

    private int tasks() {
        return jdbc.sql("select count(*) from task where kind = 'delivery' and done_at is null").query(Integer.class).single();
    }
}
