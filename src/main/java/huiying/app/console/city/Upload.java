package huiying.app.console.city;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;

import huiying.bot.sheets.Budget;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.Table;
import huiying.bot.sheets.TableReader;
import huiying.bot.sheets.Unreadable;

/** A file somebody brought, taken in whole but never more of it than allowed. */
record Upload(@Nullable FilePart file, @Nullable String why, @Nullable String mode, @Nullable String old) {
    private static final int MOST = 20 << 20;

    byte[] bytes() throws Unreadable {
        if (file == null || file.filename().isEmpty()) {
            throw new Unreadable("no-file");
        }
        try {
            var joined = Objects.requireNonNull(DataBufferUtils.join(file.content(), MOST).block());
            var bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            DataBufferUtils.release(joined);
            return bytes;
        } catch (DataBufferLimitException tooBig) {
            throw new Unreadable("file-too-big");
        }
    }

    Table table() throws Unreadable {
        var bytes = bytes();
        var format = Format.of(Objects.requireNonNull(file).filename()).orElseThrow(() -> new Unreadable("unknown-format"));
        return new TableReader(Budget.USUAL).read(bytes, format);
    }

    String reason() {
        return why == null ? "" : why.strip();
    }
}
