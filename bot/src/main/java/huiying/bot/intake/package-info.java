/** What residents tell becomes a draft, a filed case, and somebody's job. */
@NullMarked
package huiying.bot.intake;

import org.jspecify.annotations.NullMarked;
