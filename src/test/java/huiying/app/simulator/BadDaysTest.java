package huiying.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.app.House;
import huiying.app.Until;
import huiying.bot.outbox.Fates;
import huiying.bot.recall.Recollector;
import huiying.channels.Address;
import huiying.channels.Channels;
import huiying.channels.Delivery;
import huiying.channels.OutboundMessage;

/** A whole house in the weather of a script: what the network does to it, and that nothing is lost or doubled. */
class BadDaysTest {
    private static House house;

    @BeforeAll
    static void open(@TempDir Path room) throws IOException {
        var file = Files.write(room.resolve("faults.txt"), List.of("# nothing happens yet"));
        house = House.open(House.directory(), "huiying.conversation.quiet-window=0", "huiying.sms.reconcile=0s", "huiying.simulator.faults=" + file);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private void weather(String... script) {
        house.bean(Faults.class).play(List.of(script));
        house.owner().sql("truncate delivery, notice, inbox, receipt, recollection_run cascade").update();
    }

    @Test
    void aHundredMessagesTheDoorNeverSawAllArriveOnceAlsoWhenTwoLookForThem() {
        weather("sms in drop 1.0 100");
        var phones = house.bean(Phones.class);
        int before = house.bean(TextBook.class).newest().size();
        IntStream.range(0, 100).forEach(n -> phones.text("+86138001%05d".formatted(n % 20), "幸福路" + (n + 1) + "号的路灯坏了"));
        Until.holds(() -> assertThat(house.bean(TextBook.class).newest()).hasSize(before + 100));
        phones.text("+8613800299999", "这一条到了门口");
        Until.holds(() -> assertThat(stored()).isEqualTo(1));

        var other = CompletableFuture.supplyAsync(() -> house.bean(Recollector.class).recollect().getFirst());
        int missed = house.bean(Recollector.class).recollect().getFirst().missed() + other.join().missed();
        assertThat(missed).isEqualTo(100);
        assertThat(house.bean(Recollector.class).recollect().getFirst().missed()).isZero();

        assertThat(stored()).isEqualTo(101);
        assertThat(house.jdbc().sql("select count(distinct provider_id) from inbox").query(Integer.class).single()).isEqualTo(101);
        assertThat(house.jdbc().sql("select count(*) from receipt where outcome = 'stored'").query(Integer.class).single()).isEqualTo(101);
        assertThat(house.jdbc().sql("select sum(missed) from recollection_run").query(Integer.class).single()).isEqualTo(100);
        Until.holds(Duration.ofSeconds(60), () -> assertThat(house.jdbc().sql("select count(*) from inbox where state = 'waiting'").query(Integer.class)
                .single()).isZero());
        assertThat(house.jdbc().sql("select count(distinct address) from cases where number is not null").query(Integer.class).single()).isEqualTo(20);
        assertThat(house.jdbc().sql("select reason from task where kind = 'alarm'").query(String.class).list()).contains("door-misses-messages");
    }

    @Test
    void eachFaultOfTheScriptBefallsWhatIsSent() {
        weather("sms out 5xx 1 1", "sms out 429 1 1 7s", "sms out reset 1 1", "sms out accepted-then-reset 1 1", "sms out stall 1 1 300ms",
                "wechat out 5xx 1 1");
        var channel = house.bean(Channels.class).find("sms", "main").orElseThrow();
        assertThat(channel.deliver(words("一"))).isEqualTo(new Delivery.Failed("503", Duration.ofSeconds(5)));
        assertThat(channel.deliver(words("二"))).isEqualTo(new Delivery.Failed("429", Duration.ofSeconds(7)));
        assertThat(channel.deliver(words("三"))).isEqualTo(new Delivery.Unknown("reset"));
        assertThat(channel.deliver(words("四"))).isEqualTo(new Delivery.Unknown("reset"));
        assertThat(channel.deliver(words("五"))).isInstanceOf(Delivery.Delivered.class);
        Until.holds(() -> assertThat(Town.told(house.bean(Phones.class).sms("+8613800138000"))).containsExactly("四", "五"));
    }

    @Test
    void anAnswerOfWhichOnlyTheReceiptWasLostIsFoundAtTheProviderAndNotRepeated() {
        weather("sms out accepted-then-reset 1 1", "sms report drop 1");
        owe("+8613800138001", "您的诉求已收到");
        Until.holds(() -> assertThat(states()).containsExactly("unknown"));
        later();
        house.bean(Fates.class).ask();
        assertThat(states()).containsExactly("sent");
        assertThat(taken()).hasSize(1);
        assertThat(house.jdbc().sql("select provider_id from delivery").query(String.class).single()).startsWith("SM");
    }

    @Test
    void anAnswerTheProviderNeverTookGoesOutAfterASecondLook() {
        weather("sms out reset 1 1", "sms report drop 1");
        owe("+8613800138002", "您的诉求已收到");
        Until.holds(() -> assertThat(states()).containsExactly("unknown"));
        later();
        house.bean(Fates.class).ask();
        assertThat(states()).as("a first look may be too early").containsExactly("unknown");
        later();
        house.bean(Fates.class).ask();
        Until.holds(() -> assertThat(states()).containsExactly("sent"));
        assertThat(taken()).hasSize(1);
    }

    @Test
    void reportsInTheWrongOrderAndTwiceNeverTakeBackWhatWasReached() {
        weather("seed 3", "sms report reorder 0.5 * 900ms", "sms report duplicate 1");
        for (int n = 0; n < 20; n++) {
            owe("+86139001380%02d".formatted(n), "您的诉求已收到" + n);
        }
        Until.holds(() -> assertThat(reached()).hasSize(20).containsOnly("DELIVERED"));
        assertThat(states()).containsOnly("sent");
    }

    @Test
    void threeRefusalsAndThenOneMessage() {
        weather("sms out 5xx 1 3");
        owe("+8613800138003", "您的诉求已收到");
        untilThen(() -> house.jdbc().sql("update delivery set due_at = now() where state = 'pending'").update(), () -> assertThat(states())
                .containsExactly("sent"));
        assertThat(taken()).hasSize(1);
        assertThat(house.jdbc().sql("select attempt from delivery").query(Integer.class).single()).isEqualTo(4);
    }

    private static void untilThen(Supplier<Integer> again, Runnable check) {
        var tries = new AtomicInteger();
        Until.holds(Duration.ofSeconds(60), () -> {
            tries.addAndGet(again.get());
            check.run();
        });
    }

    private static void owe(String number, String words) {
        var address = house.bean(huiying.bot.addresses.Addresses.class).keep(new Address("sms", "main", number));
        var notice = UUID.randomUUID();
        house.jdbc().sql("""
                         insert into notice (id, logical_key, address, template, resendable, parameters, language, created_at)
                         values (?, ?, ?, 'ACK', false, '\\x00', 'zh', now())""").params(notice, notice.toString(), address).update();
        house.bean(huiying.bot.outbox.Outbox.class).add(notice, new Address("sms", "main", number), null, huiying.bot.outbox.Body.of(words, "zh"),
                Duration.ZERO);
    }

    /** As if half an hour had passed for what is in doubt. */
    private static void later() {
        house.jdbc().sql("update delivery set updated_at = updated_at - interval '30 minutes', fate_due_at = null where state = 'unknown'").update();
    }

    private static OutboundMessage words(String text) {
        return OutboundMessage.text(UUID.randomUUID(), new Address("sms", "main", "+8613800138000"), text, "zh");
    }

    private static List<String> states() {
        return house.jdbc().sql("select state from delivery order by seq").query(String.class).list();
    }

    private static List<String> reached() {
        return house.jdbc().sql("select reached from delivery where reached is not null").query(String.class).list();
    }

    private static List<String> taken() {
        var number = house.bean(huiying.bot.addresses.Addresses.class).find(house.jdbc().sql("select address from delivery").query(UUID.class).single())
                .orElseThrow().value();
        return house.bean(TextBook.class).newest().stream().filter(entry -> entry.to().equals(number)).map(TextBook.Entry::sid).toList();
    }

    private static int stored() {
        return house.jdbc().sql("select count(*) from inbox").query(Integer.class).single();
    }
}
