/** Open311 GeoReport v2: the trade's own protocol, translated here and nowhere else. */
@NullMarked
package huiying.app.open311;

import org.jspecify.annotations.NullMarked;
