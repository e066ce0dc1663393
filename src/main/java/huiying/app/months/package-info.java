/** A made-up month: residents, staff and the clock of a whole district, played through the real service from a seed. */
@NullMarked
package huiying.app.months;

import org.jspecify.annotations.NullMarked;
