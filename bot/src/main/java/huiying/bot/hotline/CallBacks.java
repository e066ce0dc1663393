package huiying.bot.hotline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.notices.Notices;
import huiying.bot.notices.Template;
import huiying.bot.tasks.Subject;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.bot.vault.Ids;

/** Residents who are called back: kept with what was promised, tried three times, then told in writing that we tried. */
public final class CallBacks {
    private static final List<Duration> LADDER = List.of(Duration.ofMinutes(15), Duration.ofHours(2));
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final String COLUMNS = "id, address, account, language, case_id, reason, promised_at, due_at, attempts, call";

    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final Notices notices;
    private final HotlineRules rules;
    private final Clock clock;

    public CallBacks(JdbcClient jdbc, Tasks tasks, Notices notices, HotlineRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.notices = notices;
        this.rules = rules;
        this.clock = clock;
    }

    /** A caller would rather be rung than wait; says until when that will be. */
    public Instant promise(PhoneCall call, Duration wait) {
        var promised = rounded(rules.hours().permitted(clock.instant().plus(wait.compareTo(SOON) < 0 ? SOON : wait)));
        keep(call, "asked", promised, promised);
        return promised;
    }

    /** A caller is gone before anybody answered, or left a message. */
    public void owe(PhoneCall call, String reason) {
        keep(call, reason, null, rules.hours().permitted(clock.instant().plus(SOON)));
    }

    private void keep(PhoneCall call, String reason, @Nullable Instant promised, Instant due) {
        var line = call.line();
        int made = jdbc.sql("""
                            insert into call_back (id, address, account, language, case_id, reason, created_at, promised_at, due_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""").param(Ids.next()).param(line.address()).param(line.account())
                .param(line
                        .language())
                .param(call.with().caseId()).param(reason).param(at(clock.instant())).param(promised == null ? null : at(promised)).param(at(due))
                .update();
        tasks.settle(line.address(), "call-back", TaskKind.TALK);
        if (made > 0) {
            tasks.promise(TaskKind.CALL_BACK, new Subject(call.with().caseId(), line.address(), null, null), "call-back-" + reason, due);
        }
    }

    // full five minutes are easier to say and to keep
    private static Instant rounded(Instant at) {
        long step = Duration.ofMinutes(5).toSeconds();
        return Instant.ofEpochSecond((at.getEpochSecond() + step - 1) / step * step);
    }

    /** What is owed, the most urgent first. */
    public List<CallBack> open(int limit) {
        return jdbc.sql("select " + COLUMNS + " from call_back where state = 'open' order by due_at, id limit ?").param(limit).query(CallBacks::read).list();
    }

    /** Takes one in hand for a call; empty when somebody else did. */
    public Optional<CallBack> take(UUID id) {
        return jdbc.sql("update call_back set state = 'calling' where id = ? and state = 'open' returning " + COLUMNS).param(id).query(CallBacks::read)
                .optional();
    }

    public void calling(UUID id, UUID call) {
        jdbc.sql("update call_back set call = ? where id = ?").params(call, id).update();
    }

    /** The agent's own phone was not taken: no attempt to reach the resident. */
    public void release(UUID call) {
        jdbc.sql("update call_back set state = 'open', call = null where call = ? and state = 'calling'").param(call).update();
    }

    /** The resident was reached. */
    public void reached(UUID call) {
        end(call, "done").ifPresent(done -> settle(done, "reached"));
    }

    /** The resident did not answer: again later, or told in writing after the last time. */
    public void missed(UUID call) {
        var tried = jdbc
                .sql("update call_back set attempts = attempts + 1, state = 'open', call = null where call = ? and state = 'calling' returning " + COLUMNS)
                .param(call).query(CallBacks::read).optional();
        tried.ifPresent(missed -> {
            if (missed.attempts() > LADDER.size()) {
                giveUp(missed);
            } else {
                jdbc.sql("update call_back set due_at = ? where id = ?").params(at(rules.hours().permitted(clock.instant().plus(LADDER.get(missed.attempts()
                        - 1)))), missed.id()).update();
            }
        });
    }

    private void giveUp(CallBack missed) {
        jdbc.sql("update call_back set state = 'given_up' where id = ?").param(missed.id()).update();
        notices.tell(new Notices.Recipient(missed.to().caseId(), missed.to().address(), missed.to().language()), Template.CALL_BACK_MISSED, Map.of(),
                "call-back:" + missed.id());
        settle(missed, "not-reached");
    }

    private Optional<CallBack> end(UUID call, String state) {
        return jdbc.sql("update call_back set state = ? where call = ? and state = 'calling' returning " + COLUMNS).params(state, call).query(CallBacks::read)
                .optional();
    }

    /** They called again and were answered: nothing is owed any more. */
    public void answered(UUID address) {
        jdbc.sql("update call_back set state = 'done' where address = ? and state = 'open' returning " + COLUMNS).param(address).query(CallBacks::read).list()
                .forEach(done -> settle(done, "answered"));
    }

    private void settle(CallBack done, String outcome) {
        tasks.settle(done.to().address(), outcome, TaskKind.CALL_BACK, TaskKind.TALK);
    }

    private static CallBack read(ResultSet row, int n) throws SQLException {
        var to = new CallBack.To(Objects.requireNonNull(row.getObject("address", UUID.class)), text(row, "account"), text(row, "language"), row.getObject(
                "case_id", UUID.class));
        var promised = row.getObject("promised_at", OffsetDateTime.class);
        return new CallBack(Objects.requireNonNull(row.getObject("id", UUID.class)), to, text(row, "reason"), promised == null ? null : promised.toInstant(),
                Objects.requireNonNull(row.getObject("due_at", OffsetDateTime.class)).toInstant(), row.getInt("attempts"), row.getObject("call", UUID.class));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
