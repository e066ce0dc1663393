package huiying.bot.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the duty list is kept. It changes rarely, so it is read once and again when told. */
public final class Duties {
    private final JdbcClient jdbc;
    private volatile List<Duty> all = List.of();

    public Duties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Duty> all() {
        if (all.isEmpty()) {
            refresh();
        }
        return all;
    }

    public void refresh() {
        all = jdbc.sql("select category, grid, unit, basis from duty where valid_to is null or valid_to > current_date").query(Duties::read).list();
    }

    private static Duty read(ResultSet row, int n) throws SQLException {
        return new Duty(text(row, "category"), text(row, "grid"), text(row, "unit"), text(row, "basis"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
