/** Residents known across several addresses, linked only by proof. */
@NullMarked
package huiying.bot.citizens;

import org.jspecify.annotations.NullMarked;
