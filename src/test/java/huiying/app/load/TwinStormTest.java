package huiying.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Senders;
import huiying.app.Until;

/**
 * A provider gone mad sends one text message again and again, many at a time. Small in every build; with {@code -Dload.copies=10000} it is a storm.
 */
class TwinStormTest {
    private static final int COPIES = Integer.getInteger("load.copies", 600);
    private static final int AT_ONCE = Integer.getInteger("load.lines", 50);
    private static final String SID = Senders.sid();
    private static final String NUMBER = "+8613912340000";
    private static House house;
    private static Senders senders;

    @BeforeAll
    static void open() {
        house = House.open(House.directory(), "huiying.conversation.quiet-window=0", "huiying.sms.reconcile=0s");
        senders = new Senders(house);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void oneIsKeptTheOthersAreKnownAgainAndTheResidentHearsOnce() {
        var before = Figures.machine();
        var took = new Figures();
        var began = Instant.now();
        var statuses = new ArrayList<Integer>();
        var answers = new ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            IntStream.range(0, COPIES).mapToObj(n -> CompletableFuture.supplyAsync(() -> {
                var sent = Instant.now();
                var answer = senders.sms(NUMBER, SID, "柳荫里小区3号楼门口的路灯坏了");
                took.between(sent, Instant.now());
                if (answer.body().contains("<Message")) {
                    answers.add(answer.body());
                }
                return answer.statusCode();
            }, threads)).toList().forEach(answer -> statuses.add(answer.join()));
        }
        var whole = Duration.between(began, Instant.now());

        assertThat(statuses).containsOnly(200);
        assertThat(answers).as("each answer in one response").doesNotHaveDuplicates();
        assertThat(answers).as("acknowledgements").filteredOn(answer -> answer.contains("查询码")).hasSizeLessThanOrEqualTo(1);
        Until.holds(Duration.ofSeconds(90), () -> assertThat(count("select count(*) from receipt where provider_id = ?")).isEqualTo(COPIES));
        Until.holds(Duration.ofSeconds(90), () -> assertThat(count("select count(*) from inbox where provider_id = ? and state = 'settled'")).isOne());
        assertThat(house.jdbc().sql("select outcome, count(*) from receipt where provider_id = ? group by outcome").param(SID).query((row, n) -> Map.entry(row
                .getString(1), row.getInt(2))).list()).containsExactlyInAnyOrder(Map.entry("stored", 1), Map.entry("duplicate", COPIES - 1));
        assertThat(count("select count(*) from turn where id in (select turn from inbox where provider_id = ?)")).isOne();
        assertThat(count("select count(*) from cases where address in (select address from inbox where provider_id = ?)")).isOne();
        assertThat(count("select count(*) from notice where template = 'ACK' and address in (select address from inbox where provider_id = ?)")).isOne();
        Until.holds(Duration.ofSeconds(90), () -> assertThat(house.jdbc().sql("select state from delivery where channel = 'sms'").query(String.class).list())
                .containsOnly("sent"));
        assertThat(house.jdbc().sql("select notice from delivery where channel = 'sms'").query(String.class).list()).doesNotHaveDuplicates();
        System.out.printf(Locale.ROOT,
                "storm of %,d copies, %d at a time, in %.1f s: 1 stored, %,d duplicates, 1 case, 1 answer; a copy was answered within %s; %s before, %s after%n",
                COPIES,
                AT_ONCE, whole.toMillis() / 1000.0, COPIES - 1, took, before, Figures.machine());
    }

    private static int count(String sql) {
        return house.jdbc().sql(sql).param(SID).query(Integer.class).single();
    }
}
