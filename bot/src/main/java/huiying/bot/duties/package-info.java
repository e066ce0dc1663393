/** The duty list: every matter the city has taken on, whose it is where, by which law, and how the list came to be what it is. */
@NullMarked
package huiying.bot.duties;

import org.jspecify.annotations.NullMarked;
