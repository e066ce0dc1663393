package huiying.bot.attachments;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;

/**
 * What a camera wrote into a picture: when, where, and how it was held. Only JPEG is asked, and only for that: readers of other formats unpack
 * whatever a file holds.
 */
record CameraNotes(@Nullable Instant takenAt, @Nullable Double latitude, @Nullable Double longitude, int orientation, boolean progressive) {
    private static final int PROGRESSIVE = 2;
    private static final CameraNotes NONE = new CameraNotes(null, null, null, 1, false);

    /** What cannot be read is not known. */
    static CameraNotes of(byte[] bytes, ZoneId zone) {
        if (ContentType.of(bytes).orElse(null) != ContentType.JPEG) {
            return NONE;
        }
        try {
            return of(JpegMetadataReader.readMetadata(new ByteArrayInputStream(bytes), List.of(new ExifReader(), new JpegReader())), zone);
        } catch (IOException | JpegProcessingException | RuntimeException unreadable) {
            return new CameraNotes(null, null, null, 1, true); // what is not understood is decoded with the smaller bound
        }
    }

    private static CameraNotes of(Metadata metadata, ZoneId zone) {
        var where = Optional.ofNullable(metadata.getFirstDirectoryOfType(GpsDirectory.class)).map(GpsDirectory::getGeoLocation).filter(found -> !found
                .isZero()).orElse(null);
        var jpeg = metadata.getFirstDirectoryOfType(JpegDirectory.class);
        var compression = jpeg == null ? null : jpeg.getInteger(JpegDirectory.TAG_COMPRESSION_TYPE);
        return new CameraNotes(takenAt(metadata, zone), where == null ? null : where.getLatitude(), where == null ? null : where.getLongitude(),
                orientation(metadata), compression != null && compression >= PROGRESSIVE);
    }

    private static @Nullable Instant takenAt(Metadata metadata, ZoneId zone) {
        var exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        var date = exif == null ? null : exif.getDateOriginal(TimeZone.getTimeZone(zone));
        return date == null ? null : date.toInstant();
    }

    private static int orientation(Metadata metadata) {
        var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var orientation = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return orientation == null ? NONE.orientation() : orientation;
    }

    BufferedImage upright(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        return switch (orientation) {
            case 2 -> Pictures.turned(image, new AffineTransform(-1, 0, 0, 1, w, 0), false);
            case 3 -> Pictures.turned(image, new AffineTransform(-1, 0, 0, -1, w, h), false);
            case 4 -> Pictures.turned(image, new AffineTransform(1, 0, 0, -1, 0, h), false);
            case 5 -> Pictures.turned(image, new AffineTransform(0, 1, 1, 0, 0, 0), true);
            case 6 -> Pictures.turned(image, new AffineTransform(0, 1, -1, 0, h, 0), true);
            case 7 -> Pictures.turned(image, new AffineTransform(0, -1, -1, 0, h, w), true);
            case 8 -> Pictures.turned(image, new AffineTransform(0, -1, 1, 0, 0, w), true);
            default -> image;
        };
    }
}
