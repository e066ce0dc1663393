package huiying.bot.intake;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import huiying.nlp.Facts;
import huiying.nlp.Mention;
import huiying.nlp.Understanding;
import huiying.nlp.time.When;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** When a matter occurred, by the clock: "昨晚十点" means little to whoever reads it next week. Stands in a case's facts beside the resident's own words. */
public final class Occurred {
    private static final String KEY = "occurred";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private Occurred() {
    }

    /** The facts after one more turn, and when it was; a time that stays keeps its moment, another one without a moment has none. */
    static String facts(Facts before, @Nullable String kept, Understanding heard, JsonMapper json) {
        var after = before.then(heard);
        ObjectNode facts = json.valueToTree(after);
        var moment = moment(after.when(), heard);
        var earlier = after.when().equals(before.when()) ? of(kept, json) : Optional.<String>empty();
        moment.or(() -> earlier).ifPresent(at -> facts.put(KEY, at));
        return facts.toString();
    }

    /** What stands in a case's facts, "11-22 22:00"; empty when nobody could tell. */
    public static Optional<String> of(@Nullable String facts, JsonMapper json) {
        return facts == null ? Optional.empty() : Optional.of(json.readTree(facts).path(KEY).asString("")).filter(at -> !at.isEmpty());
    }

    private static Optional<String> moment(String when, Understanding heard) {
        for (Mention mention : heard.mentions()) {
            if (mention instanceof Mention.Time time && time.when() instanceof When.Interval interval && when.contains(time.text())) {
                return Optional.of(shown(interval));
            }
        }
        return Optional.empty();
    }

    private static String shown(When.Interval interval) {
        boolean days = interval.from().toLocalTime().toSecondOfDay() == 0 && interval.to().toLocalTime().toSecondOfDay() == 0;
        var format = days ? DAY : MINUTE;
        LocalDateTime last = days ? interval.to().minusDays(1) : interval.to();
        boolean point = days ? last.equals(interval.from()) : Duration.between(interval.from(), interval.to()).toMinutes() <= 60;
        return point
                ? interval.from().format(format)
                : interval.from().format(format) + " – " + last.format(days || !sameDay(interval) ? format : DateTimeFormatter.ISO_LOCAL_TIME);
    }

    private static boolean sameDay(When.Interval interval) {
        return interval.from().toLocalDate().equals(interval.to().toLocalDate());
    }
}
