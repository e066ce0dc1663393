/** Providers are asked afterwards what they received, so that a message a door missed is not lost. */
@NullMarked
package huiying.bot.recall;

import org.jspecify.annotations.NullMarked;
