/** What members of staff decide: the acts, who may do them, and the ten seconds in which they may be taken back. */
@NullMarked
package huiying.bot.desk;

import org.jspecify.annotations.NullMarked;
