/** Switches of what the house does of itself, as data with versions that every node reads when it acts. */
@NullMarked
package huiying.bot.features;

import org.jspecify.annotations.NullMarked;
