package huiying.app.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import huiying.bot.grids.Grid;
import huiying.bot.grids.Grids;

/** The outlines of the streets, small enough to stand beside a list. North is up; the drawing is {@value #WIDTH} units wide. */
record CityMap(double west, double north, double scale, double height, List<String> outlines) {
    private static final double WIDTH = 320;

    static CityMap of(Grids grids) {
        var streets = grids.all().stream().filter(grid -> grid.level() == Grid.Level.STREET && !grid.ring().isEmpty()).toList();
        var points = streets.stream().flatMap(grid -> grid.ring().stream()).toList();
        double west = points.stream().mapToDouble(List::getFirst).min().orElse(0);
        double east = points.stream().mapToDouble(List::getFirst).max().orElse(1);
        double south = points.stream().mapToDouble(point -> point.get(1)).min().orElse(0);
        double north = points.stream().mapToDouble(point -> point.get(1)).max().orElse(1);
        double scale = WIDTH / (east - west);
        var empty = new CityMap(west, north, scale, (north - south) * scale, List.of());
        return new CityMap(west, north, scale, empty.height, streets.stream().map(grid -> empty.outline(grid.ring())).toList());
    }

    public String box() {
        return "0 0 %.0f %.0f".formatted(WIDTH, height);
    }

    Cluster.Pin pin(double latitude, double longitude) {
        return new Cluster.Pin(Math.round((longitude - west) * scale), Math.round((north - latitude) * scale));
    }

    /** The middle of a patch. */
    Optional<Cluster.Pin> pin(Grid grid) {
        return grid.ring().isEmpty()
                ? Optional.empty()
                : Optional.of(pin(grid.ring().stream().mapToDouble(point -> point.get(1)).average().orElse(0),
                        grid.ring().stream().mapToDouble(List::getFirst).average().orElse(0)));
    }

    /** The border of a patch as points of a polygon. */
    String outline(Grid grid) {
        return outline(grid.ring());
    }

    private String outline(List<List<Double>> ring) {
        return ring.stream().map(point -> pin(point.get(1), point.getFirst())).map(pin -> "%.0f,%.0f".formatted(pin.x(), pin.y()))
                .collect(Collectors.joining(" "));
    }
}
