/** The three questions after a case was dealt with. */
@NullMarked
package huiying.bot.survey;

import org.jspecify.annotations.NullMarked;
