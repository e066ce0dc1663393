package huiying.bot.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import huiying.bot.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

class SpoolTest {
    private static final long LIMIT = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void whatIsPutInComesOutInOrderOnce() throws IOException {
        try (var spool = open()) {
            assertThat(spool.holds()).isFalse();
            List.of("一", "二", "三").forEach(text -> spool.put(request(text)));

            assertThat(spool.holds()).isTrue();
            assertThat(drained(spool)).containsExactly("一", "二", "三");
            assertThat(spool.holds()).isFalse();
            assertThat(spool.bytes()).isZero();
            assertThat(drained(spool)).isEmpty();
        }
    }

    @Test
    void aRequestKeepsItsDoorHeadersQueryAndBytes() throws IOException {
        try (var spool = open()) {
            var sent = new Spooled("wechat", "main", "POST", "/channels/wechat", "nonce=7", Map.of("content-type", List.of("text/xml")), new byte[]{0, -1, 7});
            spool.put(sent);

            spool.takeFirst((id, found) -> assertThat(found).usingRecursiveComparison().isEqualTo(sent));
        }
    }

    @Test
    void itSurvivesARestartAndOnlyWhatWasNotTakenComesOut() throws IOException {
        try (var spool = open()) {
            IntStream.range(0, 5).forEach(n -> spool.put(request("m" + n)));
            spool.takeFirst((id, taken) -> assertThat(text(taken)).isEqualTo("m0"));
        }
        try (var spool = open()) {
            assertThat(spool.holds()).isTrue();
            assertThat(drained(spool)).containsExactly("m1", "m2", "m3", "m4");
        }
    }

    @Test
    void aRequestThatCouldNotBeKeptStaysTheFirst() throws IOException {
        try (var spool = open()) {
            spool.put(request("first"));
            spool.put(request("second"));

            assertThatThrownBy(() -> spool.takeFirst((id, any) -> {
                throw new IllegalStateException("the database is still away");
            })).isInstanceOf(IllegalStateException.class);

            assertThat(drained(spool)).containsExactly("first", "second");
        }
    }

    @Test
    void aRecordCutOffByACrashIsForgottenAndTheOthersStay() throws IOException {
        try (var spool = open()) {
            spool.put(request("whole"));
            spool.put(request("cut off"));
        }
        try (var file = FileChannel.open(directory.resolve("requests"), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 3);
        }
        try (var spool = open()) {
            spool.put(request("later"));
            assertThat(drained(spool)).containsExactly("whole", "later");
        }
    }

    @Test
    void aCrashBetweenEmptyingAndNotingItPassesOverNothing() throws IOException {
        try (var spool = open()) {
            IntStream.range(0, 3).forEach(n -> spool.put(request("old" + n)));
            drained(spool);
        }
        try (var progress = FileChannel.open(directory.resolve("taken"), StandardOpenOption.WRITE)) {
            progress.write(ByteBuffer.allocate(Long.BYTES).putLong(9_999).flip(), 0);
        }
        try (var spool = open()) {
            IntStream.range(0, 90).forEach(n -> spool.put(request("new" + n)));
        }
        try (var spool = open()) {
            assertThat(drained(spool)).hasSize(90).startsWith("new0").endsWith("new89");
        }
    }

    @Test
    void damagedBytesAreSetAsideAndDoNotHoldUpTheRest() throws IOException {
        try (var spool = open()) {
            spool.put(request("damaged"));
            spool.put(request("sound"));
        }
        try (var file = FileChannel.open(directory.resolve("requests"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[]{1, 2, 3}), 60);
        }
        try (var spool = open(); var files = Files.list(directory)) {
            assertThat(drained(spool)).containsExactly("sound");
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("damaged-"))).hasSize(1);
        }
    }

    @Test
    void whenItIsFullItSaysSoAndKeepsWhatItHas() throws IOException {
        try (var spool = Spool.open(directory, 2_000, vault(), JsonMapper.shared())) {
            spool.put(request("kept"));
            assertThatThrownBy(() -> spool.put(request("长".repeat(2_000)))).isInstanceOf(SpoolFull.class).hasMessageContaining("2000");

            assertThat(drained(spool)).containsExactly("kept");
        }
    }

    @Test
    void nobodyReadsOnTheDiskWhatAResidentWrote() throws IOException {
        try (var spool = open()) {
            spool.put(request("my telephone is 13800138000"));

            assertThat(new String(Files.readAllBytes(directory.resolve("requests")), StandardCharsets.ISO_8859_1)).doesNotContain("13800138000");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("requests")))).isEqualTo("rw-------");
        }
    }

    @Test
    void oneProcessOwnsIt() throws IOException {
        try (var spool = open()) {
            assertThat(spool.holds()).isFalse();
            assertThatThrownBy(this::open).isInstanceOf(UncheckedIOException.class).hasMessageContaining("belongs to another process");
        }
    }

    @Test
    void manyDoorsPutInWhileOneHandsOutAndNothingIsLostOrDoubled() throws Exception {
        var out = new ConcurrentLinkedQueue<String>();
        try (var spool = open()) {
            var writers = IntStream.range(0, 8)
                    .mapToObj(w -> Thread.startVirtualThread(() -> IntStream.range(0, 50).forEach(n -> spool.put(request(w + ":" + n)))))
                    .toList();
            while (writers.stream().anyMatch(Thread::isAlive) || spool.holds()) {
                spool.takeFirst((id, found) -> out.add(text(found)));
            }
            assertThat(out).hasSize(400).doesNotHaveDuplicates();
            IntStream.range(0, 8).forEach(w -> assertThat(out.stream().filter(text -> text.startsWith(w + ":")))
                    .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(n -> w + ":" + n).toList()));
        }
    }

    private Spool open() {
        return Spool.open(directory, LIMIT, vault(), JsonMapper.shared());
    }

    private static Vault vault() {
        return new Vault(Map.of(1, new byte[32]), 1, new byte[32]);
    }

    private static List<String> drained(Spool spool) {
        var texts = new ArrayList<String>();
        while (spool.takeFirst((id, found) -> texts.add(text(found)))) {
            continue;
        }
        return texts;
    }

    private static String text(Spooled spooled) {
        return new String(spooled.body(), StandardCharsets.UTF_8);
    }

    private static Spooled request(String text) {
        return new Spooled("sms", "main", "POST", "/channels/twilio/sms", "", Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }
}
