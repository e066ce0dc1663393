/** Taking lists out of the house: asked for with a reason, allowed by a second person where it is much or secret, taken once, written down. */
@NullMarked
package huiying.bot.exports;

import org.jspecify.annotations.NullMarked;
