package huiying.bot.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.RecordingChannel;
import huiying.bot.TestClock;
import huiying.bot.TestDatabase;
import huiying.bot.addresses.Addresses;
import huiying.bot.feed.Feed;
import huiying.bot.inbox.Inbox;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Phrasebook;
import huiying.bot.notices.Template;
import huiying.bot.outbox.Outbox;
import huiying.bot.outbox.Permit;
import huiying.bot.outbox.Permit.Verdict;
import huiying.bot.outbox.Permit.Weight;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.Ids;
import huiying.channels.Address;
import huiying.channels.Channels;
import huiying.channels.Content;
import huiying.channels.Inbound;
import huiying.channels.OutboundMessage.Then;
import huiying.channels.WebhookRequest;
import tools.jackson.databind.json.JsonMapper;

class AllowanceTest {
    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient jdbc = database.jdbc();
    private final TestClock clock = TestClock.onAMonday();
    private final RecordingChannel text = new RecordingChannel("text");
    private final Addresses addresses = new Addresses(TestDatabase.vault(), jdbc);
    private final Inbox inbox = new Inbox(jdbc, TestDatabase.vault(), addresses, JsonMapper.shared(), Duration.ZERO);
    private Limits limits = new Limits(List.of("+86"), 0, 0, 0, Duration.ofHours(6));
    private final Allowance allowance = new Allowance(jdbc, addresses, new Tasks(jdbc, new Feed(jdbc), clock), new Echoes(inbox),
            new Allowance.Calendar(clock, ZoneId.of("Asia/Shanghai")), to -> limits);
    private final Address wang = text.address("+8613800138000");
    private final UUID id = addresses.keep(wang);
    private int said;

    @Test
    void onlyNumbersOfListedCountriesAreSentTo() {
        assertThat(asked(wang, 1, Weight.ANSWER)).isEqualTo(new Verdict.Yes());
        assertThat(asked(text.address("+8821612345"), 1, Weight.ANSWER)).isEqualTo(new Verdict.Never("country"));
        limits = Limits.none();
        assertThat(asked(text.address("+8821612345"), 1, Weight.ANSWER)).isEqualTo(new Verdict.Yes());
    }

    @Test
    void theLastTenthOfTheDaysBudgetIsKeptForAnswersAndAcknowledgements() {
        limits = new Limits(List.of(), 100, 0, 0, Duration.ofHours(6));
        spend(wang, 89);
        assertThat(asked(wang, 1, Weight.NEWS)).isEqualTo(new Verdict.Yes());
        assertThat(asked(wang, 2, Weight.NEWS)).isEqualTo(new Verdict.Later("budget", Duration.ofHours(14)));
        assertThat(asked(wang, 2, Weight.OWED)).isEqualTo(new Verdict.Yes());
        spend(wang, 11);
        assertThat(asked(wang, 1, Weight.OWED)).isInstanceOf(Verdict.Later.class);
        assertThat(asked(wang, 1, Weight.ANSWER)).isEqualTo(new Verdict.NotHere("budget"));
        assertThat(tasks("alarm")).containsExactly("budget-spent");
    }

    @Test
    void theNextDayIsANewBudget() {
        limits = new Limits(List.of(), 100, 0, 0, Duration.ofHours(6));
        spend(wang, 100);
        clock.forward(Duration.ofHours(14));
        assertThat(asked(wang, 1, Weight.NEWS)).isEqualTo(new Verdict.Yes());
    }

    @Test
    void oneNumberGetsNoMoreADayThanAPersonCanWantAndAPersonIsTold() {
        limits = new Limits(List.of(), 0, 5, 0, Duration.ofHours(6));
        spend(wang, 4);
        assertThat(asked(wang, 1, Weight.ANSWER)).isEqualTo(new Verdict.Yes());
        assertThat(asked(wang, 2, Weight.ANSWER)).isEqualTo(new Verdict.Never("number-cap"));
        assertThat(asked(wang, 2, Weight.NEWS)).isInstanceOf(Verdict.Later.class);
        assertThat(asked(text.address("+8613800138001"), 2, Weight.ANSWER)).isEqualTo(new Verdict.Yes());
        assertThat(tasks("talk")).containsExactly("number-cap");
    }

    @Test
    void twoMachinesThatAnswerEachOtherAreStoppedAndAPersonSeesIt() {
        limits = new Limits(List.of(), 0, 0, 30, Duration.ofHours(6));
        for (int n = 0; n < 3; n++) {
            says("您好，我现在不方便，" + n + "点后回复您");
        }
        assertThat(asked(wang, 1, Weight.ANSWER)).isEqualTo(new Verdict.Yes());
        says("您好，我现在不方便，9点后回复您");
        assertThat(asked(wang, 1, Weight.ANSWER)).isEqualTo(new Verdict.Never("machine"));
        says("其实我是人");
        assertThat(asked(wang, 1, Weight.ANSWER)).as("for a while").isEqualTo(new Verdict.Never("machine"));
        assertThat(asked(wang, 1, Weight.NEWS)).as("what staff write arrives").isEqualTo(new Verdict.Yes());
        assertThat(tasks("talk")).containsExactly("machine");
    }

