/** Promises to keep: every message to a resident is sent once or flagged. */
@NullMarked
package huiying.bot.outbox;

import org.jspecify.annotations.NullMarked;
