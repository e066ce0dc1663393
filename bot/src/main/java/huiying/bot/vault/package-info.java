/** Keeps personal data unreadable to whoever holds only the database. */
@NullMarked
package huiying.bot.vault;

import org.jspecify.annotations.NullMarked;
