package huiying.app.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import huiying.bot.attachments.Scanner.Verdict;

class ClamdTest {

    /** A daemon for one question: takes the bytes apart as the protocol says and answers with this line. */
    private static Verdict asked(byte[] bytes, String answer) throws Exception {
        try (var daemon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var heard = CompletableFuture.supplyAsync(() -> hear(daemon, answer));
            var verdict = Clamd.at("127.0.0.1:" + daemon.getLocalPort()).scan(bytes);
            assertThat(heard.get()).isEqualTo(bytes);
            return verdict;
        }
    }

    private static byte[] hear(ServerSocket daemon, String answer) {
        try (var socket = daemon.accept(); var in = new DataInputStream(socket.getInputStream())) {
            assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
            var all = new java.io.ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                all.writeBytes(in.readNBytes(length));
            }
            socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
            return all.toByteArray();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void cleanAndInfectedAreToldApart() throws Exception {
        assertThat(asked(new byte[200_000], "stream: OK")).isEqualTo(new Verdict.Clean());
        assertThat(asked(new byte[]{1}, "stream: Win.Test.EICAR_HDB-1 FOUND")).isEqualTo(new Verdict.Infected("Win.Test.EICAR_HDB-1"));
    }

    @Test
    void anythingElseIsNoVerdict() throws Exception {
        assertThat(asked(new byte[]{1}, "INSTREAM size limit exceeded. ERROR")).isInstanceOf(Verdict.Unknown.class);
        int nobody;
        try (var free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        assertThat(Clamd.at("127.0.0.1:" + nobody).scan(new byte[]{1})).isInstanceOf(Verdict.Unknown.class);
    }
}
