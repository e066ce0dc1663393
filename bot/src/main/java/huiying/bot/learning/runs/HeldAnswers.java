package huiying.bot.learning.runs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import huiying.bot.learning.runs.HeldAnswer.Guessed;

/** Packs held-out answers for the table and unpacks them again. */
final class HeldAnswers {
    private HeldAnswers() {
    }

    static byte[] packed(List<HeldAnswer> answers) {
        var labels = new LinkedHashMap<String, Integer>();
        answers.stream().flatMap(one -> Stream.concat(Stream.of(one.label(), one.rival().label()), one.candidates().stream().map(Guessed::label)))
                .forEach(label -> labels.putIfAbsent(label, labels.size()));
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(labels.size());
            for (var label : labels.keySet()) {
                out.writeUTF(label);
            }
            out.writeInt(answers.size());
            for (var answer : answers) {
                write(answer, labels, out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(HeldAnswer answer, Map<String, Integer> labels, DataOutputStream out) throws IOException {
        out.writeLong(answer.sample().getMostSignificantBits());
        out.writeLong(answer.sample().getLeastSignificantBits());
        out.writeShort(labels.getOrDefault(answer.label(), 0));
        out.writeFloat((float) answer.given());
        out.writeBoolean(answer.fresh());
        write(answer.rival(), labels, out);
        out.writeByte(answer.candidates().size());
        for (var candidate : answer.candidates()) {
            write(candidate, labels, out);
        }
    }

    private static void write(Guessed guessed, Map<String, Integer> labels, DataOutputStream out) throws IOException {
        out.writeShort(labels.getOrDefault(guessed.label(), 0));
        out.writeFloat((float) guessed.confidence());
    }

    static List<HeldAnswer> unpacked(byte[] packed) {
        try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16))) {
            var labels = new ArrayList<String>();
            for (int left = in.readInt(); left > 0; left--) {
                labels.add(in.readUTF());
            }
            var answers = new ArrayList<HeldAnswer>();
            for (int left = in.readInt(); left > 0; left--) {
                answers.add(read(in, labels));
            }
            return answers;
        } catch (IOException damaged) {
            throw new UncheckedIOException("the answers of a training are damaged", damaged);
        }
    }

    private static HeldAnswer read(DataInputStream in, List<String> labels) throws IOException {
        var sample = new UUID(in.readLong(), in.readLong());
        var label = labels.get(in.readShort());
        double given = in.readFloat();
        boolean fresh = in.readBoolean();
        var rival = guessed(in, labels);
        var candidates = new ArrayList<Guessed>();
        for (int left = in.readByte(); left > 0; left--) {
            candidates.add(guessed(in, labels));
        }
        return new HeldAnswer(sample, label, List.copyOf(candidates), given, rival, fresh);
    }

    private static Guessed guessed(DataInputStream in, List<String> labels) throws IOException {
        return new Guessed(labels.get(in.readShort()), in.readFloat());
    }
}
