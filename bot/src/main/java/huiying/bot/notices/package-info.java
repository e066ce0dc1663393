/** What residents are told, in their language, each occasion once. */
@NullMarked
package huiying.bot.notices;

import org.jspecify.annotations.NullMarked;
