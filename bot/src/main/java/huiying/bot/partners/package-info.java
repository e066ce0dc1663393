/** Other systems: what they file with us, and what of ours they follow. */
@NullMarked
package huiying.bot.partners;

import org.jspecify.annotations.NullMarked;
