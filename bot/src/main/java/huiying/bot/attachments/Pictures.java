package huiying.bot.attachments;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Semaphore;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes a picture anew: its size is read from its head and bounded before a pixel is decoded, what is larger than a screen is read thinned out,
 * it is turned upright, and nothing of the file that came is left in the one that is kept.
 */
final class Pictures {
    static final long MOST_PIXELS = 50_000_000;
    /** Where a decoder has to hold the whole of it. */
    static final long MOST_WHOLE = 25_000_000;
    private static final int LONGEST_SIDE = 30_000;
    private static final int WHOLE = 2_560;
    private static final int SMALL = 320;
    private static final float QUALITY = 0.85f;
    private static final int AT_ONCE = 2;

    private final Semaphore decoders = new Semaphore(AT_ONCE);
    private final ZoneId zone;

    Pictures(ZoneId zone) {
        this.zone = zone;
        ImageIO.setUseCache(false);
    }

    Examined anew(byte[] bytes) {
        decoders.acquireUninterruptibly();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return new Examined.Unfit("type");
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return anew(reader, CameraNotes.of(bytes, zone));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return new Examined.Unfit("broken"); // decoders answer damaged files with all kinds of exceptions
        } finally {
            decoders.release();
        }
    }

    private static Examined anew(ImageReader reader, CameraNotes notes) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (!isBearable(reader, notes, width, height)) {
            return new Examined.Unfit("pixels");
        }
        var decoded = thinned(reader, Math.max(width, height));
        var upright = notes.upright(onWhite(decoded, scale(decoded, WHOLE)));
        var small = onWhite(upright, scale(upright, SMALL));
        return new Examined.Fit(ContentType.JPEG, jpeg(upright), jpeg(small),
                new Examined.Look(upright.getWidth(), upright.getHeight(), notes.takenAt(), notes.latitude(), notes.longitude()));
    }

    private static boolean isBearable(ImageReader reader, CameraNotes notes, int width, int height) throws IOException {
        var format = reader.getFormatName();
        boolean byLines = format.equalsIgnoreCase("jpeg") && !notes.progressive() || format.equalsIgnoreCase("png");
        long most = byLines ? MOST_PIXELS : MOST_WHOLE;
        return width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE && (long) width * height <= most;
    }

    /** Every so many pixels only, so that a huge photo needs no more memory than a screen. */
    private static BufferedImage thinned(ImageReader reader, int longest) throws IOException {
        var param = reader.getDefaultReadParam();
        int step = Math.max(1, longest / WHOLE);
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static double scale(BufferedImage image, int longest) {
        return Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
    }

    /** Scaled, without transparency. */
    private static BufferedImage onWhite(BufferedImage image, double scale) {
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    /** Turned as the camera was held. */
    static BufferedImage turned(BufferedImage image, AffineTransform how, boolean sideways) {
        int width = sideways ? image.getHeight() : image.getWidth();
        int height = sideways ? image.getWidth() : image.getHeight();
        var turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = turned.createGraphics();
        pen.drawImage(image, how, null);
        pen.dispose();
        return turned;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(out)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(Objects.requireNonNull(image), null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
