/** Finding cases by what was said, without keeping what was said readable. */
@NullMarked
package huiying.bot.search;

import org.jspecify.annotations.NullMarked;
