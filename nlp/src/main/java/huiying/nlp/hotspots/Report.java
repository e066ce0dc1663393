package huiying.nlp.hotspots;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something told just now or lately, as far as it matters for what else is like it.
 *
 * @param person   who told it
 * @param category what kind of matter it was found to be, null while unknown
 * @param where    the point when one is known
 * @param area     the code of the smallest known patch; the code of a larger patch is its beginning. Null when unknown
 */
public record Report(UUID id, String person, String text, Instant at, @Nullable String category, @Nullable Position where, @Nullable String area) {

    /** A point on the map. */
    public record Position(double latitude, double longitude) {
        private static final double METRES_A_DEGREE = 111_195;

        /** Good enough within a city. */
        public double metresTo(Position other) {
            double north = (latitude - other.latitude) * METRES_A_DEGREE;
            double east = (longitude - other.longitude) * METRES_A_DEGREE * Math.cos(Math.toRadians(latitude));
            return Math.hypot(north, east);
        }
    }
}
