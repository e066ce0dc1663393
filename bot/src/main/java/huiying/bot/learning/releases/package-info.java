/** Which model answers: gates, promotion, rollback, shadow, and the guard of the promise. */
@NullMarked
package huiying.bot.learning.releases;

import org.jspecify.annotations.NullMarked;
