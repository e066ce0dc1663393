package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import huiying.app.House;
import huiying.app.Senders;
import huiying.app.Until;
import huiying.app.config.PostgresAboard;
import huiying.bot.spool.Spool;

class DatabaseAwayTest {
    private static final String AT_ONCE = "huiying.conversation.quiet-window=0";
    private final Path data = House.directory();

    @Test
    void whatIsSaidWhileTheDatabaseIsAwayIsAcknowledgedKeptAndTakenInOrderAfterwards() throws Exception {
        var texts = IntStream.range(0, 6).mapToObj(n -> "幸福路的路灯坏了" + n).toList();
        try (var house = House.open(data, AT_ONCE)) {
            var senders = new Senders(house);
            senders.send(senders.wechatText("o-away", id(), "你好"));
            house.bean(PostgresAboard.class).close();

            for (var text : texts) {
                var began = System.nanoTime();
                assertThat(senders.send(senders.wechatText("o-away", id(), text)).statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            }
            assertThat(house.bean(Spool.class).holds()).isTrue();
        }
        try (var house = House.open(data, AT_ONCE)) {
            Until.holds(() -> assertThat(settled(house)).isEqualTo(1 + texts.size()));
            assertThat(house.bean(Spool.class).holds()).isFalse();
            assertThat(house.jdbc().sql("select outcome from receipt").query(String.class).list()).hasSize(1 + texts.size()).containsOnly("stored");
            assertThat(house.jdbc().sql("select count(distinct address) from inbox").query(Integer.class).single()).isEqualTo(1);
        }
    }

    @Test
    void aTwinOfASpooledMessageIsStillATwin() throws Exception {
        try (var house = House.open(data, AT_ONCE)) {
            var senders = new Senders(house);
            var said = senders.wechatText("o-twin", id(), "路灯坏了");
            house.bean(PostgresAboard.class).close();
            List.of(said, said, said).forEach(twin -> assertThat(senders.send(twin).statusCode()).isEqualTo(200));
        }
        try (var house = House.open(data, AT_ONCE)) {
            Until.holds(() -> assertThat(house.jdbc().sql("select outcome from receipt order by outcome").query(String.class).list())
                    .containsExactly("duplicate", "duplicate", "stored"));
        }
    }

    @Test
    void aDatabaseThatHangsDoesNotMakeTheProviderGiveUp() throws Exception {
        try (var house = House.open(data, AT_ONCE)) {
            var senders = new Senders(house);
            signal("STOP");
            try {
                var began = System.nanoTime();
                assertThat(senders.sms("+8613800138077", Senders.sid(), "幸福路路灯坏了").statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(4_500));
            } finally {
                signal("CONT");
            }
            Until.holds(() -> assertThat(settled(house)).isEqualTo(1));
        }
    }

    @Test
    void aForgedRequestIsRefusedAndNotSpooled() throws Exception {
        try (var house = House.open(data, AT_ONCE)) {
            house.bean(PostgresAboard.class).close();

            assertThat(house.form("/channels/twilio/sms", Map.of("Body", "x"), "X-Twilio-Signature", "forged").statusCode()).isEqualTo(403);
            assertThat(house.bean(Spool.class).holds()).isFalse();
        }
    }

    @Test
    void whenTheSpoolIsFullTheProviderIsAskedToComeAgain() throws Exception {
        try (var house = House.open(data, AT_ONCE, "huiying.spool.limit=10B")) {
            var senders = new Senders(house);
            var said = senders.wechatText("o-full", id(), "路灯坏了");
            house.bean(PostgresAboard.class).close();

            assertThat(senders.send(said).statusCode()).isEqualTo(503);
        }
    }

    private static int settled(House house) {
        return house.jdbc().sql("select count(*) from inbox where state = 'settled'").query(Integer.class).single();
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Stops or continues every process of the database. */
    private void signal(String which) throws IOException, InterruptedException {
        long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip());
        var processes = Stream.concat(Stream.of(ProcessHandle.of(postmaster).orElseThrow()), ProcessHandle.of(postmaster).orElseThrow().descendants());
        for (var process : processes.toList()) {
            new ProcessBuilder("kill", "-" + which, Long.toString(process.pid())).inheritIO().start().waitFor();
        }
    }
}
