/** Residents as the channels know them, sealed. */
@NullMarked
package huiying.bot.addresses;

import org.jspecify.annotations.NullMarked;
