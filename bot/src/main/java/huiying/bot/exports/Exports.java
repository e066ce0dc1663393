package huiying.bot.exports;

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

import huiying.bot.audit.Audit;
import huiying.bot.sheets.Format;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;

/**
 * Where exports are asked for, decided and taken; every method that writes belongs into the transaction of its caller. Whoever asks never decides, what is taken
 * is taken once, and each step is audited before it counts.
 */
public final class Exports {
    /** What one person may take alone. */
    public static final int ALONE = 500;
    private static final Duration OPEN = Duration.ofHours(24);
    private static final int LONGEST = 200;
    private static final String COLUMNS = "id, kind, subjects, secrets, format, asked_by, reason, asked_at, decided_by, granted, until, taken_at";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    public Exports(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who may take lists out, and who may allow it: those who see everything. */
    public static boolean mayExport(StaffMember who) {
        return who.role() == Role.SUPERVISOR || who.role() == Role.ADMIN;
    }

    /** Whether a second person has to agree. */
    public static boolean needsTwo(Export.What what) {
        return what.subjects().size() > ALONE || what.secrets() > 0;
    }

    /** Empty when this person may not, there is nothing to take, or no reason was given. */
    public Optional<Export> ask(StaffMember who, Export.What what, String reason) {
        if (!mayExport(who) || what.subjects().isEmpty() || reason.isBlank()) {
            return Optional.empty();
        }
        var id = Ids.next();
        boolean alone = !needsTwo(what);
        jdbc.sql("""
                 insert into export_request (id, kind, subjects, secrets, format, asked_by, reason, asked_at, granted, decided_at, until)
                 values (:id, :kind, :subjects, :secrets, :format, :by, :reason, :now, :granted, :decided, :until)""").param("id", id)
                .param("kind", what.kind()).param("subjects", what.subjects().toArray(UUID[]::new)).param("secrets", what.secrets())
                .param("format", what.format().extension()).param("by", who.id()).param("reason", brief(reason)).param("now", now())
                .param("granted", alone ? Boolean.TRUE : null).param("decided", alone ? now() : null)
                .param("until", alone ? at(clock.instant().plus(OPEN)) : null).update();
        note(who, "export-asked", id, what.subjects().size());
        return find(id);
    }

    /** Another person with the same right decides; false when this is the one who asked, or it is decided. */
    public boolean decide(StaffMember who, UUID id, boolean granted) {
        if (!mayExport(who)) {
            return false;
        }
        boolean decided = jdbc.sql("""
                                   update export_request set decided_by = :who, granted = :granted, decided_at = :now, until = :until
                                   where id = :id and granted is null and asked_by <> :who""").param("who", who.id()).param("granted", granted)
                .param("now", now()).param("until", at(clock.instant().plus(OPEN))).param("id", id).update() == 1;
        if (decided) {
            note(who, granted ? "export-granted" : "export-declined", id, find(id).orElseThrow().rows());
        }
        return decided;
    }

    /** What may leave the house now, this one time; empty for everybody else, later, and a second time. */
    public Optional<Export> take(StaffMember who, UUID id) {
        boolean taken = mayExport(who) && jdbc.sql("""
                                                   update export_request set taken_at = :now
                                                   where id = :id and asked_by = :who and granted and until > :now and taken_at is null""")
                .param("now", now()).param("id", id).param("who", who.id()).update() == 1;
        var export = taken ? find(id) : Optional.<Export>empty();
        export.ifPresent(it -> note(who, "export-taken", id, it.rows()));
        return export;
    }

    public Optional<Export> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from export_request where id = ?").param(id).query(Exports::read).optional();
    }

    /** Newest first. */
    public List<Export> latest(int limit) {
        return jdbc.sql("select " + COLUMNS + " from export_request order by asked_at desc, id desc limit ?").param(limit).query(Exports::read).list();
    }

    private void note(StaffMember who, String action, UUID id, int rows) {
        audit.record(who.id().toString(), action, id.toString(), Map.of("rows", Integer.toString(rows)));
    }

    private static String brief(String reason) {
        return reason.strip().substring(0, Math.min(LONGEST, reason.strip().length()));
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Export read(ResultSet row, int n) throws SQLException {
        var subjects = List.of((UUID[]) Objects.requireNonNull(row.getArray("subjects")).getArray());
        var what = new Export.What(text(row, "kind"), subjects, row.getInt("secrets"), Format.of("list." + text(row, "format")).orElse(Format.XLSX));
        var asked = new Export.Asked(Objects.requireNonNull(row.getObject("asked_by", UUID.class)), text(row, "reason"),
                Objects.requireNonNull(instant(row, "asked_at")));
        var fate = new Export.Fate(row.getObject("decided_by", UUID.class), row.getObject("granted", Boolean.class), instant(row, "until"),
                instant(row, "taken_at"));
        return new Export(Objects.requireNonNull(row.getObject("id", UUID.class)), what, asked, fate);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
