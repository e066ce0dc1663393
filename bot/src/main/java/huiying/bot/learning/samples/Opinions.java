package huiying.bot.learning.samples;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What labellers think, each without having seen the others. Two who agree settle a sample, two who do not put it before somebody who decides.
 * Belongs into the caller's transaction.
 */
public final class Opinions {
    /** Of what people decided at their desks, one in so many is labelled again by somebody else. */
    private static final int AGAIN = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Opinions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One labeller's label. */
    public record Opinion(UUID sample, String by, String label) {
    }

    /**
     * How far labellers agree.
     *
     * @param samples how many two or more have labelled
     * @param share   pairs that agree
     * @param alpha   Krippendorff's alpha: agreement beyond chance, 1 is perfect, 0 is what dice would do
     */
    public record Agreement(int samples, double share, double alpha) {
    }

    /** The next sample for somebody: what waits for labels first, then decisions of others to be made once more. */
    public Optional<UUID> next(String person) {
        return jdbc
                .sql("""
                     select s.id from sample s
                     where (s.state = 'waiting' or s.state = 'used' and s.origin in ('confirm', 'correct', 'import') and abs(hashtext(s.id::text)) % :again = 0
                             and not exists (select from sample_opinion o where o.sample = s.id))
                         and s.by_person <> :person and not exists (select from sample_opinion o where o.sample = s.id and o.by_person = :person)
                     order by (s.state = 'waiting') desc, (select count(*) from sample_opinion o where o.sample = s.id) desc, s.seq limit 1""")
                .param("again", AGAIN).param("person", person).query(UUID.class).optional();
    }

    /** How many wait for labels. */
    public int waiting() {
        return jdbc.sql("select count(*) from sample where state = 'waiting'").query(Integer.class).single();
    }

    /** Writes down a label and settles the sample where two have spoken. */
    public void give(Opinion opinion) {
        jdbc.sql("""
                 insert into sample_opinion (sample, by_person, label, at) values (?, ?, ?, ?)
                 on conflict (sample, by_person) do update set label = excluded.label, at = excluded.at""")
                .params(opinion.sample(), opinion.by(), opinion.label(), clock.instant().atOffset(ZoneOffset.UTC)).update();
        settle(opinion.sample());
    }

    private void settle(UUID sample) {
        jdbc.sql("select id from sample where id = ? for update").param(sample).query(UUID.class).single();
        var counts = new HashMap<String, Integer>();
        of(List.of(sample)).getOrDefault(sample, List.of()).forEach(opinion -> counts.merge(opinion.label(), 1, Integer::sum));
        jdbc.sql("select label from sample where id = ? and state = 'used' and label is not null").param(sample).query(String.class).optional()
                .ifPresent(label -> counts.merge(label, 1, Integer::sum));
        var agreed = counts.entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey).findFirst();
        if (agreed.isPresent()) {
            jdbc.sql("update sample set label = :label, state = 'used', trust = :trust where id = :id and state in ('waiting', 'used', 'disputed')")
                    .param("label", agreed.get()).param("trust", Provenance.LABELLED.trust()).param("id", sample).update();
        } else if (counts.size() > 1) {
            jdbc.sql("update sample set state = 'disputed' where id = ? and state in ('waiting', 'used')").param(sample).update();
        }
    }

    public Map<UUID, List<Opinion>> of(List<UUID> samples) {
        var all = new LinkedHashMap<UUID, List<Opinion>>();
        jdbc.sql("select sample, by_person, label from sample_opinion where sample = any(:ids) order by at, by_person")
                .param("ids", samples.toArray(UUID[]::new))
                .query(Opinions::read).list().forEach(one -> all.computeIfAbsent(one.sample(), any -> new ArrayList<>()).add(one));
        return all;
    }

    /** Over the latest ten thousand opinions, the label a decision gave counting as one of them. */
    public Agreement agreement() {
        var units = new LinkedHashMap<UUID, List<String>>();
        jdbc.sql(
                """
                select sample, by_person, label from (
                    (select sample, by_person, label, at from sample_opinion order by at desc limit 10000)
                    union all
                    select s.id, s.by_person, s.label, s.created_at from sample s
                    where s.origin in ('confirm', 'correct', 'import') and s.label is not null and exists (select from sample_opinion o where o.sample = s.id)) a""")
                .query(Opinions::read).list().forEach(one -> units.computeIfAbsent(one.sample(), any -> new ArrayList<>()).add(one.label()));
        return agreement(units.values().stream().filter(labels -> labels.size() > 1).toList());
    }

    static Agreement agreement(List<List<String>> units) {
        double pairs = 0;
        double equal = 0;
        double disagreement = 0;
        var totals = new HashMap<String, Double>();
        double values = 0;
        for (var labels : units) {
            int n = labels.size();
            long differing = 0;
            for (int i = 0; i < n; i++) {
                totals.merge(labels.get(i), 1.0, Double::sum);
                for (int j = 0; j < n; j++) {
                    differing += i != j && !labels.get(i).equals(labels.get(j)) ? 1 : 0;
                }
            }
            values += n;
            pairs += n * (n - 1);
            equal += n * (n - 1) - differing;
            disagreement += differing / (n - 1.0);
        }
        double all = values;
        double expected = totals.values().stream().mapToDouble(count -> count * (all - count)).sum() / Math.max(1, all - 1);
        return new Agreement(units.size(), pairs == 0 ? 1 : equal / pairs, expected == 0 ? 1 : 1 - disagreement / expected);
    }

    private static Opinion read(ResultSet row, int n) throws SQLException {
        return new Opinion(Objects.requireNonNull(row.getObject("sample", UUID.class)), Objects.requireNonNull(row.getString("by_person")),
                Objects.requireNonNull(row.getString("label")));
    }
}
