/** Who may see the identity behind a matter told in confidence, and what departments read instead. */
@NullMarked
package huiying.bot.secrets;

import org.jspecify.annotations.NullMarked;
