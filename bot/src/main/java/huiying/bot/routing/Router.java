package huiying.bot.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the duty list: the most specific category, then the most specific grid, wins; where the list is silent the last resort has it, so that nothing is ever nobody's. */
public final class Router {
    private static final Comparator<Duty> MOST_SPECIFIC = Comparator.comparingInt((Duty duty) -> duty.category.length()).thenComparingInt(duty -> duty.grid
            .length());

    private final JdbcClient jdbc;
    private final Units units;
    private volatile List<Duty> duties = List.of();

    public Router(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /** A line of the duty list. */
    record Duty(String category, String grid, String unit, String basis) {
        boolean covers(String category, String grid) {
            return category.startsWith(this.category) && grid.startsWith(this.grid);
        }

        Assignment assignment() {
            return new Assignment(unit, basis, (category.isEmpty() ? "*" : category) + " @ " + (grid.isEmpty() ? "*" : grid), false);
        }
    }

    public Assignment assignmentFor(@Nullable String category, @Nullable String grid) {
        if (category == null) {
            return lastResort();
        }
        return list().stream().filter(duty -> duty.covers(category, grid == null ? "" : grid)).max(MOST_SPECIFIC).map(Duty::assignment).orElseGet(
                this::lastResort);
    }

    /** What the list says about a unit and a category, for somebody who assigns by hand. */
    public String basisFor(String unit, @Nullable String category) {
        return list().stream().filter(duty -> duty.unit.equals(unit) && category != null && category.startsWith(duty.category)).max(MOST_SPECIFIC).map(
                duty -> duty.basis).orElse("指定承办");
    }

    public void refresh() {
        duties = jdbc.sql("select category, grid, unit, basis from duty where valid_to is null or valid_to > current_date").query(Router::read).list();
    }

    private List<Duty> list() {
        if (duties.isEmpty()) {
            refresh();
        }
        return duties;
    }

    private Assignment lastResort() {
        return new Assignment(units.lastResort().code(), "责任清单未列明，由指挥中心兜底协调", "last resort", true);
    }

    private static Duty read(ResultSet row, int n) throws SQLException {
        return new Duty(text(row, "category"), text(row, "grid"), text(row, "unit"), text(row, "basis"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
