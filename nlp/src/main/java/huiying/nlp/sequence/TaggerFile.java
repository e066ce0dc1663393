package huiying.nlp.sequence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The file of a tagger: {@code HUIYING-TAGGER}, format version, length and SHA-256 of all that follows; then, compressed, labels, transitions and weights. Big-endian. */
final class TaggerFile {
    private static final byte[] MAGIC = "HUIYING-TAGGER\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int LARGEST = 1 << 26;

    private TaggerFile() {
    }

    static void write(List<String> labels, byte[] weights, float[][] transitions, OutputStream to) throws IOException {
        byte[] content = content(labels, weights, transitions);
        to.write(MAGIC);
        to.write(ByteBuffer.allocate(8).putInt(VERSION).putInt(content.length).array());
        to.write(sha256(content));
        to.write(content);
    }

    private static byte[] content(List<String> labels, byte[] weights, float[][] transitions) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 16))) {
            out.writeInt(labels.size());
            for (String label : labels) {
                out.writeUTF(label);
            }
            for (float[] row : transitions) {
                for (float value : row) {
                    out.writeFloat(value);
                }
            }
            out.writeInt(weights.length);
            out.write(weights);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static Tagger read(InputStream from, Clues clues) throws IOException {
        if (!Arrays.equals(from.readNBytes(MAGIC.length), MAGIC)) {
            throw new UnreadableTagger("This is not a Huiying tagger.");
        }
        var head = ByteBuffer.wrap(exactly(from, 8));
        int version = head.getInt();
        int length = head.getInt();
        if (version > VERSION) {
            throw new UnreadableTagger("This tagger has format " + version + ", newer than format " + VERSION + " that this program reads.");
        }
        byte[] hash = exactly(from, 32);
        byte[] content = length < 0 || length > LARGEST ? new byte[0] : from.readNBytes(length);
        if (version < 1 || !Arrays.equals(hash, sha256(content))) {
            throw new UnreadableTagger("This tagger file is damaged: its content does not match its checksum.");
        }
        return decode(content, clues);
    }

    private static byte[] exactly(InputStream from, int count) throws IOException {
        byte[] bytes = from.readNBytes(count);
        if (bytes.length < count) {
            throw new UnreadableTagger("This tagger file is cut short.");
        }
        return bytes;
    }

    private static Tagger decode(byte[] content, Clues clues) throws IOException {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(content)))) {
            var labels = new ArrayList<String>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                labels.add(in.readUTF());
            }
            float[][] transitions = new float[count + 1][count];
            for (float[] row : transitions) {
                for (int i = 0; i < count; i++) {
                    row[i] = in.readFloat();
                }
            }
            return new Tagger(labels, clues, in.readNBytes(in.readInt()), transitions);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
