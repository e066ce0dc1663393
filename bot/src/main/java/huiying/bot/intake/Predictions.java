package huiying.bot.intake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import huiying.nlp.Guess;
import tools.jackson.databind.json.JsonMapper;

/** What the model said about a case, kept for ever without the resident's words: labels, confidences, and where in the words the evidence stands. */
public final class Predictions {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final DoubleSupplier promise;

    public Predictions(JdbcClient jdbc, JsonMapper json, DoubleSupplier promise) {
        this.jdbc = jdbc;
        this.json = json;
        this.promise = promise;
    }

    public double promise() {
        return promise.getAsDouble();
    }

    public void keep(@Nullable UUID turn, UUID caseId, Guess guess, String version, Instant at) {
        var candidates = guess.candidates().stream().map(candidate -> Map.of("label", candidate.label(), "confidence", candidate.confidence(), "evidence",
                candidate.evidence().stream().map(evidence -> List.of(evidence.span().start(), evidence.span().end(), evidence.share())).toList())).toList();
        jdbc.sql("""
                 insert into prediction (id, turn, case_id, model_version, guess, promise, candidates, at)
                 values (:id, :turn, :case, :version, :guess, :promise, cast(:candidates as jsonb), :at)
                 """).param("id", Ids.next()).param("turn", turn).param("case", caseId).param("version", version).param("guess", kind(guess))
                .param("promise", promise())
                .param("candidates", json.writeValueAsString(candidates)).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    private static String kind(Guess guess) {
        return switch (guess) {
            case Guess.Clear clear -> "clear";
            case Guess.Ambiguous ambiguous -> "ambiguous";
            case Guess.Unknown unknown -> "unknown";
        };
    }
}
