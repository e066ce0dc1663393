/** The talk with one address: a sealed state machine that hears and decides what comes next. */
@NullMarked
package huiying.bot.conversation;

import org.jspecify.annotations.NullMarked;
