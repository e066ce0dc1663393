package huiying.bot.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import huiying.channels.Content;

class InboxWorkerTest {
    private final InboxFixture city = new InboxFixture(Duration.ofMillis(1500));
    private final List<List<String>> turns = Collections.synchronizedList(new ArrayList<>());
    private final InboxFixture.Eye eye = (address, messages) -> turns.add(messages.stream().map(message -> message.words().orElse("")).toList());

    @Test
    void nothingIsTakenBeforeTheResidentHasBeenQuiet() {
        city.say("wang", "m1", "门口那个路灯不亮了");
        assertThat(city.worker(eye).handleNext()).isFalse();
    }

    @Test
    void aBurstIsOneTurn() {
        city.say("wang", "m1", "门口那个路灯不亮了");
        city.say("wang", "m2", "都一个礼拜了");
        city.say("wang", "m3", "柳荫里3号楼");
        city.quietPasses();
        var worker = city.worker(eye);
        assertThat(worker.handleNext()).isTrue();
        assertThat(worker.handleNext()).isFalse();
        assertThat(turns).containsExactly(List.of("门口那个路灯不亮了", "都一个礼拜了", "柳荫里3号楼"));
        assertThat(city.count("select count(*) from inbox where state = 'settled' and turn is not null")).isEqualTo(3);
    }

    @Test
    void aKeyPressDoesNotWait() {
        city.press("wang", "m1", "0");
        assertThat(city.worker(eye).handleNext()).isTrue();
    }

    @Test
    void aLongBurstIsTakenAtItsCap() {
        city.say("wang", "m1", "一");
        city.jdbc.sql("update lane set cap_at = now()").update();
        city.say("wang", "m2", "二");
        assertThat(city.worker(eye).handleNext()).isTrue();
    }

    @Test
    void aMessageThatComesDuringATurnIsTakenNext() {
        city.press("wang", "m1", "1");
        var worker = city.worker((InboxFixture.Eye) (address, messages) -> {
            if (turns.isEmpty()) {
                city.press("wang", "m2", "2");
            }
            eye.see(address, messages);
        });
        assertThat(worker.handleNext()).isTrue();
        assertThat(worker.handleNext()).isTrue();
        assertThat(turns).containsExactly(List.of("1"), List.of("2"));
        assertThat(worker.handleNext()).isFalse();
    }

    @Test
    void aFailedTurnLeavesNothingBehindAndIsTriedAgain() {
        city.press("wang", "m1", "1");
        var failing = city.worker((InboxFixture.Eye) (address, messages) -> {
            city.jdbc.sql("update address set stopped_at = now()").update();
            throw new IllegalStateException("half-way");
        });
        assertThat(failing.handleNext()).isTrue();
        assertThat(city.count("select count(*) from address where stopped_at is not null")).isZero();
        city.quietPasses();
        assertThat(city.worker(eye).handleNext()).isTrue();
        assertThat(turns).containsExactly(List.of("1"));
    }

    @Test
    void aMessageThatAlwaysFailsIsParkedWithATaskAndTheResidentsOtherMessagesGoOn() {
        city.say("wang", "m1", "毒");
        city.say("wang", "m2", "路灯坏了");
        var worker = city.worker((InboxFixture.Eye) (address, messages) -> {
            if (messages.stream().anyMatch(message -> message.words().orElse("").equals("毒"))) {
                throw new IllegalStateException("poison");
            }
            eye.see(address, messages);
        });
        for (int n = 0; n < 10; n++) {
            city.quietPasses();
            worker.handleNext();
        }
        assertThat(turns).containsExactly(List.of("路灯坏了"));
        assertThat(city.count("select count(*) from inbox where state = 'parked'")).isOne();
        assertThat(city.count("select count(*) from task where kind = 'parked_message' and done_at is null")).isOne();
    }

    @Test
    void aMessageThatKillsItsWorkerIsParkedToo() {
        city.press("wang", "m1", "1");
        city.press("wang", "m2", "2");
        for (int n = 0; n < 5; n++) {
            city.database.transactions().execute(status -> new Lanes(city.jdbc, city.inbox, Duration.ofSeconds(30)).claim());
            city.leasesPass();
        }
        var worker = city.worker(eye);
        worker.handleNext();
        assertThat(city.count("select count(*) from inbox where state = 'parked'")).isOne();
        city.quietPasses();
        worker.handleNext();
        assertThat(turns).containsExactly(List.of("2"));
    }

    @Test
    void aWorkerThatSleptThroughItsLeaseCannotCommit() {
        city.press("wang", "m1", "1");
        var sleeper = city.worker((InboxFixture.Eye) (address, messages) -> {
            city.jdbc.sql("update address set left_at = now()").update();
            try (var other = Executors.newSingleThreadExecutor()) {
                other.submit(() -> {
                    city.leasesPass();
                    city.worker((InboxFixture.Eye) (a, m) -> turns.add(List.of("other"))).handleNext();
                });
            }
        });
        sleeper.handleNext();
        assertThat(turns).containsExactly(List.of("other"));
        assertThat(city.count("select count(*) from address where left_at is not null")).isZero();
    }

    @Test
    void eightWorkersTakeEveryMessageOnceAndInOrder() throws Exception {
        for (int n = 0; n < 120; n++) {
            city.press("resident" + n % 40, "m" + n, String.valueOf(n));
        }
        var heard = Collections.synchronizedMap(new HashMap<UUID, List<Integer>>());
        InboxFixture.Eye handler = (address, messages) -> messages
                .forEach(message -> heard.computeIfAbsent(address, key -> new ArrayList<>()).add(Integer.valueOf(message.words().orElseThrow())));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var workers = IntStream.range(0, 8).mapToObj(n -> (Callable<Boolean>) () -> {
                var worker = city.worker(handler);
                while (worker.handleNext()) {
                    Thread.onSpinWait();
                }
                return true;
            }).toList();
            for (var done : threads.invokeAll(workers)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(heard.values().stream().mapToInt(List::size).sum()).isEqualTo(120);
        assertThat(heard.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
        assertThat(city.count("select count(*) from inbox where state <> 'settled'")).isZero();
    }

    @Test
    void theRequestOfTheLastMessageHearsOfItsTurn() throws Exception {
        var first = UUID.randomUUID();
        var last = UUID.randomUUID();
        try (var early = city.signals.expect(first); var late = city.signals.expect(last)) {
            city.inbox.accept(first, city.channel, InboxFixture.REQUEST, city.message("wang", "m1", new Content.Text("路灯"), true));
            city.inbox.accept(last, city.channel, InboxFixture.REQUEST, city.message("wang", "m2", new Content.Text("坏了"), true));
            city.worker(eye).handleNext();
            assertThat(late.await(Duration.ZERO)).hasValueSatisfying(settled -> assertThat(settled.last()).isEqualTo(last));
            assertThat(early.await(Duration.ZERO)).hasValueSatisfying(settled -> assertThat(settled.last()).isEqualTo(last));
        }
    }
}
