package huiying.bot.grids;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** All patches of the city as they are now and were: what lies in what, what lies where, and who walks it. */
public final class CityMap {
    private static final Comparator<Grid> NARROWEST = Comparator.comparingInt((Grid grid) -> -grid.level().ordinal()).thenComparing(Grid::code);

    private final Map<String, Grid> all = new LinkedHashMap<>();
    private final Map<String, List<Grid>> below = new HashMap<>();
    private final STRtree places = new STRtree();

    CityMap(Collection<Grid> grids) {
        grids.stream().sorted(Comparator.comparing(Grid::level).thenComparing(Grid::code)).forEach(grid -> all.put(grid.code(), grid));
        all.values().forEach(this::place);
        places.build();
    }

    private void place(Grid grid) {
        parentOf(grid).ifPresent(parent -> below.computeIfAbsent(parent.code(), code -> new ArrayList<>()).add(grid));
        if (grid.boundary() != null) {
            places.insert(grid.boundary().getEnvelopeInternal(), grid);
        }
    }

    public Optional<Grid> find(String code) {
        return Optional.ofNullable(all.get(code));
    }

    public Collection<Grid> all() {
        return all.values();
    }

    /** Those directly inside, ended ones too. */
    public List<Grid> children(String code) {
        return below.getOrDefault(code, List.of());
    }

    /** What it lies in: the longest code its own begins with. */
    public Optional<Grid> parentOf(Grid grid) {
        for (int end = grid.code().length() - 1; end > 0; end--) {
            var parent = all.get(grid.code().substring(0, end));
            if (parent != null) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    /** The patch and all it lies in, the narrowest first. */
    public List<Grid> upwards(Grid grid) {
        var path = new ArrayList<Grid>();
        for (var at = Optional.of(grid); at.isPresent(); at = parentOf(at.get())) {
            path.add(at.get());
        }
        return path;
    }

    /** The narrowest patches a point lies in on a day: one, several on an edge, none outside. */
    public List<Grid> at(double latitude, double longitude, LocalDate day) {
        List<?> near = places.query(new Envelope(longitude, longitude, latitude, latitude));
        var around = near.stream().map(Grid.class::cast).filter(grid -> grid.time().on(day) && grid.contains(latitude, longitude)).sorted(NARROWEST).toList();
        return around.stream().filter(grid -> around.stream().noneMatch(narrower -> narrower != grid && narrower.liesIn(grid.code()))).toList();
    }

    /** What several patches have in common; empty when they lie in nothing together. */
    public Optional<Grid> common(Collection<String> codes) {
        return codes.stream().findFirst().flatMap(this::find).flatMap(first -> upwards(first).stream().filter(up -> codes.stream().allMatch(code -> code
                .startsWith(up.code()))).findFirst());
    }

    /** Who walks it: the nearest upwards that somebody walks. */
    public Optional<Grid> walked(String code) {
        return find(code).flatMap(grid -> upwards(grid).stream().filter(up -> up.keeper().worker() != null).findFirst());
    }

    /** Counts of cases, each filed in one patch, summed into all that the patch lies in; ended patches count where they lay. */
    public Map<String, Integer> rolledUp(Map<String, Integer> filed) {
        var sums = new HashMap<String, Integer>();
        filed.forEach((code, count) -> find(code).ifPresent(grid -> upwards(grid).forEach(up -> sums.merge(up.code(), count, Integer::sum))));
        return sums;
    }
}
