package huiying.bot.hotline;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A resident who is to be rung by a person.
 *
 * @param reason   why: {@code asked}, {@code hung-up}, {@code message}
 * @param promised until when we said we would; null when nothing was promised
 * @param due      when it is to be tried next
 */
public record CallBack(UUID id, To to, String reason, @Nullable Instant promised, Instant due, int attempts, @Nullable UUID call) {

    /** Whom, on which account, in which language, about what. */
    public record To(UUID address, String account, String language, @Nullable UUID caseId) {
    }
}
