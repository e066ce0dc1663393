package huiying.app.console;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who was reached, how, and what it cost. */
@Controller
final class SendingController {
    private static final List<Integer> DAYS = List.of(1, 7, 30);

    private final JdbcClient jdbc;
    private final Clock clock;

    SendingController(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What travelled by one way. */
    record Way(String channel, String means, Fates fates, long parts, BigDecimal cost) {
        public String price() {
            return cost.signum() == 0 ? "–" : cost.stripTrailingZeros().toPlainString();
        }
    }

    /** What became of messages. */
    record Fates(long sent, long delivered, long failed, long open) {
    }

    /** What became of the notices of one kind; those that went out as one message count as that message. */
    record Kind(String template, boolean must, long all, long reached, long person) {
        public String named(Words words) {
            return words.sayOr(words.say("notice.other"), "notice." + template);
        }

        public String share(Words words) {
            return all == 0 ? "–" : words.percent((double) reached / all);
        }
    }

    @GetMapping("/console/watch/notices")
    String sending(@RequestParam(defaultValue = "7") int days, Model model) {
        int shown = DAYS.contains(days) ? days : 7;
        var since = clock.instant().minus(Duration.ofDays(shown)).atOffset(ZoneOffset.UTC);
        var kinds = kinds(since);
        model.addAttribute("days", DAYS);
        model.addAttribute("shown", shown);
        model.addAttribute("ways", ways(since));
        model.addAttribute("kinds", kinds);
        model.addAttribute("total",
                new Kind("", true, kinds.stream().filter(Kind::must).mapToLong(Kind::all).sum(), kinds.stream().filter(Kind::must).mapToLong(
                        Kind::reached).sum(), kinds.stream().mapToLong(Kind::person).sum()));
        return "console/sending";
    }

    private List<Way> ways(OffsetDateTime since) {
        return jdbc
                .sql("""
                     select channel, means, count(*) filter (where state = 'sent') as sent, count(*) filter (where reached = 'DELIVERED') as delivered,
                         count(*) filter (where state = 'failed') as failed, count(*) filter (where state in ('pending', 'sending', 'unknown', 'person')) as open,
                         coalesce(sum(parts) filter (where state in ('sent', 'unknown')), 0) as parts, coalesce(sum(cost), 0) as cost
                     from delivery where created_at >= ? group by channel, means order by channel, means""")
                .param(since).query((row, n) -> new Way(String.valueOf(
                        row.getString("channel")), String.valueOf(row.getString("means")),
                        new Fates(row.getLong("sent"), row.getLong("delivered"), row.getLong("failed"),
                                row.getLong("open")),
                        row.getLong("parts"), row.getBigDecimal("cost")))
                .list();
    }

    private List<Kind> kinds(OffsetDateTime since) {
        return jdbc
                .sql("""
                     with fate as (select n.template, n.need, coalesce(m.fate, f.fate) as fate from notice n join notice_fate f on f.id = n.id
                         left join notice_fate m on m.id = n.merged_into where n.created_at >= ?)
                     select template, need = 'must' as must, count(*) as all, count(*) filter (where fate in ('delivered', 'sent', 'told by a person')) as reached,
                         count(*) filter (where fate in ('with a person', 'told by a person')) as person
                     from fate group by template, need order by need, count(*) desc, template""")
                .param(since).query((row, n) -> new Kind(String.valueOf(row.getString(
                        "template")), row.getBoolean("must"), row.getLong("all"), row.getLong("reached"), row.getLong("person")))
                .list();
    }
}