    @Test
    void digitsAreAPersonsAnswersHoweverOftenTheyComeAgain() {
        limits = new Limits(List.of(), 0, 0, 30, Duration.ofHours(6));
        for (int n = 0; n < 8; n++) {
            says("1");
        }
        assertThat(asked(wang, 1, Weight.ANSWER)).isEqualTo(new Verdict.Yes());
    }

    @Test
    void soManyAnswersInTenMinutesAreNotGivenToAPerson() {
        limits = new Limits(List.of(), 0, 0, 3, Duration.ofHours(6));
        var outbox = new Outbox(jdbc, TestDatabase.vault(), addresses, JsonMapper.shared(), allowance);
        var channels = new Channels(List.of(text));
        var dispatcher = new huiying.bot.Sender(database, outbox, new huiying.bot.notices.Notices.Reach(addresses, channels),
                java.time.Clock.systemUTC()).dispatcher;
        var notices = new Notices(jdbc, TestDatabase.vault(), JsonMapper.shared(), new Phrasebook(), outbox, new Notices.Reach(addresses, channels));
        for (int n = 0; n < 5; n++) {
            notices.answer(new Notices.Recipient(null, id, "zh"), wang,
                    new Notices.Answer(UUID.randomUUID(), 1, Template.WELCOME_BACK, Map.of(), List.of(), Then.LISTEN, Duration.ZERO));
            assertThat(dispatcher.deliverNext(text)).isTrue();
        }
        assertThat(text.sent()).hasSize(3);
        assertThat(jdbc.sql("select count(*) from delivery where state = 'suppressed' and code = 'machine'").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void whoStoppedNoticesGetsNoNewsThatWasAlreadyWaiting() {
        assertThat(asked(wang, 1, Weight.NEWS)).isEqualTo(new Verdict.Yes());
        addresses.stopNotices(id);
        assertThat(asked(wang, 1, Weight.NEWS)).isEqualTo(new Verdict.Never("stopped"));
        assertThat(asked(wang, 1, Weight.OWED)).isEqualTo(new Verdict.Never("stopped"));
        assertThat(asked(wang, 1, Weight.ANSWER)).isEqualTo(new Verdict.Yes());
        addresses.resumeNotices(id);
        assertThat(asked(wang, 1, Weight.NEWS)).isEqualTo(new Verdict.Yes());
    }

    @Test
    void everyWishIsKeptWithItsMoment() {
        addresses.stopNotices(id);
        addresses.stoppedByProvider(id);
        addresses.resumeNotices(id);
        addresses.stoppedByProvider(id);
        assertThat(jdbc.sql("select wish || ' ' || told_by from consent where address = ? order by id").param(id).query(String.class).list())
                .containsExactly("stop resident", "start resident", "stop provider");
    }

    @Test
    void aNumberThatIsNoneIsNotTriedAgainUntilSomebodyWritesFromIt() {
        addresses.unreachable(id, "30005");
        assertThat(asked(wang, 1, Weight.ANSWER)).isEqualTo(new Verdict.NotHere("30005"));
        addresses.back(id);
        assertThat(asked(wang, 1, Weight.ANSWER)).isEqualTo(new Verdict.Yes());
    }

    @Test
    void countsOfDaysLongPastAreForgotten() {
        limits = new Limits(List.of(), 100, 0, 0, Duration.ofHours(6));
        spend(wang, 3);
        clock.forward(Duration.ofDays(9));
        allowance.forgetOldDays();
        assertThat(jdbc.sql("select count(*) from parts_sent").query(Integer.class).single()).isZero();
    }

    private Verdict asked(Address to, int parts, Weight weight) {
        return allowance.ask(wanted(to, parts, weight));
    }

    private Permit.Wanted wanted(Address to, int parts, Weight weight) {
        return new Permit.Wanted(Ids.next(), addresses.keep(to), to, parts, weight);
    }

    private void spend(Address to, int parts) {
        allowance.spent(wanted(to, parts, Weight.NEWS));
    }

    private void says(String words) {
        var request = new WebhookRequest("POST", "/text", "", Map.of(), words.getBytes(StandardCharsets.UTF_8));
        inbox.accept(Ids.next(), text, request, new Inbound.Message(wang, "m" + said++, clock.instant(), new Content.Text(words), false));
    }

    private List<String> tasks(String kind) {
        return jdbc.sql("select reason from task where kind = ? and done_at is null").param(kind).query(String.class).list();
    }
}
