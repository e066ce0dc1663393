package huiying.bot.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.nlp.Language;

/** Where staff are kept. A changed role ends all sessions of the person; nobody changes his own; the last administrator stays. */
public final class People {
    private static final String COLUMNS = "id, login, name, role, unit, language, " + head("person");

    private final JdbcClient jdbc;

    public People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a change of role was not made. */
    public enum Refusal {
        ONESELF, LAST_ADMIN, UNKNOWN
    }

    /** A column of a query over persons: the head speaks for a unit; while none is there, whoever is. */
    public static String head(String person) {
        return "(%1$s.head or not exists (select from person h where h.unit = %1$s.unit and h.head and h.enabled)) as head".formatted(person);
    }

    public Optional<StaffMember> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from person where id = ?").param(id).query(People::read).optional();
    }

    public List<StaffMember> all() {
        return jdbc.sql("select " + COLUMNS + " from person where enabled order by role, login").query(People::read).list();
    }

    /** Empty when it was done. Needs a transaction. */
    public Optional<Refusal> change(StaffMember by, UUID person, Role role, @Nullable String unit) {
        return refused(by, person, role,
                () -> jdbc.sql("update person set role = ?, unit = ?, epoch = epoch + 1 where id = ? and enabled").param(role
                        .name()).param(role == Role.DEPARTMENT ? unit : null).param(person).update());
    }

    public Optional<Refusal> disable(StaffMember by, UUID person) {
        return refused(by, person, null,
                () -> jdbc.sql("update person set enabled = false, available = false, epoch = epoch + 1 where id = ? and enabled").param(
                        person).update());
    }

    /** Ready to be given work, or not. */
    public void available(UUID person, boolean available) {
        jdbc.sql("update person set available = ? where id = ?").params(available, person).update();
    }

    private Optional<Refusal> refused(StaffMember by, UUID person, @Nullable Role then, java.util.function.IntSupplier change) {
        if (by.id().equals(person)) {
            return Optional.of(Refusal.ONESELF);
        }
        var now = jdbc.sql("select role from person where id = ? and enabled").param(person).query(String.class).optional().map(Role::valueOf);
        boolean leaves = now.filter(role -> role.isKeeper() && role != then).isPresent();
        if (leaves && keepers(now.orElseThrow()).equals(List.of(person))) {
            return Optional.of(Refusal.LAST_ADMIN);
        }
        return change.getAsInt() == 1 ? Optional.empty() : Optional.of(Refusal.UNKNOWN);
    }

    private List<UUID> keepers(Role role) {
        return jdbc.sql("select id from person where role = ? and enabled for update").param(role.name())
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class))).list();
    }

    private static StaffMember read(ResultSet row, int n) throws SQLException {
        return new StaffMember(Objects.requireNonNull(row.getObject("id", UUID.class)), text(row, "login"), text(row, "name"), Role.valueOf(text(row, "role")),
                row
                        .getString("unit"),
                Language.valueOf(text(row, "language").toUpperCase(Locale.ROOT)), row.getBoolean("head"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
