package huiying.bot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.RecordingChannel;
import huiying.bot.Sender;
import huiying.bot.TestDatabase;
import huiying.bot.addresses.Addresses;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.notices.Template;
import huiying.channels.Channels;
import huiying.channels.Delivery;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage;
import huiying.channels.Trouble;
import tools.jackson.databind.json.JsonMapper;

class OutboxTest {
    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient jdbc = database.jdbc();
    private final Addresses addresses = new Addresses(TestDatabase.vault(), jdbc);
    private final RecordingChannel text = new RecordingChannel("text");
    private final RecordingChannel phone = new RecordingChannel("phone").spokenWithTextsBy("text");
    private final Channels channels = new Channels(List.of(text, phone));
    private final Outbox outbox = new Outbox(jdbc, TestDatabase.vault(), addresses, JsonMapper.shared());
    private final OutboxDispatcher dispatcher = new Sender(database, outbox, new Notices.Reach(addresses, channels), Clock.systemUTC()).dispatcher;
    private final Notices notices = new Notices(jdbc, TestDatabase.vault(), JsonMapper.shared(), new Phrasebook(), outbox,
            new Notices.Reach(addresses, channels));
    private final UUID wang = addresses.keep(text.address("wang"));
    private int told;

    @Test
    void aNoticeReachesTheResidentOnce() {
        tell(Template.THANKS);
        deliverAll();
        assertThat(text.texts()).containsExactly("感谢您的反馈！您的意见会帮助我们改进工作。");
        assertThat(states()).containsExactly("sent");
    }

    @Test
    void theSameOccasionToldTwiceIsToldOnce() {
        var to = new Notices.Recipient(null, wang, "zh");
        notices.tell(to, Template.THANKS, Map.of(), "7");
        notices.tell(to, Template.THANKS, Map.of(), "7");
        deliverAll();
        assertThat(text.sent()).hasSize(1);
    }

    @Test
    void aBusyProviderIsTriedAgainLaterAndTheOrderIsKept() {
        text.answers(new Delivery.Failed("500", Duration.ZERO));
        tell(Template.THANKS);
        tell(Template.KEPT, Map.of("no", "2611 2200 0001"));
        deliverAll();
        assertThat(text.sent()).isEmpty();
        pausesPass();
        deliverAll();
        assertThat(text.texts()).containsExactly("感谢您的反馈！您的意见会帮助我们改进工作。", "好的，诉求2611 2200 0001继续办理。");
    }

    @Test
    void aProviderThatNeverAnswersWellLeavesATaskForAPerson() {
        for (int n = 0; n < 8; n++) {
            text.answers(new Delivery.Failed("500", Duration.ZERO));
        }
        tell(Template.HANDED_TO_PERSON);
        for (int n = 0; n < 8; n++) {
            deliverAll();
            pausesPass();
        }
        assertThat(states()).containsExactly("failed", "person");
        assertThat(openTasks()).isOne();
    }

    @Test
    void aRefusalIsNotRepeated() {
        text.answers(new Delivery.Refused("21610"));
        tell(Template.HANDED_TO_PERSON);
        deliverAll();
        deliverAll();
        assertThat(text.sent()).isEmpty();
        assertThat(states()).containsExactly("failed", "person");
        assertThat(openTasks()).isOne();
    }

