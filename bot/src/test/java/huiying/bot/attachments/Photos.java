package huiying.bot.attachments;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;

/** Pictures as phones and mischief makers send them. */
public final class Photos {
    private Photos() {
    }

    /** Red on the left, blue on the right. */
    public static byte[] plain(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A JPEG with what a phone writes into it: 22 November 2026, 09:30:00 local time, 28.2 north, 113.0 east, and how it was held. */
    public static byte[] ofPhone(int width, int height, int orientation) {
        var plain = plain("jpeg", width, height);
        var exif = exif(orientation);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(new byte[]{(byte) 0xff, (byte) 0xe1, (byte) ((exif.length + 2) >> 8), (byte) (exif.length + 2)});
        out.writeBytes(exif);
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    private static byte[] exif(int orientation) {
        try (var bytes = new ByteArrayOutputStream(); var out = new DataOutputStream(bytes)) {
            out.write("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1));
            out.writeInt(8);
            // IFD0 at 8: three entries, then the sub directories
            out.writeShort(3);
            entry(out, 0x0112, 3, 1, orientation << 16);
            entry(out, 0x8769, 4, 1, 50);
            entry(out, 0x8825, 4, 1, 88);
            out.writeInt(0);
            // Exif IFD at 50: one entry, its text at 68
            out.writeShort(1);
            entry(out, 0x9003, 2, 20, 68);
            out.writeInt(0);
            out.write("2026:11:22 09:30:00\0".getBytes(StandardCharsets.US_ASCII));
            // GPS IFD at 88: four entries, degrees at 142 and 166
            out.writeShort(4);
            entry(out, 1, 2, 2, 'N' << 24);
            entry(out, 2, 5, 3, 142);
            entry(out, 3, 2, 2, 'E' << 24);
            entry(out, 4, 5, 3, 166);
            out.writeInt(0);
            for (int[] part : new int[][]{{28, 1}, {12, 1}, {0, 1}, {113, 1}, {0, 1}, {0, 1}}) {
                out.writeInt(part[0]);
                out.writeInt(part[1]);
            }
            out.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    /** Says it is that large and has nothing in it. */
    static byte[] hugePng(int width, int height) {
        return png(width, height, new byte[0], new byte[0]);
    }

    /** A few kilobytes that unpack to a hundred megabytes beside a single pixel. */
    static byte[] pngWithSwollenText() throws IOException {
        var packed = new ByteArrayOutputStream();
        packed.write("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (var deflate = new DeflaterOutputStream(packed, new Deflater(9))) {
            for (int n = 0; n < 100; n++) {
                deflate.write(new byte[1 << 20]);
            }
        }
        var line = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(line)) {
            deflate.write(new byte[]{0, 10, 20, 30});
        }
        return png(1, 1, packed.toByteArray(), line.toByteArray());
    }

    private static byte[] png(int width, int height, byte[] text, byte[] pixels) {
        try (var bytes = new ByteArrayOutputStream(); var out = new DataOutputStream(bytes)) {
            out.write(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            var head = new ByteArrayOutputStream();
            var write = new DataOutputStream(head);
            write.writeInt(width);
            write.writeInt(height);
            write.write(new byte[]{8, 2, 0, 0, 0});
            chunk(out, "IHDR", head.toByteArray());
            if (text.length > 0) {
                chunk(out, "zTXt", text);
            }
            chunk(out, "IDAT", pixels);
            chunk(out, "IEND", new byte[0]);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        out.writeInt(content.length);
        var named = new ByteArrayOutputStream();
        named.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        named.writeBytes(content);
        out.write(named.toByteArray());
        var check = new CRC32();
        check.update(named.toByteArray());
        out.writeInt((int) check.getValue());
    }

    static BufferedImage decoded(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
