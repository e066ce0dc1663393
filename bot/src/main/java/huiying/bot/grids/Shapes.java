package huiying.bot.grids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GeoJSON polygons and what they are to the geometry library; no other form of shape is taken. */
final class Shapes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int POINTS = 20_000;

    private Shapes() {
    }

    /** A shape that cannot be used, and why: {@code not-a-polygon}, {@code ring-open}, {@code out-of-range}, {@code crosses-itself}. */
    static final class BadShape extends Exception {
        private static final long serialVersionUID = 1;

        private final String where;

        BadShape(String code, String where) {
            super(code);
            this.where = where;
        }

        String code() {
            return String.valueOf(getMessage());
        }

        String where() {
            return where;
        }
    }

    static Point point(double latitude, double longitude) {
        return FACTORY.createPoint(new Coordinate(longitude, latitude));
    }

    static Geometry read(String geoJson) {
        try {
            return read(JSON.readTree(geoJson));
        } catch (BadShape stored) {
            throw new IllegalStateException("a stored boundary cannot be read: " + stored.code(), stored);
        }
    }

    static Geometry read(JsonNode shape) throws BadShape {
        var coordinates = shape.path("coordinates");
        var made = switch (shape.path("type").asString("")) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> polygons(coordinates);
            default -> throw new BadShape("not-a-polygon", shape.path("type").asString(""));
        };
        if (made.getNumPoints() > POINTS) {
            throw new BadShape("too-many-points", Integer.toString(made.getNumPoints()));
        }
        var problem = Optional.ofNullable(new IsValidOp(made).getValidationError());
        if (problem.isPresent()) {
            var at = problem.get().getCoordinate();
            throw new BadShape("crosses-itself", at == null ? "" : at.x + ", " + at.y);
        }
        return made;
    }

    static String write(Geometry geometry) {
        ObjectNode node = JSON.createObjectNode();
        if (geometry instanceof Polygon polygon) {
            node.put("type", "Polygon").set("coordinates", rings(polygon));
        } else {
            var all = node.put("type", "MultiPolygon").putArray("coordinates");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                all.add(rings((Polygon) geometry.getGeometryN(i)));
            }
        }
        return node.toString();
    }

    static List<List<List<Double>>> outline(Geometry geometry) {
        var rings = new ArrayList<List<List<Double>>>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            rings.add(java.util.Arrays.stream(((Polygon) geometry.getGeometryN(i)).getExteriorRing().getCoordinates()).map(at -> List.of(at.x, at.y)).toList());
        }
        return rings;
    }

    private static Geometry polygons(JsonNode coordinates) throws BadShape {
        var all = new ArrayList<Polygon>();
        for (var polygon : coordinates) {
            all.add(polygon(polygon));
        }
        return FACTORY.createMultiPolygon(all.toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonNode rings) throws BadShape {
        if (!rings.isArray() || rings.isEmpty()) {
            throw new BadShape("not-a-polygon", "");
        }
        var made = new ArrayList<LinearRing>();
        for (var ring : rings) {
            made.add(ring(ring));
        }
        return FACTORY.createPolygon(made.getFirst(), made.subList(1, made.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode points) throws BadShape {
        var all = new ArrayList<Coordinate>();
        for (var point : points) {
            all.add(coordinate(point));
        }
        if (all.size() < 4 || !all.getFirst().equals2D(all.getLast())) {
            throw new BadShape("ring-open", Integer.toString(all.size()));
        }
        return FACTORY.createLinearRing(all.toArray(Coordinate[]::new));
    }

    private static Coordinate coordinate(JsonNode point) throws BadShape {
        if (!point.isArray() || point.size() < 2 || !point.get(0).isNumber() || !point.get(1).isNumber()) {
            throw new BadShape("not-a-point", point.toString());
        }
        double x = point.get(0).asDouble();
        double y = point.get(1).asDouble();
        if (Math.abs(x) > 180 || Math.abs(y) > 90) {
            throw new BadShape("out-of-range", x + ", " + y);
        }
        return new Coordinate(x, y);
    }

    private static ArrayNode rings(Polygon polygon) {
        var rings = JSON.createArrayNode();
        rings.add(ring(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(ring(polygon.getInteriorRingN(i)));
        }
        return rings;
    }

    private static ArrayNode ring(LinearRing ring) {
        var points = JSON.createArrayNode();
        for (var at : List.of(ring.getCoordinates())) {
            points.addArray().add(at.x).add(at.y);
        }
        return points;
    }
}
