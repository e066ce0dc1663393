package huiying.bot.learning.runs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Exactly which samples a model learns from, in their order. The hash covers labels, texts and weights: the same hash, the same model. */
public record Snapshot(String hash, List<Row> rows) {
    public Snapshot {
        rows = List.copyOf(rows);
    }

    /** A sample as it was learnt. */
    public record Row(UUID sample, String label, float weight) {
    }

    /** A row with the text a model reads. */
    public record Lesson(Row row, String text) {
    }

    static Snapshot of(List<Lesson> lessons) {
        return new Snapshot(hash(lessons), lessons.stream().map(Lesson::row).toList());
    }

    /** SHA-256 over labels, texts and weights in order. */
    public static String hash(List<Lesson> lessons) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var lesson : lessons) {
                for (var part : List.of(lesson.row().label(), lesson.text(), Float.toString(lesson.row().weight()))) {
                    sha.update(part.getBytes(StandardCharsets.UTF_8));
                    sha.update((byte) 0);
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] packed() {
        var labels = rows.stream().map(Row::label).distinct().sorted().toList();
        var numbers = new HashMap<String, Integer>();
        labels.forEach(label -> numbers.put(label, numbers.size()));
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(labels.size());
            for (var label : labels) {
                out.writeUTF(label);
            }
            out.writeInt(rows.size());
            for (var row : rows) {
                out.writeLong(row.sample().getMostSignificantBits());
                out.writeLong(row.sample().getLeastSignificantBits());
                out.writeInt(numbers.getOrDefault(row.label(), 0));
                out.writeFloat(row.weight());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Snapshot unpacked(String hash, byte[] packed) {
        try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            var labels = new ArrayList<String>();
            for (int left = in.readInt(); left > 0; left--) {
                labels.add(in.readUTF());
            }
            var rows = new ArrayList<Row>();
            for (int left = in.readInt(); left > 0; left--) {
                rows.add(new Row(new UUID(in.readLong(), in.readLong()), labels.get(in.readInt()), in.readFloat()));
            }
            return new Snapshot(hash, rows);
        } catch (IOException damaged) {
            throw new UncheckedIOException("snapshot " + hash + " is damaged", damaged);
        }
    }
}
