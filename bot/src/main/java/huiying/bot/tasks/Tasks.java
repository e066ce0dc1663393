package huiying.bot.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.feed.Feed;
import huiying.bot.vault.Ids;

/** Where tasks are kept. A claim lapses by itself, so that nothing waits for somebody who went home. */
public final class Tasks {
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final int HIGHER = 40;
    private static final String COLUMNS = "t.id, t.kind, t.case_id, t.address, t.inbox, t.delivery, t.reason, t.created_at, t.due_at, t.priority, t.claimed_by, t.claimed_until";

    private final JdbcClient jdbc;
    private final Feed feed;
    private final Clock clock;
    private final Nights nights;

    /** When the night of the staff ends, if it is night. */
    public interface Nights {
        Optional<Instant> ends(Instant now);
    }

    public Tasks(JdbcClient jdbc, Feed feed, Clock clock) {
        this(jdbc, feed, clock, now -> Optional.empty());
    }

    public Tasks(JdbcClient jdbc, Feed feed, Clock clock, Nights nights) {
        this.nights = nights;
        this.jdbc = jdbc;
        this.feed = feed;
        this.clock = clock;
    }

    /** Opens a task unless the same one is open already. */
    public void open(TaskKind kind, Subject subject, String reason) {
        open(kind, subject, reason, false);
    }

    /** Urgent ones go before all ordinary ones of their queue. */
    public void open(TaskKind kind, Subject subject, String reason, boolean urgent) {
        open(kind, kind.queue(), subject, reason, urgent);
    }

    /** With a date that was promised to somebody. */
    public void promise(TaskKind kind, Subject subject, String reason, Instant due) {
        int made = jdbc.sql("""
                            insert into task (id, kind, queue, case_id, address, priority, reason, created_at, due_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict do nothing""").param(Ids.next()).param(kind.stored()).param(kind.queue()).param(subject.caseId())
                .param(subject.address()).param(kind
                        .priority())
                .param(reason).param(at(clock.instant())).param(at(due)).update();
        if (made > 0) {
            announce("opened", kind, kind.queue(), subject);
        }
    }

    /** Ends all tasks of these kinds about a resident, because something else settled them. */
    public void settle(UUID address, String outcome, TaskKind... kinds) {
        jdbc.sql("update task set done_at = :at, outcome = :outcome where address = :address and kind in (:kinds) and done_at is null").params(Map.of("at", at(
                clock.instant()), "outcome", outcome, "address", address, "kinds", Arrays.stream(kinds).map(TaskKind::stored).toList())).update();
    }

    /** The same in a queue other than the usual one of its kind. */
    public void open(TaskKind kind, String queue, Subject subject, String reason, boolean urgent) {
        var now = clock.instant();
        var within = urgent ? kind.within().dividedBy(8) : kind.within();
        var morning = urgent || kind.mayWake() ? Optional.<Instant>empty() : nights.ends(now);
        int made = jdbc.sql("""
                            insert into task (id, kind, queue, case_id, address, inbox, delivery, priority, reason, created_at, due_at, hushed_until)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""").param(Ids.next()).param(kind.stored()).param(queue)
                .param(subject
                        .caseId())
                .param(subject.address()).param(subject.inbox()).param(subject.delivery()).param(kind.priority() - (urgent ? HIGHER : 0)).param(
                        reason)
                .param(at(now)).param(at(morning.orElse(now).plus(within))).param(morning.map(Tasks::at).orElse(null)).update();
        if (made > 0 && morning.isEmpty()) {
            announce("opened", kind, queue, subject);
        }
    }

    /** Residents who want to talk and have waited since before a moment: they go before everybody else and are rung for once more; says how many. */
    public int unanswered(Instant before) {
        var late = jdbc.sql("update task t set priority = 0 where kind = 'talk' and done_at is null and priority > 0 and created_at < ?"
                + " and (claimed_until is null or claimed_until < ?) returning " + COLUMNS).params(at(before), at(clock.instant())).query(Tasks::read).list();
        late.forEach(task -> announce("opened", task.kind(), task.kind().queue(), task.subject()));
        return late.size();
    }

    /** Rings for what came up in the night, and says how much that was. */
    public int ring() {
        var rested = jdbc.sql("update task set hushed_until = null where hushed_until <= ? returning " + COLUMNS.replace("t.", "") + ", queue, done_at")
                .param(at(clock.instant()))
                .query((row, n) -> new Rested(read(row, n), String.valueOf(row.getString("queue")), row.getObject("done_at") != null))
                .list().stream().filter(task -> !task.done()).toList();
        rested.forEach(task -> announce("opened", task.task().kind(), task.queue(), task.task().subject()));
        return rested.size();
    }

    private record Rested(Task task, String queue, boolean done) {
    }

    /** Something about the house itself; the same alarm is open once. */
    public void alarm(String reason) {
        boolean known = jdbc.sql("select exists (select from task where kind = 'alarm' and reason = ? and done_at is null)").param(reason).query(Boolean.class)
                .single();
        if (!known) {
            open(TaskKind.ALARM, new Subject(null, null, null, null), reason);
        }
    }

    /** For a unit, in its own queue; where nobody works there, or where it is the coordination centre, supervisors have it, so that nothing is ever silent. */
    public void openFor(String unit, TaskKind kind, Subject subject, String reason, boolean urgent) {
        boolean staffed = jdbc.sql("""
                                   select exists (select from person p join unit u on u.code = p.unit
                                       where p.unit = ? and p.enabled and p.role = 'DEPARTMENT' and u.kind <> 'centre')""").param(unit).query(Boolean.class)
                .single();
        open(kind, staffed ? TaskKind.queueOf(unit) : TaskKind.SUPERVISE.queue(), subject, reason, urgent);
    }

