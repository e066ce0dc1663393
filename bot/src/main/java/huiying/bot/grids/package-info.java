/** The patches of the city: how they lie in one another, since when, who walks them, and what stands in them. */
@NullMarked
package huiying.bot.grids;

import org.jspecify.annotations.NullMarked;
