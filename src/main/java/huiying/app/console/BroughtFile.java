package huiying.app.console;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;

import huiying.bot.sheets.Unreadable;

/** Takes in a file somebody brought with a form, whole but never more of it than allowed. */
public final class BroughtFile {
    private BroughtFile() {
    }

    /** At most so many bytes; a form without a file and a larger file are {@link Unreadable}. */
    public static byte[] bytes(@Nullable FilePart file, int most) throws Unreadable {
        if (file == null || file.filename().isEmpty()) {
            throw new Unreadable("no-file");
        }
        try {
            var joined = Objects.requireNonNull(DataBufferUtils.join(file.content(), most).block());
            var bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            DataBufferUtils.release(joined);
            return bytes;
        } catch (DataBufferLimitException tooBig) {
            throw new Unreadable("file-too-big");
        }
    }
}
