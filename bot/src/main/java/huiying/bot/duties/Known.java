package huiying.bot.duties;

import java.util.Set;

/** What a list may name: units, patches of the city, classes of deadline, categories of understanding. */
public record Known(Set<String> units, Set<String> grids, Set<String> levels, Set<String> categories) {
}
