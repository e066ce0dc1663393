package huiying.bot.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Case;
import huiying.bot.cases.Cases;

/** Callers who want to be put through to those who run what is broken; the telephone line takes each wish once. */
public final class Wishes {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final ServiceLines lines;

    public Wishes(JdbcClient jdbc, Cases cases, ServiceLines lines) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.lines = lines;
    }

    /** Who can be put through to. */
    public ServiceLines lines() {
        return lines;
    }

    /** Where a caller is to be put through, and about which case. */
    public record Wish(UUID caseId, List<String> numbers) {
    }

    public void wish(UUID address, UUID caseId, Instant at) {
        jdbc.sql(
                "insert into call_wish (address, case_id, at) values (?, ?, ?) on conflict (address) do update set case_id = excluded.case_id, at = excluded.at")
                .params(address, caseId, at.atOffset(ZoneOffset.UTC)).update();
    }

    /** What a caller wished a moment ago. */
    public Optional<Wish> take(UUID address, Instant at) {
        return jdbc.sql("delete from call_wish where address = ? returning case_id, at > ? as fresh").params(address, at.minus(FRESH).atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getBoolean("fresh") ? Optional.of(row.getObject("case_id", UUID.class)) : Optional.<UUID>empty()).optional()
                .flatMap(found -> found).flatMap(cases::byId).flatMap(this::wish);
    }

    private Optional<Wish> wish(Case about) {
        return lines.of(about.category()).map(line -> new Wish(about.id(), line.numbers()));
    }
}
