package huiying.app.providers;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.channels.wechat.CodeDesk;
import huiying.channels.wechat.CodeDesk.Made;

/** Codes for stickers, made once for each scene: an account has a hundred thousand lasting ones and no way to give one back. */
public final class CodesInDatabase {
    private static final int SHOWN = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, CodeDesk> desks;

    public CodesInDatabase(JdbcClient jdbc, Clock clock, Map<String, CodeDesk> desks) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.desks = Map.copyOf(desks);
    }

    /** A code that was made. */
    public record Code(String account, String scene, String url, String picture, @Nullable OffsetDateTime ends) {
    }

    /** The accounts that may have codes made. */
    public List<String> accounts() {
        return desks.keySet().stream().sorted().toList();
    }

    /**
     * A code for this scene: the one that is there already, or a new one.
     *
     * @param lasts zero for good
     * @return why not, or nothing
     */
    public Optional<String> make(String account, String scene, Duration lasts, String by) {
        var desk = desks.get(account);
        if (desk == null) {
            return Optional.of("account");
        }
        if (!CodeDesk.isScene(scene)) {
            return Optional.of("scene");
        }
        return known(account, scene, lasts)
                ? Optional.empty()
                : keep(account, scene, lasts, by, lasts.isZero() ? desk.forGood(scene) : desk.forAWhile(scene, lasts));
    }

    private boolean known(String account, String scene, Duration lasts) {
        return jdbc.sql("select exists (select from scan_code where account = ? and scene = ? and (ends_at is null or ends_at > ? and not ?))")
                .params(account, scene,
                        now(), lasts.isZero())
                .query(Boolean.class).single();
    }

    private Optional<String> keep(String account, String scene, Duration lasts, String by, Made made) {
        return switch (made) {
            case Made.Refused(var code) -> Optional.of(code);
            case Made.Code code -> {
                var ends = lasts.isZero() ? null : now().plus(lasts.compareTo(CodeDesk.LONGEST) > 0 ? CodeDesk.LONGEST : lasts);
                jdbc.sql("""
                         insert into scan_code (account, scene, ticket, url, ends_at, made_by, made_at) values (?, ?, ?, ?, ?, ?, ?)
                         on conflict (account, scene) do update set ticket = excluded.ticket, url = excluded.url, ends_at = excluded.ends_at""").param(account)
                        .param(scene).param(code.ticket()).param(code.url()).param(ends).param(by).param(now()).update();
                yield Optional.empty();
            }
        };
    }

    /** The newest first. */
    public List<Code> all() {
        return jdbc.sql("select account, scene, ticket, url, ends_at from scan_code order by made_at desc, scene limit ?").param(SHOWN).query((row, n) -> {
            var made = new Made.Code(Objects.requireNonNull(row.getString("ticket")), Objects.requireNonNull(row.getString("url")));
            return new Code(Objects.requireNonNull(row.getString("account")), Objects.requireNonNull(row.getString("scene")), made.url(), made.picture(),
                    row.getObject("ends_at", OffsetDateTime.class));
        }).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
