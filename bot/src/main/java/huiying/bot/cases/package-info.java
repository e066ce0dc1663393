/** What a resident brought to us: its state, its history, the table of what may happen next. */
@NullMarked
package huiying.bot.cases;

import org.jspecify.annotations.NullMarked;
