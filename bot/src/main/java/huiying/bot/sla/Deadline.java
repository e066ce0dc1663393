package huiying.bot.sla;

import java.util.UUID;

/** A timer of a case that runs. The ordinal tells it from earlier ones of its kind. */
public record Deadline(UUID id, UUID caseId, Timer timer, int ordinal, Due due) {
}
