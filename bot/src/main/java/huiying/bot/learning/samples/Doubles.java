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
                        select array_agg(id order by seq) as ids from sample where state = 'used' and label is not null
                        group by text_key having count(distinct label) > 1 order by max(seq) desc limit ?""").param(limit)
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
