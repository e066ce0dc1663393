package huiying.app.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.app.config.ApiKeyEntry;
import huiying.bot.staff.Role;
import huiying.bot.staff.StaffMember;
import huiying.nlp.Language;

/** Keys that other systems work with: some configured, some made in the console, none of them stored readable. */
public final class ApiKeys {
    private final JdbcClient jdbc;
    private final List<Configured> configured;

    ApiKeys(JdbcClient jdbc, List<ApiKeyEntry> entries) {
        this.jdbc = jdbc;
        this.configured = entries.stream().map(Configured::of).toList();
    }

    private record Configured(byte[] hash, StaffMember member) {
        static Configured of(ApiKeyEntry entry) {
            var id = UUID.nameUUIDFromBytes(("api:" + entry.name()).getBytes(StandardCharsets.UTF_8));
            return new Configured(Digest.sha256(entry.secret()), worker(id, entry.name(), entry.role(), entry.unit()));
        }
    }

    /** Who works with this secret. */
    public Optional<StaffMember> find(String secret) {
        var hash = Digest.sha256(secret);
        var known = configured.stream().filter(key -> MessageDigest.isEqual(key.hash(), hash)).map(Configured::member).reduce((first, second) -> first);
        return known.or(() -> stored(hash));
    }

    private Optional<StaffMember> stored(byte[] hash) {
        return jdbc.sql("select id, name, role, unit from api_key where secret_hash = ? and revoked_at is null").param(hash)
                .query((row, n) -> worker(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getString("name"), row.getString("role"),
                        row.getString("unit")))
                .optional();
    }

    private static StaffMember worker(UUID id, String name, String role, @Nullable String unit) {
        return new StaffMember(id, "api:" + name, name, Role.valueOf(role), unit, Language.ZH);
    }
}
