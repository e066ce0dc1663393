/** Promises received: every message is kept before it is acknowledged, and taken once, in order, one lane per sender. */
@NullMarked
package huiying.bot.inbox;

import org.jspecify.annotations.NullMarked;
