package huiying.bot.routing;

/** A line of the duty list: the most specific category, then the most specific grid, wins. Empty stands for all. */
public record Duty(String category, String grid, String unit, String basis) {
    boolean covers(String category, String grid) {
        return category.startsWith(this.category) && grid.startsWith(this.grid);
    }

    Assignment assignment() {
        return new Assignment(unit, basis, (category.isEmpty() ? "*" : category) + " @ " + (grid.isEmpty() ? "*" : grid), false);
    }
}
