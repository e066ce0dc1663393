/** People on the telephone: who waits, who answers, who is called back, who is asked how it went. */
@NullMarked
package huiying.bot.hotline;

import org.jspecify.annotations.NullMarked;
