package huiying.app.console.city;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.FilePart;

import huiying.app.console.BroughtFile;
import huiying.bot.sheets.Budget;
import huiying.bot.sheets.Format;
import huiying.bot.sheets.Table;
import huiying.bot.sheets.TableReader;
import huiying.bot.sheets.Unreadable;

/** A file somebody brought, taken in whole but never more of it than allowed. */
record Upload(@Nullable FilePart file, @Nullable String why, @Nullable String mode, @Nullable String old) {
    private static final int MOST = 20 << 20;

    byte[] bytes() throws Unreadable {
        return BroughtFile.bytes(file, MOST);
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
