package huiying.bot.learning.samples;

import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The same words under more than one label: one of them is wrong, or two categories are not told apart. */
public final class Doubles {
    private final JdbcClient jdbc;

    public Doubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Samples with the same words and different labels. */
    public List<List<UUID>> conflicts(int limit) {
        return jdbc.sql("""
                        select array_agg(s.id order by s.seq) as ids from sample s
                        where s.state = 'used' and s.label is not null and s.text_key in (
                            select text_key from sample where state = 'used' and label is not null
                            group by text_key having min(label) <> max(label) order by max(seq) desc limit ?)
                        group by s.text_key order by max(s.seq) desc""").param(limit)
                .query((row, n) -> List.of((UUID[]) row.getArray("ids").getArray())).list();
    }

    /** How often the same words stand under the same label again. */
    public long repeats() {
        return jdbc.sql(
                """
                select coalesce(sum(n - 1), 0) from (select count(*) as n from sample where state = 'used' group by text_key, label having count(*) > 1) r""")
                .query(Long.class).single();
    }
}
