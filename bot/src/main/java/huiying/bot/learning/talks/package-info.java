/** Real talks, made anonymous, that every candidate has to take as they ought to be taken. */
@NullMarked
package huiying.bot.learning.talks;

import org.jspecify.annotations.NullMarked;
