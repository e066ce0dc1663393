package huiying.bot.learning.samples;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;
import huiying.bot.duties.Inquiry;
import huiying.bot.feed.Feed;
import huiying.bot.learning.samples.Sample.State;
import huiying.bot.routing.Router;
import huiying.bot.vault.Ids;
import huiying.nlp.Nature;
import huiying.nlp.Taxonomy;
import tools.jackson.databind.json.JsonMapper;

/** Follows the feed and turns what people decided about cases into samples. What is told in confidence never becomes one. */
public final class Harvest {
    private static final String READER = "learning";
    private static final int BATCH = 200;
    private static final Set<Object> DECIDING = Set.of("DISPATCHED", "RETURN_ACCEPTED", "ARBITRATED", "CATEGORISED");
    private static final String UNIT = "unit:";
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Feed feed;
    private final Cases cases;
    private final Router router;
    private final Samples samples;
    private final Texts texts;
    private final Taxonomy taxonomy;

    /** How words are kept, and which categories are in force. */
    public record Reading(Texts texts, Taxonomy taxonomy) {
    }

    public Harvest(JdbcClient jdbc, Feed feed, Cases cases, Router router, Samples samples, Reading reading) {
        this.jdbc = jdbc;
        this.feed = feed;
        this.cases = cases;
        this.router = router;
        this.samples = samples;
        this.texts = reading.texts();
        this.taxonomy = reading.taxonomy();
    }

    /** What one step came to. */
    public record Step(boolean more, int samples) {
    }

    /** The next piece of the feed; belongs into the caller's transaction. */
    public Step next() {
        jdbc.sql("insert into feed_place (reader, seq) values (?, 0) on conflict do nothing").param(READER).update();
        var place = jdbc.sql("select seq from feed_place where reader = ? for update skip locked").param(READER).query(Long.class).optional();
        if (place.isEmpty()) {
            return new Step(false, 0);
        }
        var entries = feed.ofCases(place.get(), null, BATCH);
        if (entries.isEmpty()) {
            return new Step(false, 0);
        }
        var decided = entries.stream().filter(entry -> DECIDING.contains(entry.facts().get("type"))).map(Feed.Entry::caseId).filter(Objects::nonNull).distinct()
                .toList();
        int made = decided.isEmpty() ? 0 : keep(decided);
        jdbc.sql("update feed_place set seq = ? where reader = ?").params(entries.getLast().seq(), READER).update();
        return new Step(entries.size() == BATCH, made);
    }

    private int keep(List<UUID> ids) {
        int made = 0;
        for (var c : cases.byIds(ids)) {
            if (mayTeach(c)) {
                var found = samples(c);
                made += found.isEmpty() ? 0 : samples.add(found);
                found.stream().reduce((earlier, later) -> later).ifPresent(last -> samples.replaceEarlier(c.id(), last.id()));
            }
        }
        return made;
    }

    private static boolean mayTeach(Case c) {
        return !c.confidential() && c.nature() != Nature.WHISTLEBLOWING && !c.words().isBlank();
    }

    private List<Sample> samples(Case c) {
        var made = new ArrayList<Sample>();
        for (var decision : decisions(c.id())) {
            label(c, decision).flatMap(taxonomy::now).ifPresent(label -> made.add(sample(c, decision, label)));
        }
        return made;
    }

    /** A decision nobody has learnt from; {@code id} is null for what the resident chose. */
    private record Decided(@Nullable UUID id, String chosen, String by, Provenance from, Instant at) {
    }

    private List<Decided> decisions(UUID caseId) {
        return jdbc.sql("""
                        select d.id, d.chosen, d.by_person, d.kind, d.at from decision d
                        where d.case_id = :case and not exists (select from sample s where s.decision = d.id)
                        union all
                        select null, e.facts ->> 'category', 'resident', 'citizen', e.at from case_event e
                        where e.case_id = :case and e.type = 'CATEGORISED' and e.actor_kind = 'citizen'
                            and not exists (select from decision d where d.case_id = e.case_id)
                            and not exists (select from sample s where s.case_id = e.case_id and s.label = e.facts ->> 'category')
                        order by at""").param("case", caseId).query(Harvest::decided).list();
    }

    private static Decided decided(ResultSet row, int n) throws SQLException {
        return new Decided(row.getObject("id", UUID.class), Objects.requireNonNull(row.getString("chosen")), Objects.requireNonNull(row.getString("by_person")),
                Provenance.of(Objects.requireNonNull(row.getString("kind"))), Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant());
    }

    /** Where only a unit was decided, the category is known if just one of those in question leads there. */
    private Optional<String> label(Case c, Decided decided) {
        if (!decided.chosen().startsWith(UNIT)) {
            return Optional.of(decided.chosen());
        }
        var unit = decided.chosen().substring(UNIT.length());
        var fitting = candidates(c.id()).stream()
                .filter(category -> router.assignmentFor(new Inquiry(category, c.grid(), c.words())).unit().equals(unit)).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private List<String> candidates(UUID caseId) {
        var json = jdbc.sql("select candidates from prediction where case_id = ? order by at desc limit 1").param(caseId).query(String.class).optional();
        return json.map(list -> JSON.readTree(list).valueStream().map(one -> one.path("label").asString()).toList()).orElse(List.of());
    }

    private Sample sample(Case c, Decided decided, String label) {
        var text = texts.masked(c.words());
        boolean spoken = c.channel().equals("phone") || c.channel().equals("voice");
        var tags = texts.tags(text, c.language(), c.told().matter().angry(), spoken);
        var source = Source.work(decided.from(), c.channel(), decided.by(), c.address(), new Source.About(c.id(), decided.id()));
        return new Sample(Ids.next(), 0, label, text, c.language(), source, Sample.Standing.fresh(State.USED, decided.from().trust(), decided.at()), tags);
    }
}
