package huiying.bot.routing;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import huiying.bot.cases.Draft;
import huiying.bot.cases.Spot;
import huiying.bot.grids.Grid;
import huiying.bot.grids.Grids;
import huiying.bot.grids.ManagedObjects;
import huiying.nlp.Language;
import huiying.nlp.Place;
import huiying.nlp.gazetteer.Candidate;
import huiying.nlp.gazetteer.Gazetteer;

/** The names residents use for spots in the city, and the grid each of them means. */
public final class Places {
    private static final int MOST_OPTIONS = 3;
    private static final double SURE = 0.75;

    private final JdbcClient jdbc;
    private final Grids grids;
    private final ManagedObjects objects;
    private volatile Gazetteer all = new Gazetteer(List.of());

    /** One of several streets that have a place of this name; the grid is as much as is known of it there. */
    public record Option(String grid, String place, Grid street) {
        /** 柳荫街道的幸福路, "幸福路 in Liuyin Subdistrict". */
        public String name(Language language) {
            return language == Language.ZH ? street.zh() + "的" + place : place + " in " + street.en();
        }

        boolean isNamedIn(String words) {
            String street = this.street.zh().replace("街道", "");
            return words.contains(street) || words.toLowerCase(Locale.ROOT).contains(this.street.en().toLowerCase(Locale.ROOT).split(" ")[0]);
        }
    }

    public Places(JdbcClient jdbc, Grids grids) {
        this.jdbc = jdbc;
        this.grids = grids;
        this.objects = new ManagedObjects(jdbc);
    }

    public List<Place> all() {
        return known().places();
    }

    /** The names as they were read last, indexed once for the understanding of texts and for everybody who looks a place up; never asks the database. */
    public Gazetteer current() {
        return all;
    }

    private Gazetteer known() {
        if (all.size() == 0) {
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

    /** The grid a text names, also with a misspelt or misheard name. */
    public Optional<String> gridOf(String words) {
        var codes = meant(words).stream().map(Place::gridCode).collect(Collectors.toSet());
        return grids.map().common(codes).filter(grid -> grid.level() != Grid.Level.DISTRICT).map(Grid::code);
    }

    /** The spot of a draft: a thing whose number is named tells the place best, then a shared point, then words. */
    public Spot locate(Draft draft) {
        var spot = resolve(draft.spot());
        return objects.namedIn(draft.words()).map(object -> spot.in(object.spot().grid())).map(found -> found.words() == null
                ? new Spot(object(draft), found
                        .grid(), found.latitude(), found.longitude())
                : found).orElse(spot);
    }

    private @Nullable String object(Draft draft) {
        return objects.namedIn(draft.words()).map(object -> object.name(draft.language()) + " " + object.code()).orElse(null);
    }

    /** Names in patches that have ended move to what came after: by their point, else to what the new ones have in common. */
    public void follow(Collection<String> ended, Collection<String> after) {
        var common = grids.map().common(after).map(Grid::code).orElse(after.iterator().next());
        for (var table : List.of("place", "managed_object")) {
            jdbc.sql("select " + (table.equals("place") ? "id::text" : "code") + " as key, latitude, longitude from " + table + " where grid in (:ended)")
                    .param(
                            "ended", ended)
                    .query((row, n) -> new Moved(table, row.getString("key"), row.getObject("latitude", Double.class), row.getObject("longitude",
                            Double.class)))
                    .list().forEach(moved -> move(moved, common));
        }
        refresh();
    }

    private record Moved(String table, String key, @Nullable Double latitude, @Nullable Double longitude) {
    }

    private void move(Moved moved, String common) {
        var grid = moved.latitude() == null || moved.longitude() == null
                ? common
                : grids.at(moved.latitude(), moved.longitude()).map(Grid::code).orElse(common);
        if (moved.table().equals("place")) {
            jdbc.sql("delete from place p where id::text = ? and exists (select from place o where o.name = p.name and o.grid = ? and o.id <> p.id)")
                    .params(moved
                            .key(), grid)
                    .update();
        }
        jdbc.sql("update " + moved.table() + " set grid = ? where " + (moved.table().equals("place") ? "id::text" : "code") + " = ?").params(grid, moved.key())
                .update();
    }

    /** The streets to choose from when a name lies in two or three of them; empty when there is nothing to choose, or too much. */
    public List<Option> options(@Nullable String words) {
        var options = new TreeMap<String, Option>();
        for (var place : words == null ? List.<Place>of() : meant(words)) {
            grids.find(streetOf(place.gridCode())).ifPresent(street -> options.merge(street.code(), new Option(place.gridCode(), place.name(), street),
                    (one, other) -> new Option(grids.map().common(List.of(one.grid(), other.grid())).map(Grid::code).orElse(street.code()), one.place(),
                            street)));
        }
        return options.size() == 2 || options.size() == MOST_OPTIONS ? List.copyOf(options.values()) : List.of();
    }

    /** The option that a reply means, by its number or by its street. */
    public static Optional<Option> chosen(List<Option> options, int number, String words) {
        if (number >= 1 && number <= options.size()) {
            return Optional.of(options.get(number - 1));
        }
        var named = options.stream().filter(option -> option.isNamedIn(words)).toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** The entries with the longest name the words hold; when they hold none, those their names may be misspellings of. */
    private List<Place> meant(String words) {
        var hits = known().in(words);
        int longest = hits.stream().mapToInt(hit -> hit.end() - hit.start()).max().orElse(0);
        if (longest > 0) {
            return hits.stream().filter(hit -> hit.end() - hit.start() == longest).map(Gazetteer.Hit::place).toList();
        }
        var likely = known().lookup(words);
        double good = likely.isEmpty() ? 1 : Math.max(SURE, likely.getFirst().score() - 0.1);
        return likely.stream().filter(candidate -> candidate.score() >= good).map(Candidate::place).toList();
    }

    /** The street a patch lies in; empty for the whole city. */
    public String streetOf(@Nullable String grid) {
        return grids.find(grid).flatMap(at -> grids.upwards(at).stream().filter(up -> up.level() == Grid.Level.STREET).findFirst()).map(Grid::code).orElse("");
    }

    public void refresh() {
        all = new Gazetteer(jdbc.sql("select name, grid from place order by length(name) desc, name, grid")
                .query((row, n) -> new Place(Objects.requireNonNull(row.getString(
                        "name")), Objects.requireNonNull(row.getString("grid"))))
                .list());
    }
}