    /** Takes the first task nobody has in hand. */
    public Optional<Task> claimNext(UUID person, String queue) {
        var next = jdbc
                .sql("select " + COLUMNS + """
                                            from task t where queue = ? and done_at is null and (claimed_until is null or claimed_until < ? or claimed_by = ?)
                                           order by claimed_by = ? desc nulls last, priority, created_at limit 1 for update skip locked""")
                .params(queue, at(clock.instant()), person,
                        person)
                .query(Tasks::read).optional();
        next.ifPresent(task -> hold(task.id(), person));
        return next;
    }

    /** Takes a task by its id; false when somebody else has it in hand or it is done. */
    public boolean claim(UUID task, UUID person) {
        return jdbc.sql("""
                        update task set claimed_by = ?, claimed_until = ? where id = ? and done_at is null
                            and (claimed_until is null or claimed_until < ? or claimed_by = ?)""")
                .params(person, at(clock.instant().plus(CLAIM)), task, at(clock
                        .instant()), person)
                .update() == 1;
    }

    public void release(UUID task, UUID person) {
        jdbc.sql("update task set claimed_by = null, claimed_until = null where id = ? and claimed_by = ? and done_at is null").params(task, person).update();
    }

    public boolean finish(UUID task, String outcome) {
        return jdbc.sql("update task set done_at = ?, outcome = ? where id = ? and done_at is null").params(at(clock.instant()), outcome, task).update() == 1;
    }

    /** Somebody who asked for a person has one. */
    public void finishTalk(UUID address, String outcome) {
        int done = jdbc.sql("update task set done_at = ?, outcome = ? where kind = 'talk' and address = ? and done_at is null")
                .params(at(clock.instant()), outcome,
                        address)
                .update();
        if (done > 0) {
            announce("done", TaskKind.TALK, TaskKind.TALK.queue(), Subject.ofAddress(address));
        }
    }

    /** Ends all tasks of these kinds about a case, because something else settled them. */
    public void finishFor(UUID caseId, String outcome, TaskKind... kinds) {
        jdbc.sql("update task set done_at = :at, outcome = :outcome where case_id = :case and kind in (:kinds) and done_at is null")
                .params(Map.of("at", at(clock
                        .instant()), "outcome", outcome, "case", caseId, "kinds", Arrays.stream(kinds).map(TaskKind::stored).toList()))
                .update();
    }

    /** Ends the task of one unit about a case; others go on with theirs. */
    public void finishOf(String unit, UUID caseId, String outcome, TaskKind... kinds) {
        jdbc.sql("update task set done_at = :at, outcome = :outcome where case_id = :case and kind in (:kinds) and queue in (:queues) and done_at is null")
                .params(Map.of("at", at(clock.instant()), "outcome", outcome, "case", caseId, "kinds", Arrays.stream(kinds).map(TaskKind::stored).toList(),
                        "queues", List.of(TaskKind.queueOf(unit), TaskKind.SUPERVISE.queue())))
                .update();
    }

    public boolean isOpen(TaskKind kind, UUID caseId) {
        return jdbc.sql("select count(*) from task where kind = ? and case_id = ? and done_at is null").params(kind.stored(), caseId).query(Long.class)
                .single() > 0;
    }

    /** How often there was such a task about a case since a moment, done or not. */
    public int count(TaskKind kind, UUID caseId, Instant since) {
        return jdbc.sql("select count(*) from task where kind = ? and case_id = ? and created_at >= ?").params(kind.stored(), caseId, at(since))
                .query(Integer.class).single();
    }

    /** All that waits about a case. */
    public List<Task> about(UUID caseId) {
        return jdbc.sql("select " + COLUMNS + " from task t where case_id = ? and done_at is null order by priority, created_at").param(caseId)
                .query(Tasks::read).list();
    }

    public Optional<Task> byId(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from task t where id = ? and done_at is null").param(id).query(Tasks::read).optional();
    }

    public List<Task> waiting(String queue, int limit) {
        return jdbc.sql("select " + COLUMNS + " from task t where queue = ? and done_at is null order by priority, created_at limit ?").params(queue, limit)
                .query(Tasks::read).list();
    }

    private void hold(UUID task, UUID person) {
        jdbc.sql("update task set claimed_by = ?, claimed_until = ? where id = ?").params(person, at(clock.instant().plus(CLAIM)), task).update();
    }

    private void announce(String what, TaskKind kind, String queue, Subject subject) {
        feed.post("task", subject.caseId(), subject.address(), null, Map.of("type", what, "kind", kind.stored(), "queue", queue));
    }

    private static Task read(ResultSet row, int n) throws SQLException {
        var subject = new Subject(row.getObject("case_id", UUID.class), row.getObject("address", UUID.class), row.getObject("inbox", UUID.class), row.getObject(
                "delivery", UUID.class));
        var until = row.getObject("claimed_until", OffsetDateTime.class);
        var waiting = new Task.Waiting(instant(row, "created_at"), instant(row, "due_at"), row.getInt("priority"), row.getObject("claimed_by", UUID.class),
                until == null ? null : until.toInstant());
        return new Task(Objects.requireNonNull(row.getObject("id", UUID.class)), TaskKind.of(Objects.requireNonNull(row.getString("kind"))), subject, Objects
                .requireNonNull(row.getString("reason")), waiting);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
