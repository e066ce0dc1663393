package huiying.bot.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.grids.ManagedObject;
import huiying.bot.grids.ManagedObjects;

/** What residents stand in front of: the thing whose code they scanned a moment ago and have told nothing about yet. */
public final class Scans {
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final ManagedObjects objects;

    public Scans(JdbcClient jdbc, ManagedObjects objects) {
        this.jdbc = jdbc;
        this.objects = objects;
    }

    /** A code that is no number of a thing changes nothing. */
    void keep(UUID address, String scene, Instant at) {
        objects.namedIn(scene).ifPresent(object -> jdbc.sql("""
                                                            insert into scan (address, object, at) values (?, ?, ?)
                                                            on conflict (address) do update set object = excluded.object, at = excluded.at""")
                .params(address, object.code(), at.atOffset(ZoneOffset.UTC)).update());
    }

    /** One scan tells of one case: the next matter may be somewhere else. */
    Optional<ManagedObject> before(UUID address, Instant at) {
        return jdbc.sql("""
                        select object from scan s where address = ? and at > ? and not exists (
                            select from cases c where c.address = s.address and c.created_at >= s.at)""")
                .params(address, at.minus(FRESH).atOffset(ZoneOffset.UTC)).query(String.class).optional().flatMap(objects::find);
    }
}
