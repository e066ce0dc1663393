package huiying.bot.citizens;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.vault.Ids;
import huiying.bot.vault.Vault;

/** Which address was linked to which person, by whom and why, and what it was before. */
public final class Links {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    public Links(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Who says that it is one person. */
    public record By(String how, @Nullable UUID person, String reason) {
        public static By code() {
            return new By("code", null, "");
        }

        public static By staff(UUID person, String reason) {
            return new By("staff", person, reason);
        }
    }

    /** A link that holds. */
    public record Link(UUID address, String channel, String how, @Nullable String person, Instant at) {
    }

    /** Those already linked to this person stay as they are. */
    public void link(List<UUID> addresses, UUID citizen, By by) {
        var act = Ids.next();
        for (var address : addresses.stream().sorted().toList()) {
            var before = jdbc.sql("select citizen from address where id = ? for update").param(address).query((row, n) -> row.getObject("citizen", UUID.class))
                    .list().getFirst();
            if (!citizen.equals(before)) {
                var id = Ids.next();
                jdbc.sql("""
                         insert into citizen_link (id, act, address, citizen, before, made_by, person, reason, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                         """).param(id).param(act).param(address).param(citizen).param(before).param(by.how()).param(by.person())
                        .param(by.reason().isEmpty() ? null : vault.seal(id, by.reason())).param(now()).update();
                jdbc.sql("update address set citizen = ? where id = ?").params(citizen, address).update();
            }
        }
    }

    /** Takes back the newest act that linked this address, with everything it linked; false when none holds. */
    public boolean unlink(UUID address, UUID person) {
        var act = jdbc.sql("select act from citizen_link where address = ? and undone_at is null order by made_at desc, id desc limit 1").param(address).query(
                UUID.class).optional();
        act.ifPresent(found -> {
            jdbc.sql("""
                     update address a set citizen = l.before from citizen_link l
                     where l.act = ? and l.undone_at is null and a.id = l.address and a.citizen = l.citizen
                     """).param(found).update();
            jdbc.sql("update citizen_link set undone_at = ?, undone_by = ? where act = ? and undone_at is null").params(now(), person, found).update();
        });
        return act.isPresent();
    }

    /** The other addresses of the same person, by the links that made them so. */
    public List<Link> of(UUID address) {
        return jdbc.sql("""
                        select distinct on (o.id) o.id, o.channel, l.made_by, p.name, l.made_at
                        from address me join address o on o.citizen = me.citizen join citizen_link l on l.address = o.id and l.undone_at is null
                        left join person p on p.id = l.person
                        where me.id = ? order by o.id, l.made_at desc
                        """).param(address).query((row, n) -> new Link(Objects.requireNonNull(row.getObject("id", UUID.class)), String.valueOf(row.getString(
                "channel")), String.valueOf(row.getString("made_by")), row.getString("name"), Objects
                        .requireNonNull(row.getObject("made_at",
                                OffsetDateTime.class))
                        .toInstant()))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
