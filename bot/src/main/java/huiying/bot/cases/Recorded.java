package huiying.bot.cases;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** An event as it stands in the history of a case. */
public record Recorded(int seq, Actor actor, Instant at, @Nullable CaseStatus from, CaseStatus to, CaseEvent event) {
}
