package huiying.bot.features;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the versions of the switches are kept. Each act asks which is in force, so that no node goes by an old one; before the first version the configuration counts. */
public final class FeatureBook {
    private static final int LOCK = 4213;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Features configured;

    public FeatureBook(JdbcClient jdbc, Clock clock, Features configured) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.configured = configured;
    }

    /** Who made a version, when and why; {@code reverts} names a version that was brought back. */
    public record Version(int number, Instant at, String by, String why, @Nullable Integer reverts, Features features) {
    }

    public Features current() {
        return latest().map(Version::features).orElse(configured);
    }

    /** 0 while the configuration counts. */
    public int number() {
        return latest().map(Version::number).orElse(0);
    }

    public Features configured() {
        return configured;
    }

    /** The switches as they were; 0 is what the configuration says. */
    public Optional<Features> at(int number) {
        return number == 0
                ? Optional.of(configured)
                : jdbc.sql("select * from feature_version where number = ?").param(number).query(this::read).optional().map(Version::features);
    }

    /** Newest first. */
    public List<Version> versions(int most) {
        return jdbc.sql("select * from feature_version order by number desc limit ?").param(most).query(this::read).list();
    }

    /** Makes the next version. Belongs into a transaction and after {@link #hold}. */
    public int keep(Features next, String by, String why, @Nullable Integer reverts) {
        int made = number() + 1;
        jdbc.sql("""
                 insert into feature_version (number, at, by_person, why, reverts, dispatching, sampled, offering, answering, proposing)
                 values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").param(made).param(clock.instant().atOffset(ZoneOffset.UTC)).param(by).param(why).param(reverts)
                .param(next.dispatching()).param(next.sampling().dispatches()).param(next.offering()).param(next.answering()).param(next.proposing()).update();
        return made;
    }

    /** Changes wait for one another until the transaction ends. */
    public void hold() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
    }

    private Optional<Version> latest() {
        return versions(1).stream().findFirst();
    }

    private Version read(ResultSet row, int n) throws SQLException {
        var sampling = new Sampling(row.getInt("sampled"), configured.sampling().approvals());
        var features = new Features(row.getBoolean("dispatching"), sampling, row.getBoolean("offering"), row.getBoolean("answering"), row.getBoolean(
                "proposing"));
        return new Version(row.getInt("number"), Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(), String.valueOf(row.getString(
                "by_person")), String.valueOf(row.getString("why")), row.getObject("reverts", Integer.class), features);
    }
}
