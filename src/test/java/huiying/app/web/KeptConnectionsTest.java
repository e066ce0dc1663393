package huiying.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import huiying.app.House;

/** Many requests over one connection, most of them refused before their body is read. */
class KeptConnectionsTest {
    private static final List<String> PATHS = List.of("/api/v1/cases", "/console/desk/x", "/login", "/channels/wechat", "/channels/voice", "/welcome",
            "/logout",
            "/open311/v2/requests.json");
    private static final List<String> TYPES = List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=abc", "application/json");
    private final House house = House.demo();
    private final Random random = new Random(5);

    @Test
    void aRefusedRequestNeverSilencesTheConnectionItCameOver() throws IOException {
        for (int connection = 0; connection < 50; connection++) {
            try (var socket = new Socket("127.0.0.1", house.port())) {
                socket.setSoTimeout(10_000);
                var in = new BufferedInputStream(socket.getInputStream());
                for (int request = 0; request < 20; request++) {
                    post(socket.getOutputStream());
                    assertThat(status(in)).isBetween(200, 499);
                }
            }
        }
    }

    /** Head and body together, or the one after the other as most clients do. */
    private void post(OutputStream out) throws IOException {
        var body = "x".repeat(List.of(0, 13, 5000).get(random.nextInt(3)));
        var head = "POST " + pick(PATHS) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + pick(TYPES) + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        if (random.nextBoolean()) {
            out.write((head + body).getBytes(StandardCharsets.US_ASCII));
        } else {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Reads one answer to its end. */
    private static int status(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        int length = -1;
        boolean chunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var parts = header.split(":", 2);
            length = parts[0].equalsIgnoreCase("content-length") ? Integer.parseInt(parts[1].strip()) : length;
            chunked |= parts[0].equalsIgnoreCase("transfer-encoding");
        }
        if (chunked) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                in.readNBytes(size + 2);
            }
            line(in);
        } else {
            in.readNBytes(Math.max(0, length));
        }
        return status;
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended in the middle of an answer");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
