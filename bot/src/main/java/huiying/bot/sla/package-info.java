/** Promises in time: working days, service levels, the deadlines of each case. */
@NullMarked
package huiying.bot.sla;

import org.jspecify.annotations.NullMarked;
