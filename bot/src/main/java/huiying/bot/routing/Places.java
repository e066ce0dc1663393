package huiying.bot.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Spot;
import huiying.bot.grids.Grid;
import huiying.bot.grids.Grids;
import huiying.nlp.Place;

/** The names residents use for spots in the city, and the grid each of them means. */
public final class Places {
    private final JdbcClient jdbc;
    private final Grids grids;
    private volatile List<Place> all = List.of();

    public Places(JdbcClient jdbc, Grids grids) {
        this.jdbc = jdbc;
        this.grids = grids;
    }

    /** For the understanding of texts. */
    public List<Place> all() {
        if (all.isEmpty()) {
            refresh();
        }
        return all;
    }

    /** Gives a spot its grid: by the point when one was shared, else by the longest name its words hold. A name that lies in several grids means what they have in common. */
    public Spot resolve(Spot spot) {
        if (spot.grid() != null) {
            return spot;
        }
        if (spot.latitude() != null && spot.longitude() != null) {
            return spot.in(grids.at(spot.latitude(), spot.longitude()).map(Grid::code).orElse(null));
        }
        return spot.words() == null ? spot : spot.in(gridOf(spot.words()).orElse(null));
    }

    /** The grid a text names. */
    public Optional<String> gridOf(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        var named = all().stream().filter(place -> lower.contains(place.name().toLowerCase(Locale.ROOT))).toList();
        int longest = named.stream().mapToInt(place -> place.name().length()).max().orElse(0);
        var codes = named.stream().filter(place -> place.name().length() == longest).map(Place::gridCode).collect(Collectors.toSet());
        return codes.stream().min(Comparator.comparingInt(String::length)).map(code -> codes.stream().reduce(code, Places::common)).filter(code -> grids.find(
                code).filter(grid -> !grid.level().equals("district")).isPresent());
    }

    /** The street a patch lies in; empty for the whole city. */
    public String streetOf(@Nullable String grid) {
        return grids.find(grid).flatMap(at -> grids.upwards(at).stream().filter(up -> up.level().equals("street")).findFirst()).map(Grid::code).orElse("");
    }

    public void refresh() {
        all = jdbc.sql("select name, grid from place order by length(name) desc, name, grid").query((row, n) -> new Place(Objects.requireNonNull(row.getString(
                "name")), Objects.requireNonNull(row.getString("grid")))).list();
    }

    private static String common(String a, String b) {
        int end = 0;
        while (end < Math.min(a.length(), b.length()) && a.charAt(end) == b.charAt(end)) {
            end++;
        }
        return a.substring(0, end - end % 2);
    }
}
