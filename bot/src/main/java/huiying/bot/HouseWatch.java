package huiying.bot;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import huiying.bot.audit.Audit;
import huiying.bot.cases.ChainCheck;
import huiying.bot.cases.RowCheck;
import huiying.bot.progress.Strays;
import huiying.bot.sla.ServiceLevels;
import huiying.bot.sla.Timer;
import huiying.bot.tasks.Tasks;

/** Looks after the house itself, again and again: whatever is wrong becomes an alarm in the supervisors' queue, once, and a line in the log. */
public final class HouseWatch {
    private static final Logger LOG = LoggerFactory.getLogger(HouseWatch.class);
    private static final int ROWS = 5_000;

    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Checks checks;
    private final ServiceLevels levels;
    private final Tasks tasks;
    private final Clock clock;

    /** What can be verified. */
    public record Checks(ChainCheck chains, RowCheck rows, Audit audit, Strays strays) {
    }

    public HouseWatch(TransactionOperations transactions, JdbcClient jdbc, Checks checks, ServiceLevels levels, Tasks tasks, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.checks = checks;
        this.levels = levels;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Reads every history there is, and the audit; says how much is broken. May take longer than anything else is allowed to. */
    public int chains() {
        return watched(() -> {
            jdbc.sql("set local statement_timeout = '10min'").update();
            var broken = checks.chains().verifyAll().broken();
            broken.forEach(found -> alarm("history-broken", "the history of case {} is broken at {}: {}", found.caseId(), found.seq(), found.what()));
            var entry = checks.audit().brokenAt();
            entry.ifPresent(id -> alarm("audit-broken", "the audit is broken at entry {}", id));
            return broken.size() + (entry.isPresent() ? 1 : 0);
        });
    }

    /** Whether rows say what their histories say. */
    public int rows() {
        return watched(() -> {
            var differing = checks.rows().verifyOpen(ROWS);
            differing.forEach(found -> alarm("row-differs", "case {} is not what its history says: {}", found.caseId(), found.columns()));
            return differing.size();
        });
    }

    /** Whether unusually much is nobody's by the duty list. */
    public int strays() {
        return watched(() -> {
            var share = checks.strays().share();
            if (share.isAlarming()) {
                alarm("no-duty-share", "{} of {} cases of the last day had no unit by the duty list, usually {}", share.lately(), share.filed(),
                        share.usually());
            }
            return share.isAlarming() ? 1 : 0;
        });
    }

    /** A year without a table of holidays would count them as working days. */
    public int calendar() {
        return watched(() -> {
            var missing = levels.terms().calendar(levels.zone(), null).missingYear(clock.instant());
            missing.ifPresent(year -> alarm("calendar-missing", "the table of holidays of {} is missing", year));
            return missing.isPresent() ? 1 : 0;
        });
    }

    /** Messages that are kept and that nobody has worked on. */
    public int waiting() {
        return watched(() -> {
            int late = jdbc.sql("select count(*) from inbox where state = 'waiting' and received_at < now() - :time * interval '1 millisecond'")
                    .param("time", within(Timer.T_RECEIPT).toMillis()).query(Integer.class).single();
            if (late > 0) {
                alarm("messages-waiting", "{} messages wait longer than they may", late);
            }
            return late;
        });
    }

    /** Residents who asked for a person and whom nobody has answered. */
    public int unanswered() {
        return watched(() -> {
            int late = tasks.unanswered(clock.instant().minus(within(Timer.T_ANSWER)));
            if (late > 0) {
                alarm("talk-unanswered", "{} residents wait for a person longer than they may", late);
            }
            return late;
        });
    }

    /** What other systems did not take, however often it was tried. */
    public int pushes() {
        return watched(() -> {
            int dead = jdbc.sql("""
                                select count(*) from push where state = 'dead' and settled_at >
                                    coalesce((select max(created_at) from task where kind = 'alarm' and reason = 'pushes-dead'), '-infinity')""").query(
                    Integer.class).single();
            if (dead > 0) {
                alarm("pushes-dead", "{} events could not be delivered to other systems", dead);
            }
            return dead;
        });
    }

    private Duration within(Timer timer) {
        return levels.terms().usual(timer);
    }

    private void alarm(String reason, String line, Object... facts) {
        LOG.error(line, facts);
        tasks.alarm(reason);
    }

    private int watched(java.util.function.IntSupplier look) {
        return Objects.requireNonNull(transactions.execute(status -> look.getAsInt()));
    }
}
