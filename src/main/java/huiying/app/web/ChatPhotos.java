package huiying.app.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;

import huiying.bot.attachments.Kind;
import huiying.bot.attachments.Uploads;

/** Photos that come with a form of a chat visitor; those that are not taken are left out. */
public final class ChatPhotos {
    private static final int AT_ONCE = 9;

    private final ChatGuests guests;
    private final Uploads uploads;

    ChatPhotos(ChatGuests guests, Uploads uploads) {
        this.guests = guests;
        this.uploads = uploads;
    }

    /** The ids of those that were kept. */
    public List<UUID> bring(String token, @Nullable List<FilePart> files) {
        var guest = guests.named(token).orElseThrow();
        guests.keep(guest);
        var kept = new ArrayList<UUID>();
        for (var file : files == null ? List.<FilePart>of() : files.stream().filter(file -> !file.filename().isEmpty()).limit(AT_ONCE).toList()) {
            if (uploads.take(Uploads.By.resident(guest.id()), bytes(file), Kind.PICTURE, file.filename()) instanceof Uploads.Taken.Kept(var id)) {
                kept.add(id);
            }
        }
        return kept;
    }

    /** Nothing of what is too large. */
    private byte[] bytes(FilePart file) {
        try {
            var joined = Objects.requireNonNull(DataBufferUtils.join(file.content(), (int) uploads.most()).block());
            var bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            DataBufferUtils.release(joined);
            return bytes;
        } catch (DataBufferLimitException tooLarge) {
            return new byte[0];
        }
    }
}
