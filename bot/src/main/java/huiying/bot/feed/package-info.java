/** What happened, in an order others can follow without missing anything. */
@NullMarked
package huiying.bot.feed;

import org.jspecify.annotations.NullMarked;
