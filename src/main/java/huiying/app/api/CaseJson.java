package huiying.app.api;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import huiying.bot.cases.Case;
import huiying.bot.secrets.Redaction;
import huiying.bot.secrets.Reveals;

/**
 * A case as other systems see it.
 *
 * @param words   what the resident said, with personal data hidden
 * @param pending an act that is kept and will be carried out shortly, null when none is
 */
public record CaseJson(String number, String state, String title, @Nullable String category, String nature, String urgency, boolean confidential,
        @Nullable String unit, @Nullable String basis, @Nullable String place, @Nullable String grid, String channel, String language, String words,
        int reopenings, int returns, @JsonProperty("due_at") @Nullable Instant dueAt, @JsonProperty("promised_at") @Nullable Instant promisedAt,
        @JsonProperty("created_at") Instant createdAt, @JsonProperty("submitted_at") @Nullable Instant submittedAt,
        @JsonProperty("dispatched_at") @Nullable Instant dispatchedAt, @JsonProperty("closed_at") @Nullable Instant closedAt, int version,
        @Nullable PendingJson pending) {

    /** An act that waits, and when it will be carried out. */
    public record PendingJson(String act, Instant due) {
    }

    static CaseJson of(Case c, String maskedWords, @Nullable PendingJson pending) {
        var times = c.times();
        boolean secret = Reveals.isSecret(c);
        return new CaseJson(c.number() == null ? "" : c.number().digits(), c.state().name(), secret ? "" : c.title(), c.category(), c.nature().name(),
                c.urgency().name(),
                c.confidential(), c.unit(), c.basis(), secret ? null : c.place(), c.grid(), c.channel(), c.language().name().toLowerCase(java.util.Locale.ROOT),
                secret ? Redaction.of(c.words()) : maskedWords,
                c.reopenings(), c.returns(), c.dueAt(), c.promisedAt(), times.created(), times.submitted(), times.dispatched(), times.closed(), c.seq(),
                pending);
    }
}
