package huiying.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Until;
import huiying.bot.addresses.Addresses;
import huiying.bot.outbox.Body;
import huiying.bot.outbox.Outbox;
import huiying.channels.Address;

/** One provider that stalls or is away, and another whose messages must not notice. */
class StalledProviderTest {
    private static final int MESSAGES = 200;
    private static final FakeProvider SICK = new FakeProvider();
    private static final FakeProvider WELL = new FakeProvider();
    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.conversation.quiet-window=0", "huiying.sms.reconcile=0s", "huiying.twilio.sick.account-sid=AC1",
                "huiying.twilio.sick.auth-token=token-1", "huiying.twilio.sick.from=+8675511111", "huiying.twilio.sick.api-base-url=" + SICK.url(),
                "huiying.twilio.well.account-sid=AC2", "huiying.twilio.well.auth-token=token-2", "huiying.twilio.well.from=+8675522222",
                "huiying.twilio.well.api-base-url=" + WELL.url());
    }

    @AfterAll
    static void close() {
        house.close();
        SICK.stop();
        WELL.stop();
    }

    @Test
    void aProviderThatStallsForHalfAMinuteMovesNobodyElsesMessages() {
        long before = lateness("before");
        SICK.mood("stalled");
        owe("sick", "stalled", MESSAGES);
        Until.holds(() -> assertThat(states("sick")).contains("sending"));
        long at = lateness("at first");
        Until.holds(() -> assertThat(states("sick")).contains("unknown"));
        long during = Math.max(at, lateness("then"));
        int doubtful = house.jdbc().sql("select count(*) from delivery where account = 'sick' and state = 'unknown'").query(Integer.class).single();
        SICK.mood("well");

        System.out.printf("99 of 100 of %d messages left within %d ms before and %d ms during the stall of another provider; %d of its own are in doubt%n",
                MESSAGES, before, during, doubtful);
        assertThat(during).isLessThan(Math.max(3 * before, before + 1_000));
        assertThat(doubtful).as("an outage costs few doubtful messages").isLessThan(20);
    }

    @Test
    void whatWasOwedDuringAnOutageIsSentOnceEachAndInOrderAfterwards() {
        Until.holds(Duration.ofSeconds(60), () -> assertThat(states("sick")).doesNotContain("sending"));
        house.owner().sql("update delivery set state = 'failed' where account = 'sick' and state in ('pending', 'unknown')").update();
        SICK.mood("away");
        SICK.taken().clear();
        for (int n = 0; n < 3; n++) {
            owe("sick", "away" + n, 40);
        }
        Until.holds(() -> assertThat(house.jdbc().sql("select count(*) from delivery where code = '503'").query(Integer.class).single()).isPositive());
        SICK.mood("well");
        Until.holds(Duration.ofSeconds(90), () -> {
            house.jdbc().sql("update delivery set due_at = now() where account = 'sick' and state = 'pending'").update();
            assertThat(states("sick")).doesNotContain("pending", "sending");
        });

        assertThat(SICK.taken()).hasSize(120);
        assertThat(SICK.taken().stream().distinct().count()).isEqualTo(120);
        var byNumber = new LinkedHashMap<String, List<String>>();
        SICK.taken().forEach(message -> byNumber.computeIfAbsent(message.get("To"), number -> new ArrayList<>()).add(message.get("Body")));
        assertThat(byNumber.values()).allSatisfy(bodies -> assertThat(bodies).isEqualTo(List.of("away0", "away1", "away2")));
    }

    /** How long the slowest but two of two hundred messages took from being owed to being sent. */
    private static long lateness(String words) {
        owe("well", words, MESSAGES);
        Until.holds(Duration.ofSeconds(120), () -> assertThat(states("well")).containsOnly("sent"));
        var taken = house.jdbc().sql("""
                                     select cast(extract(epoch from d.sent_at - d.created_at) * 1000 as bigint) from delivery d join notice n on n.id = d.notice
                                     where d.account = 'well' and n.logical_key like ? order by 1""").param(words + ":%").query(Long.class).list();
        return taken.get(MESSAGES - 3);
    }

    private static void owe(String account, String words, int count) {
        var addresses = house.bean(Addresses.class);
        var outbox = house.bean(Outbox.class);
        IntStream.range(0, count).forEach(n -> {
            var to = new Address("sms", account, "+86135%08d".formatted(n));
            var notice = UUID.randomUUID();
            house.jdbc().sql("""
                             insert into notice (id, logical_key, address, template, resendable, parameters, language, created_at)
                             values (?, ?, ?, 'THANKS', false, '\\x00', 'zh', now())""").params(notice, words + ":" + notice, addresses.keep(to)).update();
            outbox.add(notice, to, null, Body.of(words, "zh"), Duration.ZERO);
        });
    }

    private static List<String> states(String account) {
        return house.jdbc().sql("select state from delivery where account = ?").param(account).query(String.class).list();
    }
}
