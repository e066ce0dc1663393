/** Who looked at what and who changed what, in a chain that shows tampering. */
@NullMarked
package huiying.bot.audit;

import org.jspecify.annotations.NullMarked;
