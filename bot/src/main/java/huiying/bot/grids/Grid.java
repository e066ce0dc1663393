package huiying.bot.grids;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

import huiying.nlp.Language;

/**
 * A patch of the city, from the district down to the group. Its code begins with the code of what it lies in. One that was split or merged
 * stays, with the day it ended, so that what was filed in it keeps its place.
 *
 * @param boundary null where nobody drew one
 * @param after    the patches it came from, when it is the result of a split or a merger
 */
public record Grid(String code, Level level, Name name, @Nullable Geometry boundary, Keeper keeper, Time time) {

    /** From the widest to the narrowest. */
    public enum Level {
        DISTRICT, STREET, COMMUNITY, GRID, BLOCK, GROUP;

        public String stored() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Level of(String stored) {
            return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** What it is called. */
    public record Name(String zh, String en) {
    }

    /** The unit it belongs to and the person who walks it. */
    public record Keeper(@Nullable String unit, @Nullable String worker, String phone) {
    }

    /** From when until when, and what it came from. */
    public record Time(LocalDate from, @Nullable LocalDate to, List<String> after) {
        public boolean on(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    public String name(Language language) {
        return language == Language.ZH || name.en().isEmpty() ? name.zh() : name.en();
    }

    public String zh() {
        return name.zh();
    }

    public String en() {
        return name.en();
    }

    public @Nullable String unit() {
        return keeper.unit();
    }

    /** Whether a point lies inside or on the edge. */
    public boolean contains(double latitude, double longitude) {
        return boundary != null && boundary.covers(Shapes.point(latitude, longitude));
    }

    /** The outer edges as pairs of longitude and latitude, to be drawn. */
    public List<List<List<Double>>> rings() {
        return boundary == null ? List.of() : Shapes.outline(boundary);
    }

    /** The first of them; empty where nobody drew one. */
    public List<List<Double>> ring() {
        return rings().stream().findFirst().orElse(List.of());
    }

    boolean liesIn(String other) {
        return code.startsWith(other);
    }
}
