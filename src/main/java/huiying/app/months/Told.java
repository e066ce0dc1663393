package huiying.app.months;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of the notices of a month.
 *
 * @param must     that had to be told
 * @param reached  of these, those that reached the resident by whatever way
 * @param stopped  of these, those the resident does not want
 * @param unsettled messages whose fate is still open
 * @param refused  messages the platform refused because too much was sent
 * @param ways     what travelled how, and what it cost
 */
record Told(long must, long reached, long stopped, long unsettled, int refused, List<Way> ways) {

    /** One way of travelling. */
    record Way(String channel, String means, long messages, long parts, BigDecimal cost) {
    }

    static Told of(JdbcClient jdbc, int refused) {
        var fates = """
                    with fate as (select n.id, n.need, coalesce(m.fate, f.fate) as fate from notice n join notice_fate f on f.id = n.id
                        left join notice_fate m on m.id = n.merged_into)
                    select count(*) from fate where need = 'must'\s""";
        long must = jdbc.sql(fates).query(Long.class).single();
        long reached = jdbc.sql(fates + "and fate in ('delivered', 'sent', 'told by a person')").query(Long.class).single();
        long stopped = jdbc.sql(fates + "and fate = 'suppressed'").query(Long.class).single();
        long unsettled = jdbc.sql("select count(*) from delivery where state in ('pending', 'sending', 'unknown')").query(Long.class).single();
        var ways = jdbc.sql("""
                            select channel, means, count(*) as messages, sum(parts) as parts, coalesce(sum(cost), 0) as cost from delivery
                            where state in ('sent', 'person') group by channel, means order by channel, means""").query((row, n) -> new Way(String.valueOf(row
                .getString("channel")), String.valueOf(row.getString("means")), row.getLong("messages"), row.getLong("parts"), row.getBigDecimal("cost")))
                .list();
        return new Told(must, reached, stopped, unsettled, refused, ways);
    }

    double share() {
        return must == stopped ? 1 : (double) reached / (must - stopped);
    }

    List<String> lines() {
        var lines = new java.util.ArrayList<String>();
        lines.add(String.format(Locale.ROOT, "had to be told: %,d; reached the resident: %,d (%.2f %%); refused by the platform because too much was sent: %,d",
                must,
                reached, 100 * share(), refused));
        ways.forEach(
                way -> lines.add(String.format(Locale.ROOT, "  %s %s: %,d messages, %,d parts, %s", way.channel(), way.means(), way.messages(), way.parts(), way
                        .cost().stripTrailingZeros().toPlainString())));
        return lines;
    }
}
