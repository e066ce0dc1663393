package huiying.bot.routing;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/** Whose job it is: the most specific category of the duty list, then the most specific grid, wins; where the list is silent the last resort has it, so that nothing is ever nobody's. */
public final class Router {
    private static final Comparator<Duty> MOST_SPECIFIC = Comparator.comparingInt((Duty duty) -> duty.category().length()).thenComparingInt(duty -> duty.grid()
            .length());

    private final Duties duties;
    private final Units units;

    public Router(Duties duties, Units units) {
        this.duties = duties;
        this.units = units;
    }

    public Assignment assignmentFor(@Nullable String category, @Nullable String grid) {
        if (category == null) {
            return lastResort();
        }
        return duties.all().stream().filter(duty -> duty.covers(category, grid == null ? "" : grid)).max(MOST_SPECIFIC).map(Duty::assignment).orElseGet(
                this::lastResort);
    }

    /** What the list says about a unit and a category, for somebody who assigns by hand. */
    public String basisFor(String unit, @Nullable String category) {
        return duties.all().stream().filter(duty -> duty.unit().equals(unit) && category != null && category.startsWith(duty.category())).max(MOST_SPECIFIC)
                .map(Duty::basis).orElse("指定承办");
    }

    private Assignment lastResort() {
        return new Assignment(units.lastResort().code(), "责任清单未列明，由指挥中心兜底协调", "last resort", true);
    }
}
