/** Answers to what residents ask rather than complain about. */
@NullMarked
package huiying.bot.knowledge;

import org.jspecify.annotations.NullMarked;
