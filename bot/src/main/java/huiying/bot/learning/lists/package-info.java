/** The lists the service reads by: answers, words of danger, names of places, ways of speaking; edited whole, by version. */
@NullMarked
package huiying.bot.learning.lists;

import org.jspecify.annotations.NullMarked;
