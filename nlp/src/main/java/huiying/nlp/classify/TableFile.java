package huiying.nlp.classify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A table inside a model file. Bytes of equal meaning are stored together, which compresses better than row by row. */
final class TableFile {
    private TableFile() {
    }

    static void write(Table table, DataOutputStream out) throws IOException {
        out.writeByte(table.shape().longest());
        out.writeInt(table.shape().rarest());
        out.writeDouble(table.shape().weight());
        out.writeBoolean(table.shape().latin());
        out.writeFloat(table.scale());
        out.writeFloat(table.least());
        out.writeFloat(table.ratio());
        writeSingles(table.singles(), out);
        writeHash(table.hash(), out);
        writeRows(table, out);
    }

    static Table read(DataInputStream in, int classes) throws IOException {
        var shape = new Shape(in.readByte(), in.readInt(), in.readDouble(), in.readBoolean());
        float scale = in.readFloat();
        float least = in.readFloat();
        float ratio = in.readFloat();
        char[] singles = readSingles(in);
        var hash = readHash(in);
        return new Table(shape, classes, scale, least, ratio, singles, hash, readRows(in, classes));
    }

    private static void writeSingles(char[] singles, DataOutputStream out) throws IOException {
        int count = 0;
        for (char row : singles) {
            count = Math.max(count, row);
        }
        char[] characters = new char[count];
        for (int c = 0; c < singles.length; c++) {
            if (singles[c] > 0) {
                characters[singles[c] - 1] = (char) c;
            }
        }
        out.writeInt(count);
        for (char character : characters) {
            out.writeChar(character);
        }
    }

    private static char[] readSingles(DataInputStream in) throws IOException {
        char[] singles = new char[1 << 16];
        int count = in.readInt();
        for (int row = 1; row <= count; row++) {
            singles[in.readChar()] = (char) row;
        }
        return singles;
    }

    private static void writeHash(PerfectHash hash, DataOutputStream out) throws IOException {
        out.writeInt(hash.prints.length);
        for (int print : hash.prints) {
            out.writeByte(print >>> 16);
            out.writeShort(print);
        }
        out.writeInt(hash.shifts.length);
        for (short shift : hash.shifts) {
            out.writeShort(shift);
        }
    }

    private static PerfectHash readHash(DataInputStream in) throws IOException {
        int[] prints = new int[in.readInt()];
        for (int i = 0; i < prints.length; i++) {
            prints[i] = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        }
        short[] shifts = new short[in.readInt()];
        ByteBuffer.wrap(in.readNBytes(2 * shifts.length)).asShortBuffer().get(shifts);
        return new PerfectHash(prints, shifts);
    }

    private static void writeRows(Table table, DataOutputStream out) throws IOException {
        int stride = table.stride();
        int rows = table.rowCount();
        out.writeInt(rows);
        byte[] plane = new byte[rows];
        for (int index = 0; index < stride * 8; index++) {
            for (int row = 0; row < rows; row++) {
                plane[row] = (byte) (table.rows()[row * stride + index / 8] >>> 8 * (index % 8));
            }
            out.write(plane);
        }
    }

    private static long[] readRows(DataInputStream in, int classes) throws IOException {
        int stride = Table.stride(classes);
        int count = in.readInt();
        long[] rows = new long[count * stride];
        byte[] plane = new byte[count];
        for (int index = 0; index < stride * 8; index++) {
            in.readFully(plane);
            for (int row = 0; row < count; row++) {
                rows[row * stride + index / 8] |= (plane[row] & 0xffL) << 8 * (index % 8);
            }
        }
        return rows;
    }
}
