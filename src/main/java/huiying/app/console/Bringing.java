package huiying.app.console;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;

import huiying.bot.attachments.Kind;
import huiying.bot.attachments.Uploads;

/** Takes the photos that came with a form, each as far as it is allowed. */
@Component
final class Bringing {
    private static final int AT_ONCE = 9;

    private final Uploads uploads;

    Bringing(Uploads uploads) {
        this.uploads = uploads;
    }

    /** How many were kept, and the key of the sentence that says why others were not. */
    record Brought(int kept, @Nullable String problem) {
    }

    /** An empty field of a form still comes as a file without a name. */
    static List<FilePart> chosen(@Nullable List<FilePart> files) {
        return files == null ? List.of() : files.stream().filter(file -> !file.filename().isEmpty()).limit(AT_ONCE).toList();
    }

    Brought bring(Uploads.By by, @Nullable List<FilePart> files) {
        int kept = 0;
        String problem = null;
        for (var file : chosen(files)) {
            var refused = refused(by, file);
            kept += refused.isEmpty() ? 1 : 0;
            problem = refused.map(why -> "shot.problem." + why).orElse(problem);
        }
        return new Brought(kept, problem);
    }

    private Optional<String> refused(Uploads.By by, FilePart file) {
        byte[] bytes;
        try {
            var joined = Objects.requireNonNull(DataBufferUtils.join(file.content(), (int) uploads.most()).block());
            bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            DataBufferUtils.release(joined);
        } catch (DataBufferLimitException tooLarge) {
            return Optional.of("too-large");
        }
        return uploads.take(by, bytes, Kind.PICTURE, file.filename()) instanceof Uploads.Taken.Refused(var why) ? Optional.of(why) : Optional.empty();
    }
}
