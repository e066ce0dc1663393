package huiying.app.console;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import huiying.bot.attachments.Attachment;
import huiying.bot.vault.Vault;

/** Addresses of photos on a resident's page: good for an hour, for this photo, and made by nobody else. */
@Component
final class PhotoLinks {
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final int SIGNATURE = 18;
    private static final int LENGTH = 2 * Long.BYTES + Long.BYTES + SIGNATURE;

    private final Vault vault;
    private final Clock clock;

    PhotoLinks(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    String link(Attachment attachment, boolean small) {
        var until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        var token = ByteBuffer.allocate(LENGTH).putLong(attachment.id().getMostSignificantBits()).putLong(attachment.id().getLeastSignificantBits())
                .putLong(until).put(signature(attachment.id(), until));
        return "/case/photo/" + Base64.getUrlEncoder().withoutPadding().encodeToString(token.array()) + (small ? "/small" : "");
    }

    /** The photo a link of ours still opens. */
    Optional<UUID> opened(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException made) {
            return Optional.empty();
        }
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var id = new UUID(buffer.getLong(), buffer.getLong());
        long until = buffer.getLong();
        boolean ours = MessageDigest.isEqual(signature(id, until), Arrays.copyOfRange(bytes, LENGTH - SIGNATURE, LENGTH));
        return ours && until >= clock.instant().getEpochSecond() ? Optional.of(id) : Optional.empty();
    }

    private byte[] signature(UUID id, long until) {
        return Arrays.copyOf(vault.index("photo-link", id.toString(), Long.toString(until)), SIGNATURE);
    }
}
