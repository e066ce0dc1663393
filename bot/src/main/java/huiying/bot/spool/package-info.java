/** What the doors keep on disk while the database is away. */
@NullMarked
package huiying.bot.spool;

import org.jspecify.annotations.NullMarked;
