package huiying.app.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

import huiying.bot.staff.StaffMember;

/** How each way in and out of the house does: when it was last heard, what is on its way, what failed; one light each. */
@Controller
final class ChannelsController {
    private static final Duration LATELY = Duration.ofHours(24);
    private static final Duration STUCK = Duration.ofMinutes(5);
    private static final double TOO_MANY = .05;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TestSend trial;

    ChannelsController(JdbcClient jdbc, Clock clock, TestSend trial) {
        this.trial = trial;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One account of one channel; counts are of the last day. */
    record Line(String channel, String account, String heard, Counts counts) {
        /** {@code red} when much fails or something is stuck, {@code amber} when anything failed, {@code grey} when nothing was heard or sent. */
        public String light() {
            long failed = counts.failed() + counts.unknown();
            if (counts.stuck() > 0 || failed > TOO_MANY * Math.max(20, counts.sent() + failed)) {
                return "red";
            }
            if (failed + counts.quarantined() > 0) {
                return "amber";
            }
            return counts.received() + counts.sent() == 0 ? "grey" : "green";
        }
    }

    /** What went in and out. {@code stuck} should have left minutes ago. */
    record Counts(long received, long quarantined, long sent, long failed, long unknown, long waiting, long stuck) {
    }

    /** What the form of a trial sends. */
    record Trial(@Nullable String channel, @Nullable String account, @Nullable String to) {
    }

    /** One message to an address of one's own, past all rules but the provider's; what became of it stands on the answer. */
    @PostMapping("/console/admin/channels/trial")
    String trial(StaffMember admin, Words words, @ModelAttribute Trial form, Model model) {
        model.addAttribute("trial",
                trial.send(admin, String.valueOf(form.channel()), String.valueOf(form.account()), form.to() == null ? "" : form.to().strip(),
                        words));
        return all(words, model);
    }

    @GetMapping("/console/admin/channels")
    String all(Words words, Model model) {
        model.addAttribute("sends", trial.ways());
        model.addAttribute("lines", lines(words));
        model.addAttribute("asof", words.time());
        return "console/admin/channels";
    }

    @GetMapping("/console/admin/channels/list")
    String list(Words words, Model model) {
        all(words, model);
        return "console/admin/channels :: list";
    }

    private List<Line> lines(Words words) {
        var now = clock.instant();
        return jdbc.sql("""
                        with doors as (select distinct channel, account from address),
                        heard as (select channel, account, max(at) last, count(*) n, count(*) filter (where outcome = 'quarantined') bad
                            from receipt where at > :lately group by 1, 2),
                        gone as (select channel, account, count(*) filter (where state = 'sent') sent, count(*) filter (where state = 'failed') failed,
                                count(*) filter (where state = 'unknown') unknown, count(*) filter (where state = 'pending') waiting,
                                count(*) filter (where state = 'pending' and due_at < :stuck) stuck
                            from delivery where created_at > :lately or state = 'pending' group by 1, 2)
                        select d.channel, d.account, h.last, coalesce(h.n, 0) n, coalesce(h.bad, 0) bad, coalesce(g.sent, 0) sent, coalesce(g.failed, 0) failed,
                            coalesce(g.unknown, 0) unknown, coalesce(g.waiting, 0) waiting, coalesce(g.stuck, 0) stuck
                        from doors d left join heard h using (channel, account) left join gone g using (channel, account) order by 1, 2""")
                .param("lately", at(now
                        .minus(LATELY)))
                .param("stuck", at(now.minus(STUCK))).query((row, n) -> new Line(row.getString("channel"), row.getString("account"), heard(row
                        .getObject("last", OffsetDateTime.class), words), new Counts(row.getLong("n"), row.getLong("bad"), row.getLong("sent"),
                                row.getLong(
                                        "failed"),
                                row.getLong("unknown"), row.getLong("waiting"), row.getLong("stuck"))))
                .list();
    }

    private static String heard(@Nullable OffsetDateTime last, Words words) {
        return last == null ? "–" : words.moment(last.toInstant());
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
