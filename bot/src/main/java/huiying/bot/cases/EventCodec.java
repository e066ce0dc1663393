package huiying.bot.cases;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Splits an event into facts anybody may count and words only the case's key opens, and joins them again. */
final class EventCodec {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private EventCodec() {
    }

    /** An event in two parts; {@code words} is null when it has none. */
    record Parts(String facts, @Nullable String words) {
    }

    static Parts split(CaseEvent event) {
        ObjectNode facts = JSON.valueToTree(event);
        var words = JSON.createObjectNode();
        move("words", facts, words);
        move("told", facts, words);
        if (words.get("told") instanceof ObjectNode told) {
            facts.set("matter", told.get("matter"));
            facts.set("grid", told.get("spot").get("grid"));
            facts.set("language", told.get("language"));
        }
        return new Parts(canonical(facts.toString()), words.isEmpty() ? null : words.toString());
    }

    static CaseEvent join(String type, String factsJson, @Nullable String words) {
        var facts = (ObjectNode) JSON.readTree(factsJson);
        if (words != null) {
            facts.setAll((ObjectNode) JSON.readTree(words));
        } else {
            erased(facts);
        }
        facts.remove(java.util.List.of("matter", "grid", "language"));
        return JSON.treeToValue(facts, EventTypes.byName(type));
    }

    /** The same facts in the same bytes, whatever the database made of spaces and the order of keys. */
    static String canonical(String facts) {
        return JSON.writeValueAsString(JSON.readValue(facts, Object.class));
    }

    private static void move(String field, ObjectNode from, ObjectNode to) {
        var value = from.remove(field);
        if (value != null && !value.isNull()) {
            to.set(field, value);
        }
    }

    private static void erased(ObjectNode facts) {
        facts.put("words", "");
        if (facts.get("matter") != null) {
            var told = facts.putObject("told").put("title", "").put("words", "");
            told.putObject("spot").set("grid", facts.get("grid"));
            told.set("matter", facts.get("matter"));
            told.set("language", facts.get("language"));
        }
    }
}
