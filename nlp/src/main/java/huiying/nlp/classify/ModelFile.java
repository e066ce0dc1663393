package huiying.nlp.classify;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.jspecify.annotations.Nullable;

/**
 * The model file: {@code HUIYING-CLASSIFIER}, format version, SHA-256 of all that follows, a card in plain text ({@code name: value} lines), and the compressed
 * numbers. All integers are big-endian.
 */
final class ModelFile {
    private static final byte[] MAGIC = "HUIYING-CLASSIFIER\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int LARGEST = 1 << 28;

    private ModelFile() {
    }

    static Classifier classifier(Card card, Model brief, @Nullable Model full) {
        try (var digest = new DigestOutputStream(OutputStream.nullOutputStream(), Hashes.digest());
                var out = new DataOutputStream(new BufferedOutputStream(digest, 1 << 16))) {
            writeModels(brief, full, out);
            out.flush();
            return new Classifier(card.named(Hashes.hex(digest.getMessageDigest().digest()).substring(0, 12)), brief, full);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Card card, Model brief, @Nullable Model full, OutputStream to) throws IOException {
        var content = new ByteArrayOutputStream();
        var out = new DataOutputStream(content);
        byte[] text = Cards.text(card).getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
        out.write(numbers(brief, full));
        to.write(MAGIC);
        to.write(ByteBuffer.allocate(8).putInt(VERSION).putInt(content.size()).array());
        to.write(Hashes.sha256(content.toByteArray()));
        content.writeTo(to);
    }

    static Classifier read(InputStream from) throws IOException {
        if (!Arrays.equals(from.readNBytes(MAGIC.length), MAGIC)) {
            throw new UnreadableModel("This is not a Huiying classifier.");
        }
        var head = ByteBuffer.wrap(exactly(from, 8));
        int version = head.getInt();
        int length = head.getInt();
        if (version > VERSION) {
            throw new UnreadableModel("This classifier has format " + version + ", newer than format " + VERSION + " that this program reads.");
        }
        if (version > 0 && version < VERSION) {
            throw new UnreadableModel("This classifier has the old format " + version + "; train it again to read it with this program.");
        }
        byte[] hash = exactly(from, 32);
        byte[] content = length < 0 || length > LARGEST ? new byte[0] : from.readNBytes(length);
        if (version < 1 || !Arrays.equals(hash, Hashes.sha256(content))) {
            throw new UnreadableModel("This classifier file is damaged: its content does not match its checksum.");
        }
        return decode(content);
    }

    private static byte[] exactly(InputStream from, int count) throws IOException {
        byte[] bytes = from.readNBytes(count);
        if (bytes.length < count) {
            throw new UnreadableModel("This classifier file is cut short.");
        }
        return bytes;
    }

    private static Classifier decode(byte[] content) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(content));
        var card = Cards.parse(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        try (var numbers = new DataInputStream(new BufferedInputStream(new InflaterInputStream(in), 1 << 16))) {
            var models = new ArrayList<Model>();
            int count = numbers.readInt();
            for (int i = 0; i < count; i++) {
                models.add(readModel(numbers, card.labels().size()));
            }
            return new Classifier(card, models.getFirst(), count > 1 ? models.get(1) : null);
        }
    }

    /** Only the frequencies of bytes are used: looking for repeated strings in weights takes minutes and finds none. */
    private static byte[] numbers(Model brief, @Nullable Model full) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater();
        deflater.setStrategy(Deflater.HUFFMAN_ONLY);
        try (var out = new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater), 1 << 16))) {
            writeModels(brief, full, out);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void writeModels(Model brief, @Nullable Model full, DataOutputStream out) throws IOException {
        out.writeInt(full == null ? 1 : 2);
        writeModel(brief, out);
        if (full != null) {
            writeModel(full, out);
        }
    }

    private static void writeModel(Model model, DataOutputStream out) throws IOException {
        out.writeInt(model.tables().length);
        for (Table table : model.tables()) {
            TableFile.write(table, out);
        }
        writeFloats(model.biases(), out);
        writeFloats(model.calibration().matrix(), out);
        writeFloats(model.selection().factors(), out);
        model.ledger().write(out);
        out.writeShort(model.familiarity().none());
        writeFloats(model.familiarity().steps(), out);
    }

    private static Model readModel(DataInputStream in, int classes) throws IOException {
        var tables = new Table[in.readInt()];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = TableFile.read(in, classes);
        }
        float[] biases = readFloats(in);
        var calibration = new Calibration(classes, readFloats(in));
        return new Model(tables, biases, calibration, new Selection(readFloats(in)), Ledger.read(in), new Familiarity(in.readShort(), readFloats(in)));
    }

    static void writeFloats(float[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    static float[] readFloats(DataInputStream in) throws IOException {
        var bytes = ByteBuffer.wrap(in.readNBytes(4 * in.readInt()));
        float[] values = new float[bytes.capacity() / 4];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
