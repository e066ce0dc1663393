package huiying.bot.cases;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Ties each event to the one before, so that a change, a gap or an exchange shows. */
final class HashChain {
    private HashChain() {
    }

    /** What of an event is hashed; the words only by the digest of their sealed form, so that erasing them keeps the chain. */
    record Link(UUID caseId, int seq, String type, Actor actor, Instant at, @Nullable String from, String to, String facts, byte[] digest) {
        byte[] hash(byte[] previous) {
            var sha = sha256();
            for (var field : new @Nullable String[]{caseId.toString(), Integer.toString(seq), type, actor.kind().stored(), actor.id(), actor.role(), at
                    .toString(), from, to, EventCodec.canonical(facts)}) {
                update(sha, field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8));
            }
            update(sha, digest);
            update(sha, previous);
            if (actor.unit() != null) { // events of the time before units were kept have none
                update(sha, actor.unit().getBytes(StandardCharsets.UTF_8));
            }
            return sha.digest();
        }
    }

    static byte[] digest(byte @Nullable [] sealed) {
        return sha256().digest(sealed == null ? new byte[0] : sealed);
    }

    private static void update(MessageDigest sha, byte[] field) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        sha.update(field);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
