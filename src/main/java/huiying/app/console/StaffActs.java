package huiying.app.console;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import huiying.bot.CaseDesk;
import huiying.bot.cases.NotAllowedNow;
import huiying.bot.desk.Command;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.tasks.Task;
import huiying.bot.tasks.TaskKind;
import huiying.bot.tasks.Tasks;
import huiying.nlp.Category;
import huiying.nlp.Taxonomy;

/** Hands the acts of a page to the desk, and says in one word how it went: {@code done}, {@code changed}, {@code taken} or {@code missing}. */
@Component
final class StaffActs {

    private static final int LONGEST_KEY = 64;
    private static final int LOOKED_AT = 500;

    private final CaseDesk desk;
    private final Tasks tasks;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Taxonomy taxonomy;

    StaffActs(CaseDesk desk, Tasks tasks, JdbcClient jdbc, Clock clock, Taxonomy taxonomy) {
        this.desk = desk;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.clock = clock;
        this.taxonomy = taxonomy;
    }

    /** One act upon a case. */
    String ask(StaffMember who, UUID caseId, @Nullable String key, Command act) {
        try {
            decide(who, caseId, key, act);
            return "done";
        } catch (NotAllowedNow moved) {
            return "changed";
        }
    }

    /** The same for whoever shows why it was refused. */
    void decide(StaffMember who, UUID caseId, @Nullable String key, Command act) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a key is expected");
        }
        try {
            desk.ask(who, key, caseId, act);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a code is not known", unknown);
        }
    }

    boolean undo(StaffMember who, UUID command) {
        return desk.undo(who, command);
    }

    /** What was taken back is in hand again, and nothing else; empty when somebody else has it by now. */
    Optional<Task> again(StaffMember who, UUID command) {
        var about = jdbc.sql("select case_id from command where id = ?").param(command).query(UUID.class).optional();
        return waiting(who).stream().filter(task -> about.isPresent() && about.get().equals(task.subject().caseId())).findFirst()
                .flatMap(task -> claim(who, task.id()));
    }

    static String queueOf(StaffMember member) {
        return member.role() == Role.SUPERVISOR ? "supervisors" : "agents";
    }

    /** What waits for this member, without what was decided and can still be undone. */
    List<Task> waiting(StaffMember member) {
        var decided = decided();
        return tasks.waiting(queueOf(member), LOOKED_AT).stream().filter(task -> !decided.contains(task.subject().caseId())).toList();
    }

    private Set<UUID> decided() {
        return jdbc.sql("select case_id from command where state = 'pending' and kind <> 'NOTE'").query((row, n) -> row.getObject("case_id", UUID.class)).list()
                .stream().filter(java.util.Objects::nonNull).collect(Collectors.toSet());
    }

    boolean isMine(Task task, StaffMember member) {
        return holds(task) && member.id().equals(task.waiting().claimedBy());
    }

    boolean isTaken(Task task, StaffMember member) {
        return holds(task) && !member.id().equals(task.waiting().claimedBy());
    }

    private boolean holds(Task task) {
        var until = task.waiting().claimedUntil();
        return until != null && until.isAfter(clock.instant());
    }

    /** What is in hand already, else the first item nobody else has; a claim is one statement, so two people never get the same. */
    Optional<Task> next(StaffMember member) {
        if (isAway(member)) {
            return Optional.empty();
        }
        var all = waiting(member);
        return all.stream().filter(task -> isMine(task, member)).findFirst().or(() -> all.stream().filter(task -> !isTaken(task, member))
                .filter(task -> tasks.claim(task.id(), member.id())).findFirst()).flatMap(task -> tasks.byId(task.id()));
    }

    Optional<Task> claim(StaffMember member, UUID task) {
        if (isAway(member)) {
            return Optional.empty();
        }
        tasks.byId(task).ifPresent(wanted -> waiting(member).stream().filter(held -> isMine(held, member) && !held.id().equals(task)).forEach(
                held -> tasks.release(held.id(), member.id())));
        return tasks.claim(task, member.id()) ? tasks.byId(task) : Optional.empty();
    }

    /** Whether this member has left the desk. */
    boolean isAway(StaffMember member) {
        return jdbc.sql("select exists (select from person where id = ? and away_since is not null)").param(member.id()).query(Boolean.class).single();
    }

    /** Leaves the desk, or comes back: what was in hand goes back into the queue at once, where its age puts it. */
    void go(StaffMember member, boolean away) {
        jdbc.sql("update person set away_since = " + (away ? "coalesce(away_since, now())" : "null") + " where id = ?").param(member.id()).update();
        if (away) {
            waiting(member).stream().filter(held -> isMine(held, member)).forEach(held -> tasks.release(held.id(), member.id()));
        }
    }

    void leave(StaffMember member, UUID task) {
        tasks.release(task, member.id());
    }

    /** The category of the item in hand is right, or is another one. */
    String decide(StaffMember member, UUID task, @Nullable String category, @Nullable String key, boolean corrected) {
        var leaf = taxonomy.find(category == null ? "" : category).filter(Category::isLeaf);
        if (leaf.isEmpty()) {
            return "missing";
        }
        var code = leaf.get().code();
        return inHand(member, task).map(held -> held.subject().caseId()).map(about -> ask(member, about, key,
                corrected ? new Command.Correct(code) : new Command.Confirm(code))).orElse("taken");
    }

    /** An act upon the case of the item in hand. */
    String act(StaffMember member, UUID task, @Nullable String key, Command act) {
        return inHand(member, task).map(held -> held.subject().caseId()).map(about -> ask(member, about, key, act)).orElse("taken");
    }

    /** The case of an item, for whoever has it in hand. */
    Optional<UUID> caseInHand(StaffMember member, UUID task) {
        return tasks.byId(task).filter(held -> isMine(held, member)).map(held -> held.subject().caseId());
    }

    /** Done by talking: what came of it is kept with the case, and the task is over. */
    String finish(StaffMember member, UUID task, DeskController.Form form) {
        if (form.outcome() == null || form.outcome().isBlank()) {
            return "missing";
        }
        return inHand(member, task).map(held -> finish(member, held, form)).orElse("taken");
    }

    private String finish(StaffMember member, Task held, DeskController.Form form) {
        var words = java.util.Objects.requireNonNull(form.outcome()).strip();
        var about = held.subject().caseId();
        if (about != null) {
            ask(member, about, form.key(), held.kind() == TaskKind.VISIT ? visited(form, words) : new Command.Note(words));
        }
        tasks.finish(held.id(), "told");
        return "noted";
    }

    /** What the resident said on the telephone, each question by itself; nobody answers for them. */
    private static Command visited(DeskController.Form form, String words) {
        return "MISSED".equals(form.contacted())
                ? new Command.Missed(words)
                : new Command.Visited(said(form.contacted()), said(form.solved()), said(form
                        .satisfied()), words);
    }

    private static @Nullable String said(@Nullable String answer) {
        return answer == null || answer.isBlank() ? null : answer;
    }

    private Optional<Task> inHand(StaffMember member, UUID task) {
        return tasks.byId(task).filter(held -> isMine(held, member) || !isTaken(held, member) && tasks.claim(task, member.id()));
    }

    /** What this member has decided today. */
    Desk.Tally tally(StaffMember member, java.time.Instant dayStart) {
        return jdbc.sql("""
                        select count(*) filter (where kind = 'confirm') confirmed, count(*) filter (where kind = 'correct') changed from decision
                        where by_person = ? and at >= ?""").params(member.id().toString(), dayStart.atOffset(java.time.ZoneOffset.UTC))
                .query((row, n) -> new Desk.Tally(row.getLong("confirmed") + row.getLong("changed"), row.getLong("changed"))).single();
    }
}
