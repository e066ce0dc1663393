package huiying.bot.tasks;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What a task is about. */
public record Subject(@Nullable UUID caseId, @Nullable UUID address, @Nullable UUID inbox, @Nullable UUID delivery) {
    public static Subject ofCase(UUID caseId, @Nullable UUID address) {
        return new Subject(caseId, address, null, null);
    }

    public static Subject ofAddress(UUID address) {
        return new Subject(null, address, null, null);
    }

    public static Subject ofMessage(UUID inbox, UUID address) {
        return new Subject(null, address, inbox, null);
    }

    public static Subject ofDelivery(UUID delivery, UUID address) {
        return new Subject(null, address, null, delivery);
    }
}
