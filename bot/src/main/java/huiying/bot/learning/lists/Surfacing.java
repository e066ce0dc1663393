package huiying.bot.learning.lists;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.knowledge.Knowledge;
import huiying.bot.learning.samples.Texts;
import huiying.nlp.Message;
import huiying.nlp.Nature;
import huiying.nlp.Understander;
import huiying.nlp.Urgency;
import huiying.nlp.cues.Cues;
import huiying.nlp.similar.SimilarTexts;

/** What the lists lack, as seen from the cases of late: questions without an answer, places nobody knows, turns that were hardly understood. */
public final class Surfacing {
    private static final Duration LATELY = Duration.ofDays(90);
    private static final int LOOKED_AT = 400;
    private static final double ALIKE = .5;
    private static final int LONGEST_NAME = 40;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Knowledge knowledge;
    private final Understander ear;
    private final Texts texts;
    private final Clock clock;

    public Surfacing(JdbcClient jdbc, Cases cases, Knowledge knowledge, Understander ear, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.knowledge = knowledge;
        this.ear = ear;
        this.texts = texts;
        this.clock = clock;
    }

    /** Something that came up so often, with what is nearest to it. */
    public record Came(String words, int times, String nearest) {
    }

    private List<Case> lately(String condition) {
        var ids = jdbc.sql("select id from cases where number is not null and not confidential and nature <> 'WHISTLEBLOWING' and submitted_at > ? and "
                + condition + " order by submitted_at desc limit " + LOOKED_AT).param(clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
        return cases.byIds(ids);
    }

    /** Questions that were asked and not answered, those asked most first; what is alike counts together. */
    public List<Came> unanswered(int limit) {
        var today = LocalDate.now(clock);
        return gathered(
                lately("nature = '" + Nature.CONSULTATION + "'").stream().filter(c -> !c.words().isBlank() && knowledge.find(c.words(), today).isEmpty())
                        .map(c -> texts.masked(c.words())).toList(),
                text -> knowledge.nearest(text, today).map(found -> found.answer().question()).orElse(""), limit);
    }

    /** How often each answer was given. */
    public Map<String, Integer> answered() {
        var today = LocalDate.now(clock);
        var times = new HashMap<String, Integer>();
        lately("nature = '" + Nature.CONSULTATION + "'").stream().filter(c -> !c.words().isBlank())
                .forEach(c -> knowledge.find(c.words(), today).ifPresent(answer -> times.merge(answer.question(), 1, Integer::sum)));
        return times;
    }

    /** Words for a place that lead to no patch, those that came most first. */
    public List<Came> unknownPlaces(int limit) {
        return gathered(
                lately("grid is null and place is not null").stream().map(c -> Objects.requireNonNullElse(c.place(), "")).filter(place -> !place.isBlank())
                        .map(texts::masked).map(place -> place.length() > LONGEST_NAME ? place.substring(0, LONGEST_NAME) : place).toList(),
                text -> "", limit);
    }

    /** How often each name was said in the place of a case, and in how many of them it led to a patch. */
    public Map<String, int[]> mentioned(List<String> names) {
        var counts = new HashMap<String, int[]>();
        for (var c : lately("place is not null")) {
            var place = Objects.requireNonNullElse(c.place(), "");
            for (var name : names) {
                if (place.contains(name)) {
                    int[] count = counts.computeIfAbsent(name, any -> new int[2]);
                    count[0]++;
                    count[1] += c.grid() == null ? 0 : 1;
                }
            }
        }
        return counts;
    }

    /** Cases of late whose urgency another list of signs would see otherwise: words, before, after. */
    public List<Came> otherUrgency(Rows now, Rows then, int limit) {
        var before = new Cues(now.arrays());
        var after = new Cues(then.arrays());
        var found = new ArrayList<Came>();
        for (var c : lately("true")) {
            var text = texts.read(texts.masked(c.words()));
            var was = urgency(before, text);
            var is = urgency(after, text);
            if (was != is && found.size() < limit) {
                found.add(new Came(texts.masked(c.words()), 1, was + " → " + is));
            }
        }
        return found;
    }

    private static Urgency urgency(Cues cues, String text) {
        var signs = cues.in(text).keySet();
        return signs.stream().anyMatch(sign -> sign.startsWith("immediate."))
                ? Urgency.IMMEDIATE
                : signs.stream().anyMatch(sign -> sign.startsWith("soon.")) ? Urgency.URGENT : Urgency.ORDINARY;
    }

    /** What was said lately beside a case and hardly understood, the least sure first; {@code nearest} is what it was taken for. */
    public List<Came> doubtful(List<String> said, int limit) {
        record Read(String text, String intent, double sure) {
        }
        return said.stream().map(texts::masked).distinct().filter(text -> !text.isBlank() && text.length() <= LONGEST_NAME).map(text -> {
            var heard = ear.understand(Message.of(text));
            return new Read(text, heard.intent().name().toLowerCase(java.util.Locale.ROOT), heard.intentConfidence());
        }).filter(read -> read.sure() < .7).sorted(Comparator.comparingDouble(Read::sure)).limit(limit)
                .map(read -> new Came(read.text(), (int) Math.round(100 * read.sure()), read.intent())).toList();
    }

    private static List<Came> gathered(List<String> all, java.util.function.UnaryOperator<String> nearest, int limit) {
        var index = new SimilarTexts();
        var heads = new LinkedHashMap<UUID, String>();
        var times = new HashMap<UUID, Integer>();
        for (var text : all) {
            var near = index.nearest(text, 1);
            if (!near.isEmpty() && near.getFirst().likeness() >= ALIKE) {
                times.merge(near.getFirst().id(), 1, Integer::sum);
            } else {
                var id = UUID.randomUUID();
                index.add(id, text);
                heads.put(id, text);
                times.put(id, 1);
            }
        }
        return heads.entrySet().stream().sorted(Comparator.comparingInt((Map.Entry<UUID, String> entry) -> -times.getOrDefault(entry.getKey(), 0))).limit(limit)
                .map(entry -> new Came(entry.getValue(), times.getOrDefault(entry.getKey(), 0), nearest.apply(entry.getValue()))).toList();
    }
}
