/** The learning studio: what people decide becomes samples, samples become candidates, and only what earns it answers residents. */
@NullMarked
package huiying.bot.learning;

import org.jspecify.annotations.NullMarked;
