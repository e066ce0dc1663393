package huiying.bot.learning.samples;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.nlp.Nature;
import huiying.nlp.hotspots.Hotspot;
import huiying.nlp.hotspots.Hotspots;
import huiying.nlp.hotspots.Letter;

/** Finds what could be a category of its own: unclear messages of several people that are about one thing, with a name made of their words. */
public final class Budding {
    private static final Duration LATELY = Duration.ofDays(60);
    private static final int LOOKED_AT = 400;
    private static final int EXAMPLES = 3;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Texts texts;
    private final Clock clock;

    public Budding(JdbcClient jdbc, Cases cases, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.texts = texts;
        this.clock = clock;
    }

    /** A category that might be wanted: its name, how many messages of how many people, some of them, and what they were taken for most. */
    public record Bud(String name, int messages, int people, List<String> examples, String nearest) {
    }

    /** Those of most people first. */
    public List<Bud> found(int limit) {
        var unclear = unclear();
        var byId = new LinkedHashMap<String, Case>();
        cases.byIds(List.copyOf(unclear.keySet())).stream().filter(Budding::mayBeSeen).forEach(c -> byId.put(c.id().toString(), c));
        var words = byId.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> texts.masked(entry.getValue().words())));
        var letters = byId.values().stream().map(c -> new Letter(c.id().toString(), String.valueOf(c.address()), "", words.getOrDefault(c.id().toString(), "")))
                .toList();
        return Hotspots.find(letters).stream().filter(group -> group.kind() != Hotspot.Kind.PLACE).limit(limit)
                .map(group -> new Bud(group.name(), group.messages().size(), group.people(),
                        group.messages().stream().limit(EXAMPLES).map(id -> words.getOrDefault(id,
                                "")).toList(),
                        nearest(group.messages(), unclear)))
                .toList();
    }

    private static boolean mayBeSeen(Case c) {
        return !c.confidential() && c.nature() != Nature.WHISTLEBLOWING && !c.words().isBlank();
    }

    /** What the model thought first of each case it was not sure about. */
    private Map<UUID, String> unclear() {
        var labels = new LinkedHashMap<UUID, String>();
        jdbc.sql("""
                 select * from (select distinct on (case_id) case_id, guess, coalesce(candidates -> 0 ->> 'label', '') as label, at from prediction
                     where at > :since and case_id is not null order by case_id, at desc) p
                 where p.guess <> 'clear' order by p.at desc limit :limit""").param("since", clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
                .param("limit", LOOKED_AT).query(row -> {
                    labels.put(Objects.requireNonNull(row.getObject("case_id", UUID.class)), Objects.requireNonNull(row.getString("label")));
                });
        return labels;
    }

    private static String nearest(List<String> messages, Map<UUID, String> unclear) {
        var counts = new HashMap<String, Integer>();
        new ArrayList<>(messages).forEach(id -> counts.merge(unclear.getOrDefault(UUID.fromString(id), ""), 1, Integer::sum));
        return counts.entrySet().stream().max(Comparator.comparingInt(Map.Entry::getValue)).map(Map.Entry::getKey).orElse("");
    }
}
