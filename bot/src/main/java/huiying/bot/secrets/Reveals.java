package huiying.bot.secrets;

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
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.audit.Audit;
import huiying.bot.cases.Case;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.bot.vault.Ids;
import huiying.nlp.Nature;

/** The identity behind a matter told in confidence is shown to one person who says why, when another allowed it, for half an hour. Each step is audited before it counts. */
public final class Reveals {
    private static final Duration OPEN = Duration.ofMinutes(30);
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    public Reveals(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody wants to see it and waits. */
    public record Waiting(UUID id, UUID caseId, UUID by, String reason, Instant at) {
    }

    /** Whether two persons are needed for this case. */
    public static boolean isSecret(Case about) {
        return about.confidential() || about.nature() == Nature.WHISTLEBLOWING;
    }

    /** Agents and supervisors may ask; false when this person may not, or gave no reason. */
    public boolean ask(StaffMember who, Case about, String reason) {
        boolean may = who.role() == Role.AGENT || who.role() == Role.SUPERVISOR;
        if (!may || !isSecret(about) || reason.isBlank()) {
            return false;
        }
        var said = reason.strip().substring(0, Math.min(LONGEST, reason.strip().length()));
        jdbc.sql("insert into reveal (id, case_id, asked_by, reason, asked_at) values (?, ?, ?, ?, ?)").params(Ids.next(), about.id(), who.id(), said, now())
                .update();
        audit.record(who.id().toString(), "secret-asked", about.id().toString(), Map.of("reason", said));
        return true;
    }

    /** A supervisor who did not ask decides; false when this person may not, or it is decided. */
    public boolean decide(StaffMember who, UUID request, boolean granted) {
        if (who.role() != Role.SUPERVISOR) {
            return false;
        }
        var about = jdbc.sql("""
                             update reveal set decided_by = :who, granted = :granted, decided_at = :now, until = :until
                             where id = :id and decided_by is null and asked_by <> :who returning case_id""").param("who", who.id()).param("granted", granted)
                .param("now", now()).param("until", at(clock.instant().plus(OPEN))).param("id", request).query(UUID.class).optional();
        about.ifPresent(caseId -> audit.record(who.id().toString(), granted ? "secret-granted" : "secret-declined", caseId.toString(), Map.of("request",
                request.toString())));
        return about.isPresent();
    }

    /** Whether this person may look now. */
    public boolean mayLook(StaffMember who, UUID caseId) {
        return jdbc.sql("select exists (select from reveal where case_id = ? and asked_by = ? and granted and until > ?)").params(caseId, who.id(), now())
                .query(
                        Boolean.class)
                .single();
    }

    public List<Waiting> waiting(UUID caseId) {
        return jdbc.sql("select id, case_id, asked_by, reason, asked_at from reveal where case_id = ? and decided_by is null order by asked_at").param(caseId)
                .query(Reveals::read).list();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Waiting read(ResultSet row, int n) throws SQLException {
        return new Waiting(Objects.requireNonNull(row.getObject("id", UUID.class)), Objects.requireNonNull(row.getObject("case_id", UUID.class)), Objects
                .requireNonNull(row.getObject("asked_by", UUID.class)), Objects.requireNonNull(row.getString("reason")),
                Objects.requireNonNull(row.getObject(
                        "asked_at", OffsetDateTime.class)).toInstant());
    }
}
