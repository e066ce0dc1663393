package huiying.app.simulator;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** The photo every simulated phone takes, as the bytes a provider would hand out: a street at night whose lamp is out. */
final class Camera {
    static final String TYPE = "image/jpeg";
    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;
    private static final byte[] PHOTO = taken();

    private Camera() {
    }

    static byte[] photo() {
        return PHOTO.clone();
    }

    private static byte[] taken() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        street(canvas);
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void street(Graphics2D canvas) {
        canvas.setColor(new Color(18, 22, 34));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setColor(new Color(30, 34, 48));
        for (int house = 0; house < 5; house++) {
            canvas.fillRect(house * 200, 160 + house % 2 * 60, 180, 360);
        }
        canvas.setColor(new Color(46, 48, 54));
        canvas.fillRect(0, 520, WIDTH, 200);
        canvas.setColor(new Color(70, 74, 82));
        canvas.fillRect(470, 200, 12, 340);
        canvas.fillRect(470, 200, 90, 10);
        canvas.fillOval(540, 206, 46, 22);
    }
}
