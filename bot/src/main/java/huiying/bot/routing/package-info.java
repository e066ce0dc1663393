/** Whose job it is: units, grids, places, and the duty list that joins them. */
@NullMarked
package huiying.bot.routing;

import org.jspecify.annotations.NullMarked;
