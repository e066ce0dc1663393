package huiying.bot.hotspots;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.conversation.Asked;
import huiying.bot.conversation.PendingQuestions;
import huiying.bot.notices.Notices;
import huiying.bot.notices.Template;
import huiying.bot.vault.Ids;

/** One yes-or-no question to everybody a hotspot concerns: is it put right for them too? What they say moves no case; a no is shown to a supervisor. */
public final class Polls {
    private static final Duration OPEN = Duration.ofDays(3);
    private static final Duration APART = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final PendingQuestions questions;
    private final Notices notices;
    private final Clock clock;

    public Polls(JdbcClient jdbc, PendingQuestions questions, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.notices = notices;
        this.clock = clock;
    }

    /** How one poll stands. */
    public record Result(Instant at, long asked, long yes, long no) {
        public long silent() {
            return asked - yes - no;
        }
    }

    /** Asks the residents of these cases, once a day at most; says how many. */
    public int ask(UUID hotspot, List<Case> members, UUID by) {
        if (latest(hotspot).filter(last -> last.at().isAfter(clock.instant().minus(APART))).isPresent()) {
            return 0;
        }
        var poll = Ids.next();
        var asked = members.stream().filter(member -> member.address() != null && member.number() != null).toList();
        jdbc.sql("insert into hotspot_poll (id, hotspot, asked_by, asked_at) values (?, ?, ?, ?)").params(poll, hotspot, by, now()).update();
        asked.forEach(member -> ask(poll, member));
        return asked.size();
    }

    private void ask(UUID poll, Case member) {
        var address = Objects.requireNonNull(member.address());
        jdbc.sql("insert into hotspot_poll_answer (poll, case_id) values (?, ?)").params(poll, member.id()).update();
        questions.ask(address, PendingQuestions.question(Asked.Kind.POLL, member.id(), null, "POLL", List.of("YES", "NO")), clock.instant(), OPEN);
        notices.tell(new Notices.Recipient(member.id(), address, member.language().name().toLowerCase(Locale.ROOT)), Template.POLL,
                Map.of("no", Objects.requireNonNull(member.number()).grouped()), poll.toString(), false);
    }

    /** The last word of a resident counts. */
    public void answer(UUID caseId, boolean good) {
        jdbc.sql("""
                 update hotspot_poll_answer set good = ?, answered_at = ? where case_id = ? and poll = (
                     select a.poll from hotspot_poll_answer a join hotspot_poll p on p.id = a.poll where a.case_id = ? order by p.asked_at desc limit 1)""")
                .params(good, now(), caseId, caseId).update();
    }

    public Optional<Result> latest(UUID hotspot) {
        return jdbc.sql("""
                        select p.asked_at, count(a.case_id) as asked, count(*) filter (where a.good) as yes, count(*) filter (where not a.good) as no
                        from hotspot_poll p left join hotspot_poll_answer a on a.poll = p.id where p.hotspot = ?
                        group by p.id order by p.asked_at desc limit 1""").param(hotspot)
                .query((row, n) -> new Result(Objects.requireNonNull(row.getObject("asked_at", OffsetDateTime.class)).toInstant(), row.getLong("asked"),
                        row.getLong("yes"), row.getLong("no")))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
