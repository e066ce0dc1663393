/** Taking away what need not be kept any more: residents' words, numbers and files, by rules with versions. */
@NullMarked
package huiying.bot.retention;

import org.jspecify.annotations.NullMarked;
