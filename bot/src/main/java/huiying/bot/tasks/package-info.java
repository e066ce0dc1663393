/** Work that waits for a person, claimed by one at a time. */
@NullMarked
package huiying.bot.tasks;

import org.jspecify.annotations.NullMarked;
