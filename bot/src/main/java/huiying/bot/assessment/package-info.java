/** How the work is judged: the three rates with their intervals, the seven links, the score sheet by versioned rules, and what looks like gaming. */
@NullMarked
package huiying.bot.assessment;

import org.jspecify.annotations.NullMarked;
