/** The people who work here, their roles and units. */
@NullMarked
package huiying.bot.staff;

import org.jspecify.annotations.NullMarked;
