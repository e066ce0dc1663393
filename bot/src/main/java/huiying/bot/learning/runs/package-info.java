/** Trainings: an exact set of samples in, a candidate and its answers to held-out samples out. */
@NullMarked
package huiying.bot.learning.runs;

import org.jspecify.annotations.NullMarked;
