/** What models learn from: where it came from, how far it is trusted, and what people do to it. */
@NullMarked
package huiying.bot.learning.samples;

import org.jspecify.annotations.NullMarked;
