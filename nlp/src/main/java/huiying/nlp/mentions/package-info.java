/** Finds what a text names: places, times, numbers, personal identifiers. */
@NullMarked
package huiying.nlp.mentions;

import org.jspecify.annotations.NullMarked;
