package huiying.bot.learning.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which samples are wanted; what is empty does not narrow. */
public record SampleQuery(String label, String origin, String language, String state, String tag, String words, String by, String batch) {
    public static final SampleQuery ALL = new SampleQuery("", "", "", "", "", "", "", "");

    public static SampleQuery ofLabel(String label) {
        return new SampleQuery(label, "", "", "used", "", "", "", "");
    }

    /** The condition for {@code where}, with its parameters. */
    record Condition(String sql, Map<String, Object> parameters) {
    }

    Condition condition() {
        var all = new ArrayList<String>(List.of("true"));
        var values = new HashMap<String, Object>();
        equal("label", label, all, values);
        equal("origin", origin, all, values);
        equal("language", language, all, values);
        equal("state", state, all, values);
        equal("by_person", by, all, values);
        if (!tag.isEmpty()) {
            all.add("tags @> array[cast(:tag as text)]");
            values.put("tag", tag);
        }
        if (!batch.isEmpty()) {
            all.add("batch = :batch");
            values.put("batch", UUID.fromString(batch));
        }
        if (!words.isBlank()) {
            all.add("strpos(lower(text), lower(:words)) > 0");
            values.put("words", words.strip());
        }
        return new Condition(String.join(" and ", all), values);
    }

    private static void equal(String column, String wanted, List<String> all, Map<String, Object> values) {
        if (!wanted.isEmpty()) {
            all.add(column + " = :" + column);
            values.put(column, wanted);
        }
    }
}