    @Test
    void aMessageThatMayHaveArrivedIsFlaggedAndNotRepeated() {
        text.answers(new Delivery.Unknown("reset"));
        tell(Template.THANKS);
        deliverAll();
        minutesPass();
        dispatcher.sweep();
        deliverAll();
        assertThat(text.sent()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from delivery where state = 'unknown' and flagged_at is not null").query(Integer.class).single()).isOne();
    }

    @Test
    void anAcknowledgementThatMayHaveArrivedIsSentOnceMoreAndFlagged() {
        text.answers(new Delivery.Unknown("reset"), new Delivery.Unknown("reset"));
        tell(Template.HANDED_TO_PERSON);
        deliverAll();
        for (int n = 0; n < 3; n++) {
            minutesPass();
            dispatcher.sweep();
            deliverAll();
        }
        assertThat(text.sent()).hasSize(2);
    }

    @Test
    void aSenderThatDiesInMidSendingLeavesAnUnknownMessage() {
        tell(Template.THANKS);
        database.transactions().executeWithoutResult(status -> outbox.lease(Duration.ZERO));
        dispatcher.sweep();
        assertThat(states()).containsExactly("unknown");
        deliverAll();
        assertThat(text.sent()).isEmpty();
    }

    @Test
    void aLateSenderCannotOverwriteWhatBecameOfItsMessage() {
        tell(Template.THANKS);
        var slow = outbox.lease(Duration.ofMinutes(1)).orElseThrow();
        jdbc.sql("update delivery set state = 'pending'").update();
        var quick = outbox.lease(Duration.ofMinutes(1)).orElseThrow();
        assertThat(outbox.failed(slow, "late")).isFalse();
        assertThat(outbox.sent(quick, "p", 1)).isTrue();
    }

    @Test
    void theProvidersReportSettlesAnUnknownMessageAndNeverGoesBackwards() {
        text.answers(new Delivery.Unknown("reset"));
        tell(Template.THANKS);
        deliverAll();
        var key = text.sent().getFirst().key();
        report(key, Inbound.Receipt.Status.DELIVERED);
        report(key, Inbound.Receipt.Status.SENT);
        assertThat(states()).containsExactly("sent");
        assertThat(jdbc.sql("select reached from delivery").query(String.class).single()).isEqualTo("DELIVERED");
    }

    @Test
    void aWaitingRequestCollectsItsAnswersAndARepetitionCollectsThemAgain() {
        var turn = UUID.randomUUID();
        answer(turn, text, Template.KEPT, Duration.ofSeconds(4));
        assertThat(dispatcher.deliverNext()).isFalse();
        var first = outbox.collect(turn, text);
        assertThat(first).hasSize(1);
        assertThat(states()).containsExactly("unknown");
        assertThat(outbox.collect(turn, text)).isEqualTo(first);
        outbox.written(first);
        assertThat(states()).containsExactly("sent");
        assertThat(outbox.collect(turn, text)).isEqualTo(first);
    }

    @Test
    void whereEachResponseIsAnotherMessageARepetitionCollectsNothing() {
        var turn = UUID.randomUUID();
        text.withoutRepeats();
        answer(turn, text, Template.KEPT, Duration.ofSeconds(4));
        var first = outbox.collect(turn, text);
        assertThat(first).hasSize(1);
        assertThat(outbox.collect(turn, text)).isEmpty();
        outbox.written(first);
        assertThat(outbox.collect(turn, text)).isEmpty();
        deliverAll();
        assertThat(text.sent()).isEmpty();
    }

    @Test
    void anAnswerNobodyCollectedTravelsOnItsOwn() {
        answer(UUID.randomUUID(), text, Template.KEPT, Duration.ofSeconds(4));
        pausesPass();
        deliverAll();
        assertThat(text.sent()).hasSize(1);
    }

    @Test
    void aSpokenAcknowledgementIsFollowedByAText() {
        var turn = UUID.randomUUID();
        answer(turn, phone, Template.ACK, Duration.ofSeconds(4));
        deliverAll();
        assertThat(outbox.collect(turn, phone)).singleElement().satisfies(spoken -> assertThat(spoken.text()).contains("再说一遍"));
        assertThat(text.texts()).singleElement().satisfies(written -> assertThat(written).contains("查询码123456"));
    }

    @Test
    void whoStoppedNoticesGetsAnswersButNoNews() {
        addresses.stopNotices(wang);
        tell(Template.THANKS);
        answer(UUID.randomUUID(), text, Template.KEPT, Duration.ZERO);
        deliverAll();
        assertThat(text.texts()).containsExactly("好的，诉求2611 2200 0001继续办理。");
        assertThat(states()).contains("suppressed");
    }

    @Test
    void whatOneChannelOwesDoesNotWaitForAnother() {
        tell(Template.THANKS);
        assertThat(dispatcher.deliverNext(phone)).isFalse();
        assertThat(dispatcher.deliverStray()).isFalse();
        assertThat(dispatcher.deliverNext(text)).isTrue();
    }

    @Test
    void aMessageForAChannelNobodyConfiguredAnyMoreIsGivenUp() {
        tell(Template.THANKS);
        jdbc.sql("update delivery set channel = 'fax'").update();
        assertThat(dispatcher.deliverNext(text)).isFalse();
        assertThat(dispatcher.deliverStray()).isTrue();
    }

    @Test
    void aProviderThatFailedSeveralTimesIsLeftInPeaceSoThatFewMessagesAreInDoubt() {
        for (int n = 0; n < 10; n++) {
            text.answers(new Delivery.Unknown("timeout"));
            tell(Template.THANKS);
        }
        for (int n = 0; n < 10; n++) {
            dispatcher.deliverNext(text);
        }
        assertThat(states()).startsWith("unknown", "unknown", "unknown", "pending").hasSize(10);
    }

    @Test
    void aRefusalByTheResidentsProviderStopsNews() {
        text.answers(new Delivery.Refused("21610", Trouble.OPTED_OUT));
        tell(Template.THANKS);
        tell(Template.KEPT, Map.of("no", "2611 2200 0001"));
        deliverAll();
        tell(Template.THANKS);
        assertThat(jdbc.sql("select told_by from consent").query(String.class).list()).containsExactly("provider");
        assertThat(states()).endsWith("suppressed");
    }

    @Test
    void anAccountThatMayNotSendIsAnAlarmForSupervisors() {
        text.answers(new Delivery.Failed("20003", Duration.ofMinutes(10), Trouble.OURS), new Delivery.Failed("20003", Duration.ofMinutes(10), Trouble.OURS));
        tell(Template.THANKS);
        deliverAll();
        pausesPass();
        deliverAll();
        assertThat(jdbc.sql("select reason from task where kind = 'alarm'").query(String.class).list()).containsExactly("provider-refuses-us");
    }

    @Test
    void aPhoneThatWasOffIsTriedOnceMore() {
        tell(Template.THANKS);
        deliverAll();
        lost("30003", Trouble.OUT_OF_REACH);
        assertThat(states()).containsExactly("failed", "pending");
        pausesPass();
        deliverAll();
        lost("30003", Trouble.OUT_OF_REACH);
        assertThat(states()).containsExactly("failed", "failed");
        assertThat(text.sent()).hasSize(2);
    }

    @Test
    void aNumberThatIsNoneIsRememberedAsOne() {
        tell(Template.THANKS);
        deliverAll();
        lost("30005", Trouble.NO_SUCH_ADDRESS);
        assertThat(jdbc.sql("select refused_code from address").query(String.class).single()).isEqualTo("30005");
        assertThat(states()).containsExactly("failed");
    }

    @Test
    void aMessageAboutACaseThatDidNotArriveIsSeenByAPerson() {
        var caseId = UUID.randomUUID();
        database.owner().sql("""
                             insert into cases (id, state, state_since, nature, words, channel, language, created_at)
                             values (?, 'TRIAGE', now(), 'REQUEST', '\\x00', 'text', 'ZH', now())""").param(caseId).update();
        notices.tell(new Notices.Recipient(caseId, wang, "zh"), Template.HANDED_TO_PERSON, Map.of(), "1");
        deliverAll();
        lost("30007", Trouble.FILTERED);
        assertThat(jdbc.sql("select reason from task").query(String.class).list()).containsExactly("undelivered: 30007");
    }

    @Test
    void aReportThatComesTwiceHasOneEffect() {
        tell(Template.THANKS);
        deliverAll();
        lost("30003", Trouble.OUT_OF_REACH);
        lost("30003", Trouble.OUT_OF_REACH);
        assertThat(states()).containsExactly("failed", "pending");
    }

    private void lost(String code, Trouble trouble) {
        var key = text.sent().getLast().key();
        dispatcher.reported(new Inbound.Receipt("text", "main", key, "p1", Inbound.Receipt.Status.UNDELIVERED, code, trouble));
    }

    private void tell(Template template) {
        tell(template, Map.of());
    }

    private void tell(Template template, Map<String, String> parameters) {
        notices.tell(new Notices.Recipient(null, wang, "zh"), template, parameters, String.valueOf(told++));
    }

    private void answer(UUID turn, RecordingChannel channel, Template template, Duration waited) {
        var parameters = Map.of("no", "2611 2200 0001", "code", "123456", "days", "7天", "place", "柳荫里", "short", "路灯不亮", "tail", "0 0 0 0 0 1");
        var address = channel.address("wang");
        notices.answer(new Notices.Recipient(null, addresses.keep(address), "zh"), address,
                new Notices.Answer(turn, 1, template, parameters, List.of(), OutboundMessage.Then.LISTEN, waited));
    }

    private void report(UUID key, Inbound.Receipt.Status status) {
        dispatcher.reported(new Inbound.Receipt("text", "main", key, "p1", status, ""));
    }

    private void deliverAll() {
        while (dispatcher.deliverNext()) {
            Thread.onSpinWait();
        }
    }

    private void pausesPass() {
        jdbc.sql("update delivery set due_at = now() where state = 'pending'").update();
    }

    private void minutesPass() {
        jdbc.sql("update delivery set updated_at = updated_at - interval '2 minutes'").update();
    }

    private List<String> states() {
        return jdbc.sql("select state from delivery order by seq").query(String.class).list();
    }

    private int openTasks() {
        return jdbc.sql("select count(*) from task where done_at is null").query(Integer.class).single();
    }
}
