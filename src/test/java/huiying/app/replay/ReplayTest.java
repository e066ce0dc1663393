package huiying.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import huiying.app.House;
import huiying.app.config.DataDirectory;
import picocli.CommandLine;

class ReplayTest {
    private static final int MESSAGES = 25;

    @TempDir
    private Path folder;
    private final House house = House.demo();
    private final StringWriter said = new StringWriter();
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("messages.tsv");
        var lines = IntStream.range(0, MESSAGES).mapToObj(n -> n + "\t柳荫里小区" + n + "号楼门口的路灯坏了\tfurther").collect(Collectors.joining("\n"));
        Files.writeString(file, "id\ttext\n" + lines + "\n\nno tab here\n");
    }

    private int replay(String... more) {
        var data = house.bean(DataDirectory.class).root().toString();
        var arguments = Stream.concat(Stream.of("--file", file.toString(), "--url", "http://127.0.0.1:" + house.port(), "--data", data, "--public-url",
                house.providers().twilio().getFirst().publicBaseUrl()), Arrays.stream(more)).toArray(String[]::new);
        return new CommandLine(new ReplayCommand()).setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true)).execute(arguments);
    }

    private String figure(String name) {
        return said.toString().lines().filter(line -> line.startsWith(name)).map(line -> line.substring(name.length()).strip()).findFirst().orElse("absent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wechat", "sms", "web"})
    void everyMessageOfAFileIsAcceptedStoredAndTaken(String channel) {
        assertThat(replay("--channel", channel, "--rate", "200")).as(said.toString()).isZero();

        assertThat(figure("sent")).isEqualTo("25");
        assertThat(figure("accepted")).isEqualTo("25");
        assertThat(figure("  stored")).isEqualTo("25");
        assertThat(figure("not yet taken")).isEqualTo("0");
        assertThat(figure("cases")).isEqualTo("25");
        assertThat(figure("  answered at once")).isEqualTo(channel.equals("web") ? "0" : "25");
        assertThat(said.toString()).contains("Reconciled: everything accepted is there.", "p50", "p99");
    }

    @Test
    void aWrongTokenIsRefusedMessageByMessageAndTheExitCodeSaysSo() {
        assertThat(replay("--token", "wrong", "--app-id", "wx1", "--encoding-aes-key", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")).isEqualTo(1);

        assertThat(figure("refused")).isEqualTo("25");
        assertThat(figure("accepted")).isEqualTo("0");
        assertThat(figure("attempts repeated")).isEqualTo("50");
    }

    @Test
    void aMissingFileOrDirectoryIsNamedInASentence() {
        assertThat(new CommandLine(new ReplayCommand()).setErr(new PrintWriter(said, true)).execute("--file", "/nowhere.tsv")).isEqualTo(1);
        assertThat(said.toString()).contains("/nowhere.tsv cannot be read.");
        assertThat(new CommandLine(new ReplayCommand()).setErr(new PrintWriter(said, true)).execute("--file", file.toString(), "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(said.toString()).contains("is not the data directory of a demo");
    }

    @Test
    void whoeverStopsGetsTheAccountOfWhatWasSent() throws Exception {
        var rows = IntStream.range(0, 1_000).mapToObj(n -> new Row("" + n, "你好")).toList();
        var stopping = new Replay[1];
        var sender = new CountingSender(() -> stopping[0].stop());
        stopping[0] = new Replay(rows, sender, HttpClient.newHttpClient(), new Replay.Pace(0, 1));
        stopping[0].run();

        assertThat(stopping[0].tally().settled()).isBetween(1, 3);
        assertThat(stopping[0].isStopped()).isTrue();
    }

    @Test
    void percentilesAreOfWhatWasAccepted() {
        var tally = new Tally(100);
        IntStream.range(0, 100).forEach(n -> tally.settled(Sender.Verdict.ACCEPTED, System.nanoTime() - n * 1_000_000L));

        assertThat(tally.percentile(50)).isBetween(49.0, 60.0);
        assertThat(tally.percentile(99)).isBetween(98.0, 120.0);
        assertThat(new Tally(1).percentile(99)).isZero();
    }

    @Test
    void aMissingRowIsNotReconciled() {
        var tally = new Tally(3);
        List.of(1, 2, 3).forEach(n -> tally.settled(Sender.Verdict.ACCEPTED, System.nanoTime()));
        var lost = new ServiceView.Outcome(3, 2, 0, 0, 0, 2, 0, 0, 0);

        assertThat(new Report(new PrintWriter(said), false).account(tally, Optional.of(lost))).isFalse();
        assertThat(said.toString()).contains("NOT reconciled");
    }

    /** Nobody is asked anything: the attempt itself says stop and fails. */
    private record CountingSender(Runnable sent) implements Sender {
        @Override
        public HttpRequest request(int n, Row row) {
            sent.run();
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build();
        }

        @Override
        public Verdict judge(HttpResponse<String> response) {
            return Verdict.REFUSED;
        }

        @Override
        public int tries() {
            return 1;
        }

        @Override
        public String channel() {
            return "none";
        }
    }
}
