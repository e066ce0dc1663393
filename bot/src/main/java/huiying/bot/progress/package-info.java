/** Every step of a case with all that follows from it: clocks, tasks, news, surveys, the next step where a rule takes it. */
@NullMarked
package huiying.bot.progress;

import org.jspecify.annotations.NullMarked;
