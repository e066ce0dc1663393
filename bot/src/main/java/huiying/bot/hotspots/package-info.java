/** One cause behind many cases: who belongs together and why, proposed by a detector, decided by people, reversible. */
@NullMarked
package huiying.bot.hotspots;

import org.jspecify.annotations.NullMarked;
