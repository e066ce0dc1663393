/** The tree of categories as it grows: every change is looked at first, moves the samples along, and can be taken back. */
@NullMarked
package huiying.bot.learning.categories;

import org.jspecify.annotations.NullMarked;
