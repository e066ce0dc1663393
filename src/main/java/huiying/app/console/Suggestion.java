package huiying.app.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.nlp.Evidence;
import huiying.nlp.Prediction;
import huiying.nlp.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the model said about a case last: its candidates with their evidence, the promise in force, and which model it was. */
record Suggestion(List<Prediction> candidates, double promise, String model) {

    static final Suggestion NONE = new Suggestion(List.of(), 0.9, "");

    static Suggestion of(UUID caseId, JdbcClient jdbc, JsonMapper json) {
        return jdbc.sql("select candidates, promise, model_version from prediction where case_id = ? order by at desc, id desc limit 1").param(caseId)
                .query((row, n) -> read(row, json)).optional().orElse(NONE);
    }

    /** The same for many cases; those about which nothing was said are left out. */
    static Map<UUID, Suggestion> of(List<UUID> caseIds, JdbcClient jdbc, JsonMapper json) {
        return jdbc.sql("""
                        select distinct on (case_id) case_id, candidates, promise, model_version from prediction where case_id = any(?)
                        order by case_id, at desc, id desc""").param(caseIds.toArray(UUID[]::new)).query((row, n) -> Map.entry(Objects.requireNonNull(row
                .getObject("case_id", UUID.class)), read(row, json))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Suggestion read(ResultSet row, JsonMapper json) throws SQLException {
        return new Suggestion(candidates(json.readTree(row.getString("candidates"))), row.getDouble("promise"), row.getString("model_version"));
    }

    private static List<Prediction> candidates(JsonNode array) {
        var found = new ArrayList<Prediction>();
        for (var node : array) {
            found.add(new Prediction(node.get("label").asString(), node.get("confidence").asDouble(), evidence(node.get("evidence"))));
        }
        return found.stream().limit(3).toList();
    }

    private static List<Evidence> evidence(@Nullable JsonNode array) {
        var found = new ArrayList<Evidence>();
        for (var node : array == null ? new ArrayList<JsonNode>() : array) {
            found.add(new Evidence(new Span(node.get(0).asInt(), node.get(1).asInt()), node.get(2).asDouble()));
        }
        return found;
    }

    /** What spoke for this category, if it was suggested. */
    List<Evidence> evidenceFor(@Nullable String category) {
        return candidates.stream().filter(p -> p.label().equals(category)).findFirst().map(Prediction::evidence).orElse(List.of());
    }
}
