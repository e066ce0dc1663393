package huiying.app.attachments;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import huiying.bot.attachments.Scanner;

/** Asks a ClamAV daemon by INSTREAM: the bytes in chunks with their length before them, an empty chunk, then one line of answer. */
public final class Clamd implements Scanner {
    private static final int CHUNK = 64 * 1024;
    private static final int PATIENCE = 10_000;
    private static final int LONGEST_ANSWER = 1024;

    private final String host;
    private final int port;

    private Clamd(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** @param place {@code host:port}; 3310 when there is no port */
    public static Clamd at(String place) {
        int colon = place.lastIndexOf(':');
        return colon < 0 ? new Clamd(place, 3310) : new Clamd(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
    }

    @Override
    public Verdict scan(byte[] bytes) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            send(new DataOutputStream(socket.getOutputStream()), bytes);
            return verdict(new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip().replace("\0", ""));
        } catch (IOException away) {
            return new Verdict.Unknown(away.getClass().getSimpleName());
        }
    }

    private static void send(DataOutputStream out, byte[] bytes) throws IOException {
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        for (int at = 0; at < bytes.length; at += CHUNK) {
            int length = Math.min(CHUNK, bytes.length - at);
            out.writeInt(length);
            out.write(bytes, at, length);
        }
        out.writeInt(0);
        out.flush();
    }

    private static Verdict verdict(String answer) {
        if (answer.endsWith(": OK")) {
            return new Verdict.Clean();
        }
        return answer.endsWith(" FOUND") && answer.contains(": ")
                ? new Verdict.Infected(answer.substring(answer.indexOf(": ") + 2, answer.length() - " FOUND".length()))
                : new Verdict.Unknown("unexpected answer");
    }
}
