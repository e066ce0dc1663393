/** How much may be sent where: countries, budgets, numbers, machines that answer machines. */
@NullMarked
package huiying.bot.allowance;

import org.jspecify.annotations.NullMarked;
