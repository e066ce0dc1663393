/** Decides. Three things move a case: a resident's message, a member of staff, the clock. */
@NullMarked
package huiying.bot;

import org.jspecify.annotations.NullMarked;
