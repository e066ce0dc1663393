package huiying.bot.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where acts are kept until they are carried out. Their words are sealed. */
public final class Commands {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Class<? extends Command>> KINDS = Arrays.stream(Command.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Commands::kindOf, type -> type.asSubclass(Command.class)));
    private static final String COLUMNS = "id, case_id, kind, due_at, state, problem";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    public Commands(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** An act with whoever decided it, ready to be carried out. */
    public record Decided(UUID id, UUID caseId, StaffMember by, Command act) {
    }

    record Body(StaffMember by, JsonNode act) {
    }

    /** Keeps an act; the same key of the same person finds the first one. */
    public Pending keep(StaffMember by, String key, UUID caseId, Command act, Instant due) {
        var id = Ids.next();
        var body = vault.seal(id, JSON.writeValueAsString(new Body(by, JSON.valueToTree(act))));
        jdbc.sql("""
                 insert into command (id, idempotency_key, person, case_id, kind, body, made_at, due_at)
                 values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (person, idempotency_key) do nothing""")
                .params(id, key, by.id().toString(), caseId, act.kind(), body, at(clock.instant()), at(due)).update();
        return find(by, key).orElseThrow();
    }

    public Optional<Pending> find(StaffMember by, String key) {
        return jdbc.sql("select " + COLUMNS + " from command where person = ? and idempotency_key = ?").params(by.id().toString(), key).query(Commands::read)
                .optional();
    }

    public Optional<Pending> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from command where id = ?").param(id).query(Commands::read).optional();
    }

    /** What was asked for. */
    public Optional<Command> act(UUID id) {
        return jdbc.sql("select id, case_id, kind, body from command where id = ?").param(id).query(this::decided).optional().map(Decided::act);
    }

    /** What somebody may still take back, newest first. */
    public List<Pending> pendingOf(StaffMember by) {
        return jdbc.sql("select " + COLUMNS + " from command where person = ? and state = 'pending' order by due_at desc").param(by.id().toString())
                .query(Commands::read).list();
    }

    public List<Pending> pendingAbout(UUID caseId) {
        return jdbc.sql("select " + COLUMNS + " from command where case_id = ? and state = 'pending' order by due_at").param(caseId).query(Commands::read)
                .list();
    }

    /** Of these cases those about which something was decided that has not happened yet; notes decide nothing. */
    public Set<UUID> decidedAbout(List<UUID> caseIds) {
        return Set
                .copyOf(jdbc.sql("select distinct case_id from command where case_id = any(?) and state = 'pending' and kind <> 'NOTE'").param(caseIds.toArray(
                        UUID[]::new)).query((row, n) -> Objects.requireNonNull(row.getObject("case_id", UUID.class))).list());
    }

    /** Takes an act back if it is one's own and has not happened yet. */
    public boolean undo(StaffMember by, UUID id) {
        return jdbc.sql("update command set state = 'undone', settled_at = ? where id = ? and person = ? and state = 'pending'")
                .params(at(clock.instant()), id, by.id().toString()).update() == 1;
    }

    /** Takes the first act whose time has come; its row stays locked until it has been carried out. */
    public Optional<Decided> takeDue() {
        return jdbc
                .sql("select id, case_id, kind, body from command where state = 'pending' and due_at <= ? order by due_at, id limit 1 for update skip locked")
                .param(at(clock.instant())).query(this::decided).optional();
    }

    public void done(UUID id) {
        jdbc.sql("update command set state = 'done', settled_at = ? where id = ?").params(at(clock.instant()), id).update();
    }

    public void refused(UUID id, String problem) {
        jdbc.sql("update command set state = 'refused', problem = ?, settled_at = ? where id = ? and state = 'pending'")
                .params(problem, at(clock.instant()), id)
                .update();
    }

    static String kindOf(Class<?> type) {
        var kind = new StringBuilder();
        for (char c : type.getSimpleName().toCharArray()) {
            kind.append(Character.isUpperCase(c) && !kind.isEmpty() ? "_" : "").append(c);
        }
        return kind.toString().toUpperCase(Locale.ROOT);
    }

    private Decided decided(ResultSet row, int n) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var body = JSON.readValue(vault.openText(id, Objects.requireNonNull(row.getBytes("body"))), Body.class);
        var type = Objects.requireNonNull(KINDS.get(row.getString("kind")));
        return new Decided(id, Objects.requireNonNull(row.getObject("case_id", UUID.class)), body.by(), JSON.treeToValue(body.act(), type));
    }

    private static Pending read(ResultSet row, int n) throws SQLException {
        return new Pending(Objects.requireNonNull(row.getObject("id", UUID.class)), Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                Objects.requireNonNull(row.getString("kind")), Objects.requireNonNull(row.getObject("due_at", OffsetDateTime.class)).toInstant(),
                Pending.State.valueOf(Objects.requireNonNull(row.getString("state")).toUpperCase(Locale.ROOT)), row.getString("problem"));
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
