package huiying.app.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What every simulated caller leaves on the tape, as the bytes a provider would hand out: a second of silence as WAV. */
final class Tape {
    static final String TYPE = "audio/x-wav";
    private static final int RATE = 8_000;
    private static final int HEAD = 44;

    private Tape() {
    }

    static byte[] silence() {
        var wav = ByteBuffer.allocate(HEAD + RATE).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEAD - 8 + RATE).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE).putShort((short) 1).putShort((short) 8);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(RATE);
        while (wav.hasRemaining()) {
            wav.put((byte) 0x80);
        }
        return wav.array();
    }
}
