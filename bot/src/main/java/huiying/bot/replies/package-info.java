/** What departments answer: whether it says what a resident wants to know, and whether it is the same sentence for everybody. */
@NullMarked
package huiying.bot.replies;

import org.jspecify.annotations.NullMarked;
