package huiying.channels.smpp;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A message centre of a few lines that speaks bytes, not the library our side uses; tests script what it answers. */
final class MessageCentre implements AutoCloseable {
    static final int OK = 0;
    static final int NO_ANSWER = -1;
    static final int NONSENSE = -2;
    private static final int SUBMIT = 4;
    private static final int DELIVER_RESP = 0x80000005;

    private final ServerSocket server = listen();
    private final List<byte[]> submitted = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Integer> delivered = new LinkedBlockingQueue<>();
    private final AtomicInteger binds = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger(100);
    private volatile IntFunction<Integer> statusOf = n -> OK;
    private volatile IntFunction<String> idOf = Integer::toString;
    private volatile Line line = Line.NONE;
    private volatile boolean receiptFirst;

    /** One accepted connection. */
    private record Line(Socket socket, DataOutputStream out) {
        private static final Line NONE = new Line(new Socket(), new DataOutputStream(new ByteArrayOutputStream()));

        private void send(int command, int status, int sequence, byte... body) {
            synchronized (out) {
                try {
                    out.writeInt(16 + body.length);
                    out.writeInt(command);
                    out.writeInt(status);
                    out.writeInt(sequence);
                    out.write(body);
                    out.flush();
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            }
        }
    }

    MessageCentre() {
        Thread.ofVirtual().start(this::serve);
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** The command_status of the n-th submit_sm, from 1. */
    MessageCentre answering(IntFunction<Integer> status) {
        statusOf = status;
        return this;
    }

    /** The message id of the n-th submit_sm, from 1. */
    MessageCentre naming(IntFunction<String> ids) {
        idOf = ids;
        return this;
    }

    /** Reports on a message before answering that it was taken, unmarked as a receipt. */
    MessageCentre reportingFirst() {
        receiptFirst = true;
        return this;
    }

    int binds() {
        return binds.get();
    }

    List<String> submitted() {
        return submitted.stream().map(HexFormat.of()::formatHex).toList();
    }

    /** Sends the body of a deliver_sm, as in the vectors, and answers the command_status it was acknowledged with. */
    int deliver(String bodyHex) {
        line.send(5, 0, numbers.incrementAndGet(), HexFormat.of().parseHex(bodyHex));
        return acknowledged();
    }

    void deliverWithoutWaiting(String bodyHex) {
        line.send(5, 0, numbers.incrementAndGet(), HexFormat.of().parseHex(bodyHex));
    }

    int acknowledged() {
        try {
            var status = delivered.poll(20, TimeUnit.SECONDS);
            if (status == null) {
                throw new IllegalStateException("no deliver_sm_resp came");
            }
            return status;
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    /** Cuts the line as a network does. */
    void cut() {
        try {
            line.socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> speak(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void speak(Socket socket) {
        try (socket; var in = new DataInputStream(socket.getInputStream()); var out = new DataOutputStream(socket.getOutputStream())) {
            var own = new Line(socket, out);
            while (true) {
                int length = in.readInt();
                int command = in.readInt();
                int status = in.readInt();
                int sequence = in.readInt();
                hear(own, command, status, sequence, in.readNBytes(length - 16));
            }
        } catch (IOException | UncheckedIOException gone) {
            return;
        }
    }

    private void hear(Line own, int command, int status, int sequence, byte[] body) {
        switch (command) {
            case 9 -> bind(own, sequence, body);
            case SUBMIT -> submit(own, sequence, body);
            case DELIVER_RESP -> delivered.add(status);
            case 0x15, 6 -> own.send(command | 0x80000000, OK, sequence);
            default -> {
                // answers to what we sent
            }
        }
    }

    private void bind(Line own, int sequence, byte[] body) {
        boolean right = new String(body, StandardCharsets.ISO_8859_1).startsWith("hotline\0secret8\0");
        own.send(0x80000009, right ? OK : 0x0e, sequence, "SMSC\0".getBytes(StandardCharsets.ISO_8859_1));
        if (right) {
            line = own;
            binds.incrementAndGet();
        }
    }

    private void submit(Line own, int sequence, byte[] body) {
        submitted.add(body);
        int n = submitted.size();
        int status = statusOf.apply(n);
        if (receiptFirst) {
            own.send(5, 0, numbers.incrementAndGet(), HexFormat.of().parseHex(receipt(0, "id:" + idOf.apply(n) + " sub:1 dlvrd:1 stat:DELIVRD err:0 text:")));
        }
        if (status == OK) {
            own.send(0x80000004, OK, sequence, (idOf.apply(n) + "\0").getBytes(StandardCharsets.ISO_8859_1));
        } else if (status == NONSENSE) {
            own.send(0x7e57, 0x7e57, -7, "\u0001nonsense".getBytes(StandardCharsets.ISO_8859_1));
            cut();
        } else if (status != NO_ANSWER) {
            own.send(0x80000004, status, sequence);
        }
    }

    /** The body of a deliver_sm with this esm_class and these words in ASCII. */
    static String receipt(int kind, String text) {
        var words = text.getBytes(StandardCharsets.US_ASCII);
        return hex(join(new byte[]{0, 1, 1}, "8613800138000\0".getBytes(StandardCharsets.US_ASCII), new byte[]{5, 0, '1', '2', '3', '4', '5', 0, (byte) kind, 0,
                0, 0, 0, 0, 0, 0, 0, (byte) words.length}, words));
    }

    /** The body of a deliver_sm from a phone, in UCS-2, with these octets. */
    static String message(int kind, byte... octets) {
        return hex(join(new byte[]{0, 1, 1}, "8613800138000\0".getBytes(StandardCharsets.US_ASCII), new byte[]{5, 0, '1', '2', '3', '4', '5', 0, (byte) kind, 0,
                0, 0, 0, 0, 0, 8, 0, (byte) octets.length}, octets));
    }

    static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    static byte[] join(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(pieces).forEach(all::writeBytes);
        return all.toByteArray();
    }

    SmppAccount account(String password) {
        return new SmppAccount("main", new SmppAccount.Host("127.0.0.1", port(), false), new SmppAccount.Login("hotline", password, ""), "12345", "86",
                new SmppAccount.Limits(10, 1_000, Duration.ofMillis(1_500), Duration.ofSeconds(30)));
    }

    @Override
    public void close() throws IOException {
        server.close();
        line.socket.close();
    }
}
