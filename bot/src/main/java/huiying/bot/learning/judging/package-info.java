/** How good a model is, in figures anybody can check, and how two compare. */
@NullMarked
package huiying.bot.learning.judging;

import org.jspecify.annotations.NullMarked;
